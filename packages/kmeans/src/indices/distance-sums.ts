import { createKernel, type KernelKind, reserve } from "../kernel/kernel.js";
import { type ComparedRows, type Numbers, TILE } from "./compared-rows.js";

/**
 * Sums of weighted Euclidean distances from the points of a tile to the rows of every fold and slot.
 *
 * @param points Packed in tiles.
 * @param at Where the tile begins.
 * @returns Sums `(fold × (slots + 1) + slot) × TILE + point`; the last slot of each fold is nobody's. Changed by the next call.
 */
export type DistanceSums = (points: Numbers, at: number) => Float64Array;

/** Where the kernel finds the points. */
const POINTS = 1024;

/**
 * Prepare sums of distances: in the kernel where rows are f32, else in plain f64.
 *
 * @param compared The rows to compare with.
 * @param kind Build of the kernel.
 */
export function distanceSums(compared: ComparedRows, kind: KernelKind): DistanceSums {
  return compared.values instanceof Float32Array ? kernelSums(compared, kind) : plainSums(compared);
}

function kernelSums(
  { featureCount: d, slots, values, weights, slotOf, folds, stretches }: ComparedRows,
  kind: KernelKind,
) {
  const kernel = createKernel(kind);
  const parts = slots.ks.length;
  const width = slots.count + 1;
  let end = POINTS;
  const room = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 64) * 64;
    return at;
  };
  room(TILE * d * 4);
  const near = room(width * TILE * 4);
  const outAt = room(folds * width * TILE * 8);
  const slotsAt = room(slotOf.byteLength);
  const weightsAt = room(weights?.byteLength ?? 0);
  const valuesAt = room(values.byteLength);
  reserve(kernel, end);
  const { buffer } = kernel.memory;
  new Float32Array(buffer, valuesAt, values.length).set(values);
  new Uint16Array(buffer, slotsAt, slotOf.length).set(slotOf);
  if (weights) new Float32Array(buffer, weightsAt, weights.length).set(weights);
  const tile = new Float32Array(buffer, POINTS, TILE * d);
  const out = new Float64Array(buffer, outAt, folds * width * TILE);
  return (points: Numbers, at: number): Float64Array => {
    tile.set(points.subarray(at, at + TILE * d));
    out.fill(0);
    for (const { fold, first, rows } of stretches) {
      kernel.operations.sumDistances(
        rows,
        d,
        valuesAt + first * d * 4,
        slotsAt + first * parts * 2,
        parts,
        weights ? weightsAt + first * 4 : 0,
        POINTS,
        near,
        width,
        outAt + fold * width * TILE * 8,
      );
    }
    return out;
  };
}

function plainSums({ featureCount: d, slots, values, weights, slotOf, folds, stretches }: ComparedRows): DistanceSums {
  const parts = slots.ks.length;
  const width = slots.count + 1;
  const out = new Float64Array(folds * width * TILE);
  const far = new Float64Array(TILE);
  return (points, at) => {
    out.fill(0);
    for (const { fold, first, rows } of stretches) {
      for (let i = first; i < first + rows; i++) {
        farFrom(values, i * d, points, at, d, far);
        const w = weights ? weights[i] : 1;
        for (let p = 0; p < parts; p++) {
          const into = (fold * width + slotOf[i * parts + p]) * TILE;
          for (let q = 0; q < TILE; q++) out[into + q] += w * far[q];
        }
      }
    }
    return out;
  };
}

function farFrom(values: Numbers, row: number, points: Numbers, at: number, d: number, far: Float64Array): void {
  for (let q = 0; q < TILE; q++) {
    let square = 0;
    for (let j = 0, y = at + q; j < d; j++, y += TILE) {
      const t = values[row + j] - points[y];
      square += t * t;
    }
    far[q] = Math.sqrt(square);
  }
}

import { createKernel, type KernelKind, reserve } from "../kernel/kernel.js";
import { type Cells, padded } from "./cells.js";

/**
 * Sums of weighted Euclidean distances from some points to the rows of every cell.
 *
 * @param points Packed as the cells are.
 * @param at Where the first group of 4 points begins.
 * @param groups How many groups, at most `POINT_GROUPS`.
 * @param out Sums `cell × 4 · POINT_GROUPS + point`.
 */
export type DistanceSums = (points: Cells["tiles"], at: number, groups: number, out: Float64Array) => void;

/** Groups of points that are compared with a stretch of rows while that is in the nearest cache. */
export const POINT_GROUPS = 8;

/** Rows of such a stretch: whole runs of the kernel. */
const STRETCH = 1024;

/** Where the kernel finds the 4 sums and the 4 points. */
const OUT = 1024;
const POINTS = 1088;

/**
 * Prepare sums of distances to cells: in the kernel where they are f32, else in plain f64.
 *
 * @param cells The rows to compare with.
 * @param kind Build of the kernel.
 */
export function distanceSums(cells: Cells, kind: KernelKind): DistanceSums {
  return cells.tiles instanceof Float32Array ? kernelSums(cells, cells.tiles, kind) : plainSums(cells);
}

function kernelSums(cells: Cells, tiles: Float32Array, kind: KernelKind): DistanceSums {
  const { featureCount: d, sizes, weights } = cells;
  const kernel = createKernel(kind);
  const tilesAt = POINTS + Math.ceil((d * 16 * POINT_GROUPS) / 64) * 64;
  const weightsAt = tilesAt + tiles.byteLength;
  reserve(kernel, weightsAt + (weights?.byteLength ?? 0));
  const { buffer } = kernel.memory;
  new Float32Array(buffer, tilesAt, tiles.length).set(tiles);
  if (weights) new Float32Array(buffer, weightsAt, weights.length).set(weights);
  const points = new Float32Array(buffer, POINTS, 4 * d * POINT_GROUPS);
  const sums = new Float64Array(buffer, OUT, 4);
  const starts = startsOf(sizes);
  return (from, at, groups, out) => {
    points.set(from.subarray(at, at + 4 * d * groups));
    out.fill(0);
    for (let cell = 0; cell < sizes.length; cell++) {
      for (let first = 0; first < sizes[cell]; first += STRETCH) {
        const rows = Math.min(STRETCH, sizes[cell] - first);
        const x = tilesAt + (starts[cell] + first) * d * 4;
        const own = weights ? weightsAt + (starts[cell] + first) * 4 : 0;
        for (let g = 0; g < groups; g++) {
          kernel.operations.sumDistances(rows, d, x, POINTS + g * d * 16, own, OUT);
          const into = (cell * POINT_GROUPS + g) * 4;
          for (let q = 0; q < 4; q++) out[into + q] += sums[q];
        }
      }
    }
  };
}

function plainSums({ featureCount: d, sizes, tiles, weights }: Cells): DistanceSums {
  const starts = startsOf(sizes);
  return (from, at, groups, out) => {
    for (let cell = 0; cell < sizes.length; cell++) {
      for (let p = 0; p < 4 * groups; p++) {
        const point = at + (p - (p % 4)) * d + (p % 4);
        let sum = 0;
        for (let m = starts[cell]; m < starts[cell] + sizes[cell]; m++) {
          let square = 0;
          for (let j = 0, x = (m - (m % 4)) * d + (m % 4), y = point; j < d; j++, x += 4, y += 4) {
            const t = tiles[x] - from[y];
            square += t * t;
          }
          sum += weights ? weights[m] * Math.sqrt(square) : Math.sqrt(square);
        }
        out[cell * 4 * POINT_GROUPS + p] = sum;
      }
    }
  };
}

/** The first row of each cell, with the padding of those before. */
function startsOf(sizes: Uint32Array): Uint32Array {
  let next = 0;
  return sizes.map((size) => {
    const start = next;
    next += padded(size);
    return start;
  });
}

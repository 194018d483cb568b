import type { ColumnRanges } from "../column-ranges.js";
import { frameOf } from "../engine/frame.js";
import { createKernel, type KernelKind, kernelKind, reserve } from "../kernel/kernel.js";
import { squaredDistance } from "../lloyd/assign-rows.js";
import type { Matrix } from "../matrix.js";

/** Sums of weighted Euclidean distances from a row to groups of rows. */
export interface DistanceSums {
  /** From a row of the matrix to all rows of group `g`. */
  to(row: number, g: number): number;
  /** The weight of each group. */
  readonly totals: readonly number[];
}

/** Up to this many subtractions plain f64 is as quick as filling the kernel's memory. */
const PLAIN_WORK = 20_000_000;

/**
 * Prepare sums of distances to groups of rows: in f64 for small tables, else in the kernel, where each distance is rounded to f32.
 *
 * @param matrix The rows.
 * @param ranges Of the matrix.
 * @param weights One per row, or null for 1.
 * @param groups Rows of each group.
 * @param asked How many rows will be asked for.
 * @param kind Build of the kernel, for tests; by default chosen by the work and the machine.
 */
export function distanceSums(
  matrix: Matrix,
  ranges: ColumnRanges,
  weights: Float64Array | null,
  groups: readonly Uint32Array[],
  asked: number,
  kind?: KernelKind,
): DistanceSums {
  const rows = groups.reduce((sum, group) => sum + group.length, 0);
  if (!kind && rows * asked * matrix.featureCount <= PLAIN_WORK) return plainSums(matrix, weights, groups);
  return kernelSums(matrix, ranges, weights, groups, kind ?? kernelKind());
}

function totalsOf(weights: Float64Array | null, groups: readonly Uint32Array[]): readonly number[] {
  return groups.map((group) => (weights ? group.reduce((sum, row) => sum + weights[row], 0) : group.length));
}

function plainSums(matrix: Matrix, weights: Float64Array | null, groups: readonly Uint32Array[]): DistanceSums {
  const { values, featureCount: d } = matrix;
  const packed = groups.map((group) => {
    const copy = new Float64Array(group.length * d);
    group.forEach((row, m) => {
      copy.set(values.subarray(row * d, row * d + d), m * d);
    });
    return copy;
  });
  return {
    totals: totalsOf(weights, groups),
    to(row, g) {
      let sum = 0;
      for (let m = 0; m < groups[g].length; m++) {
        const distance = Math.sqrt(squaredDistance(values, row * d, packed[g], m * d, d));
        sum += weights ? weights[groups[g][m]] * distance : distance;
      }
      return sum;
    },
  };
}

function kernelSums(
  matrix: Matrix,
  { low, high }: ColumnRanges,
  weights: Float64Array | null,
  groups: readonly Uint32Array[],
  kind: KernelKind,
): DistanceSums {
  const { values, featureCount: d } = matrix;
  const { centre, scale, weightUnit } = frameOf(matrix, weights, low, high);
  const kernel = createKernel(kind);
  const padded = groups.map((group) => Math.ceil(group.length / 4) * 4);
  const rows = padded.reduce((sum, n) => sum + n, 0);
  const point = 1024;
  const tilesAt = point + Math.ceil((d * 4) / 64) * 64;
  const weightsAt = tilesAt + rows * d * 4;
  reserve(kernel, weightsAt + rows * 4);
  const { buffer } = kernel.memory;
  const y = new Float32Array(buffer, point, d);
  const tiles = new Float32Array(buffer, tilesAt, rows * d);
  const shares = new Float32Array(buffer, weightsAt, rows);
  const starts: number[] = [];
  let at = 0;
  groups.forEach((group, g) => {
    starts[g] = at;
    group.forEach((row, m) => {
      const base = (at + m - (m % 4)) * d + (m % 4);
      for (let j = 0; j < d; j++) tiles[base + j * 4] = (values[row * d + j] - centre[j]) * scale;
      shares[at + m] = weights ? weights[row] / weightUnit : 1;
    });
    at += padded[g];
  });
  return {
    totals: totalsOf(weights, groups),
    to(row, g) {
      for (let j = 0; j < d; j++) y[j] = (values[row * d + j] - centre[j]) * scale;
      const from = tilesAt + starts[g] * d * 4;
      const own = weights ? weightsAt + starts[g] * 4 : 0;
      return (kernel.operations.sumDistances(groups[g].length, d, from, point, own) * weightUnit) / scale;
    },
  };
}

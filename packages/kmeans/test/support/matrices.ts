import type { Matrix } from "../../src/index.js";
import { createRandom } from "../../src/index.js";

/** A matrix from rows written out. */
export function matrixOf(rows: readonly (readonly number[])[], featureCount: number = rows[0].length): Matrix {
  return { values: Float64Array.from(rows.flat()), rowCount: rows.length, featureCount };
}

/** Seeded blobs: `groups` normal clouds, `apart` standard deviations between their centres. */
export function blobs(rowCount: number, featureCount: number, groups: number, seed: number, apart = 3): Matrix {
  const random = createRandom(seed, 77);
  const centres = Array.from({ length: groups * featureCount }, () => random.normal() * apart);
  const values = new Float64Array(rowCount * featureCount);
  for (let i = 0; i < rowCount; i++) {
    const group = random.below(groups);
    for (let j = 0; j < featureCount; j++)
      values[i * featureCount + j] = centres[group * featureCount + j] + random.normal();
  }
  return { values, rowCount, featureCount };
}

/** Rows picked by index. */
export function pickRows(matrix: Matrix, rows: readonly number[]): Matrix {
  const d = matrix.featureCount;
  const values = new Float64Array(rows.length * d);
  rows.forEach((row, i) => {
    values.set(matrix.values.subarray(row * d, row * d + d), i * d);
  });
  return { values, rowCount: rows.length, featureCount: d };
}

/** The first `k` rows as starting centroids. */
export function firstRows(matrix: Matrix, k: number): Float64Array {
  return matrix.values.slice(0, k * matrix.featureCount);
}

import { createRandom, type Matrix, type Random } from "@coterie/kmeans";

/** A matrix from rows. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { values: Float64Array.from(rows.flat()), rowCount: rows.length, featureCount: rows[0].length };
}

/** A seeded matrix, row by row. */
export function drawnMatrix(rowCount: number, seed: number, row: (random: Random, i: number) => number[]): Matrix {
  const random = createRandom(seed);
  return matrixOf(Array.from({ length: rowCount }, (_, i) => row(random, i)));
}

/** Each column to mean 0 and population deviation 1. */
export function standardised({ values, rowCount, featureCount }: Matrix): Matrix {
  const scaled = values.slice();
  for (let j = 0; j < featureCount; j++) {
    let mean = 0;
    for (let i = 0; i < rowCount; i++) mean += values[i * featureCount + j] / rowCount;
    let squares = 0;
    for (let i = 0; i < rowCount; i++) squares += (values[i * featureCount + j] - mean) ** 2 / rowCount;
    for (let i = 0; i < rowCount; i++)
      scaled[i * featureCount + j] = (values[i * featureCount + j] - mean) / Math.sqrt(squares);
  }
  return { values: scaled, rowCount, featureCount };
}

import { readF32 } from "./read-f32.mjs";

/**
 * A float32 file as an array of rows, the shape the JavaScript peers take.
 *
 * @param {string} path
 * @param {number} rowCount
 * @param {number} featureCount
 * @returns {number[][]}
 */
export function readRows(path, rowCount, featureCount) {
  const values = new Float64Array(rowCount * featureCount);
  readF32(path, values);
  return Array.from({ length: rowCount }, (_, i) =>
    Array.from(values.subarray(i * featureCount, (i + 1) * featureCount)),
  );
}

/**
 * Sum of squared distances of rows to their centroids.
 *
 * @param {readonly (readonly number[])[]} rows
 * @param {readonly (readonly number[])[]} centroids
 * @param {ArrayLike<number>} labels
 * @returns {number}
 */
export function inertiaOf(rows, centroids, labels) {
  let sum = 0;
  rows.forEach((row, i) => {
    const centroid = centroids[labels[i]];
    for (let j = 0; j < row.length; j++) sum += (row[j] - centroid[j]) ** 2;
  });
  return sum;
}

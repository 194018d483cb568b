import type { Matrix } from "@coterie/kmeans";
import { rowKernel } from "../../kernel/row-kernel.js";

/**
 * Independent normals made to correlate: each row times a factor.
 *
 * @param normals Rows.
 * @param factor `featureCount × featureCount`: for each column of what comes out, what it takes of each that goes in.
 */
export function joined(normals: Matrix, factor: Float64Array): Matrix {
  return kernelJoined(normals, factor) ?? plainJoined(normals, factor);
}

/** In the kernel; null where there is no SIMD. */
export function kernelJoined(normals: Matrix, factor: Float64Array): Matrix | null {
  const kernel = rowKernel(normals);
  if (kernel === null) return null;
  const { rowCount, featureCount: d } = normals;
  const width = 2 * Math.ceil(d / 2);
  const turned = kernel.room(d * width);
  const scores = kernel.room(kernel.chunk * width);
  const byColumn = kernel.numbersAt(turned, d * width);
  for (let j = 0; j < d; j++) for (let l = 0; l < d; l++) byColumn[l * width + j] = factor[j * d + l];
  const found = kernel.numbersAt(scores, kernel.chunk * width);
  const values = new Float64Array(rowCount * d);
  kernel.eachChunk(1, (count, rows, from) => {
    kernel.operations.joinRows(count, d, width, rows, turned, scores);
    if (width === d) values.set(found.subarray(0, count * d), from * d);
    else for (let r = 0; r < count; r++) values.set(found.subarray(r * width, r * width + d), (from + r) * d);
  });
  return { values, rowCount, featureCount: d };
}

/** In JavaScript, to the bit. */
export function plainJoined({ values, rowCount, featureCount: d }: Matrix, factor: Float64Array): Matrix {
  const scores = new Float64Array(values.length);
  for (let i = 0; i < rowCount; i++) {
    for (let j = 0; j < d; j++) {
      let sum = 0;
      for (let l = 0; l < d; l++) sum += factor[j * d + l] * values[i * d + l];
      scores[i * d + j] = sum;
    }
  }
  return { values: scores, rowCount, featureCount: d };
}

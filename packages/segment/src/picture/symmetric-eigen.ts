/** Eigenvalues, falling, and beside each its unit eigenvector. */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: readonly Float64Array[];
}

const SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations.
 *
 * @param matrix `size × size`, row-major, symmetric. Not modified.
 * @param size Rows.
 * @returns All pairs by falling value. Each vector's largest entry by magnitude (ties to the first) is positive.
 * @remarks O(size³) a sweep, a handful of sweeps. Golub & Van Loan, Matrix Computations, section 8.5.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a, size) > 0; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j] - a[i * size + i] || i - j);
  return {
    values: Float64Array.from(order, (i) => a[i * size + i]),
    vectors: order.map((i) => withFixedSign(Float64Array.from({ length: size }, (_, row) => v[row * size + i]))),
  };
}

/** Sum of squares off the diagonal, 0 where it is nothing beside the diagonal. */
function offDiagonal(a: Float64Array, size: number): number {
  let off = 0;
  let diagonal = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) diagonal += a[i * size + j] ** 2;
      else off += a[i * size + j] ** 2;
    }
  }
  return off <= diagonal * 1e-32 ? 0 : off;
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q];
  if (apq === 0) return;
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let i = 0; i < size; i++) {
    const aip = a[i * size + p];
    const aiq = a[i * size + q];
    a[i * size + p] = c * aip - s * aiq;
    a[i * size + q] = s * aip + c * aiq;
    const vip = v[i * size + p];
    const viq = v[i * size + q];
    v[i * size + p] = c * vip - s * viq;
    v[i * size + q] = s * vip + c * viq;
  }
  for (let i = 0; i < size; i++) {
    const api = a[p * size + i];
    const aqi = a[q * size + i];
    a[p * size + i] = c * api - s * aqi;
    a[q * size + i] = s * api + c * aqi;
  }
  a[p * size + q] = 0;
  a[q * size + p] = 0;
}

/** The vector or its negative: the one whose largest entry by magnitude is positive; entries within 1e-9 are equal, the first counts. */
export function withFixedSign(vector: Float64Array): Float64Array {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const first = vector.find((x) => Math.abs(x) >= largest * (1 - 1e-9)) ?? 0;
  return first < 0 ? vector.map((x) => -x) : vector;
}

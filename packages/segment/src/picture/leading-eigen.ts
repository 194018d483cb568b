import { createRandom } from "@coterie/kmeans";
import { type Eigen, symmetricEigen, withFixedSign } from "./symmetric-eigen.js";

/** Up to this size all pairs are found at once. */
const WHOLE = 150;
const BLOCK = 8;
const ROUNDS = 300;
const TOLERANCE = 1e-12;

/**
 * The two largest eigenvalues of a covariance matrix and their eigenvectors.
 *
 * @param matrix `size × size`, row-major, symmetric, no eigenvalue below 0. Not modified.
 * @param size Rows.
 * @returns Two pairs (one when `size` is 1), signs as of `symmetricEigen`.
 * @remarks Up to 150 rows by Jacobi rotations; beyond, subspace iteration with eight vectors from a fixed start, O(size²) a round,
 * until the two values stand still to 1e-12. Golub & Van Loan, Matrix Computations, section 8.2.4.
 */
export function leadingEigen(matrix: Float64Array, size: number): Eigen {
  if (size <= WHOLE) {
    const { values, vectors } = symmetricEigen(matrix, size);
    return { values: values.slice(0, 2), vectors: vectors.slice(0, 2) };
  }
  const random = createRandom(0);
  let block = orthonormal(
    Array.from({ length: BLOCK }, () => Float64Array.from({ length: size }, () => random.normal())),
  );
  let values = new Float64Array(2);
  for (let round = 0; round < ROUNDS; round++) {
    const images = block.map((vector) => product(matrix, vector, size));
    const inner = new Float64Array(BLOCK * BLOCK);
    for (let i = 0; i < BLOCK; i++)
      for (let j = 0; j < BLOCK; j++) inner[i * BLOCK + j] = (dot(block[i], images[j]) + dot(block[j], images[i])) / 2;
    const ritz = symmetricEigen(inner, BLOCK);
    const still =
      Math.abs(ritz.values[0] - values[0]) + Math.abs(ritz.values[1] - values[1]) <= TOLERANCE * ritz.values[0];
    values = ritz.values.slice(0, 2);
    const turned = ritz.vectors.map((weights) => combine(still ? block : images, weights, size));
    if (still) return { values, vectors: turned.slice(0, 2).map(withFixedSign) };
    block = orthonormal(turned);
  }
  return { values, vectors: block.slice(0, 2).map(withFixedSign) };
}

/** Gram-Schmidt, twice for safety; a vector that vanishes stays zero. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = Float64Array.from(vector);
    for (const other of [...done, ...done]) {
      const share = dot(rest, other);
      for (let i = 0; i < rest.length; i++) rest[i] -= share * other[i];
    }
    const length = Math.sqrt(dot(rest, rest));
    done.push(rest.map((x) => (length > 0 ? x / length : 0)));
  }
  return done;
}

function product(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const image = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j] * vector[j];
    image[i] = sum;
  }
  return image;
}

function combine(vectors: readonly Float64Array[], weights: Float64Array, size: number): Float64Array {
  const sum = new Float64Array(size);
  vectors.forEach((vector, v) => {
    for (let i = 0; i < size; i++) sum[i] += weights[v] * vector[i];
  });
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

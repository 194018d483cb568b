/** The lower triangle L with L·Lᵀ = R, kept row by row without its zeros, so that a sparse R costs little per customer. */
export interface SparseFactor {
  readonly size: number;
  /** Row i's entries are `start[i] .. start[i + 1]`. */
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/**
 * Factor a correlation matrix.
 *
 * @param correlation Symmetric and positive definite.
 * @returns Its lower Cholesky factor.
 */
export function cholesky(correlation: readonly (readonly number[])[]): SparseFactor {
  const size = correlation.length;
  const lower: number[][] = [];
  const start = new Int32Array(size + 1);
  const column: number[] = [];
  const value: number[] = [];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = correlation[i][j];
      for (let c = 0; c < j; c++) rest -= row[c] * (i === j ? row[c] : lower[j][c]);
      row.push(i === j ? Math.sqrt(rest) : rest / lower[j][j]);
      if (row[j] !== 0) {
        column.push(j);
        value.push(row[j]);
      }
    }
    lower.push(row);
    start[i + 1] = column.length;
  }
  return { size, start, column: Int32Array.from(column), value: Float64Array.from(value) };
}

/** Multiply independent values by the factor: `out = L · independent`. */
export function correlate(factor: SparseFactor, independent: Float64Array, out: Float64Array): void {
  for (let i = 0; i < factor.size; i++) {
    let sum = 0;
    for (let e = factor.start[i]; e < factor.start[i + 1]; e++) sum += factor.value[e] * independent[factor.column[e]];
    out[i] = sum;
  }
}

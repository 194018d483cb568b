/**
 * Lay `k` rows out in pairs: feature by feature, the one's value and then the other's. Where there is none to pair the last with, infinity stands.
 *
 * @param rows `k × d`, f64.
 * @param pairs Room for `(k + 1) / 2 × d` pairs.
 */
export function packPairs(k: i32, d: i32, rows: usize, pairs: usize): void {
  const row = (<usize>d) << 3;
  for (let c = 0; c < k; c += 2) {
    for (let j: usize = 0; j < row; j += 8) {
      store<f64>(pairs, load<f64>(rows + j));
      store<f64>(pairs, c + 1 < k ? load<f64>(rows + row + j) : Infinity, 8);
      pairs += 16;
    }
    rows += row << 1;
  }
}

/** Squared distances of the row at `x` to a pair, features added in order. */
export function pairDistance(x: usize, d: i32, pair: usize): v128 {
  let sum = f64x2.splat(0);
  for (const end = x + ((<usize>d) << 3); x < end; x += 8) {
    const step = f64x2.sub(v128.load64_splat(x), v128.load(pair));
    sum = f64x2.add(sum, f64x2.mul(step, step));
    pair += 16;
  }
  return sum;
}

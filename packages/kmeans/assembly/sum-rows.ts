/**
 * Add raw rows to their clusters' sums in f64, row after row: for each cluster `d` features, weight, rows of positive weight.
 *
 * @param raw Row after row, f64 or with `isSingle` f32.
 * @param weights One f64 for each row, or 0 for weight 1.
 */
export function sumRows(
  raw: usize,
  isSingle: bool,
  rows: i32,
  d: i32,
  labels: usize,
  weights: usize,
  sums: usize,
): void {
  if (isSingle) sumEach<f32>(raw, rows, d, labels, weights, sums);
  else sumEach<f64>(raw, rows, d, labels, weights, sums);
}

function sumEach<T>(raw: usize, rows: i32, d: i32, labels: usize, weights: usize, sums: usize): void {
  const stride = (<usize>d + 2) << 3;
  const row = <usize>d * sizeof<T>();
  for (let i: usize = 0; i < <usize>rows; i++) {
    const w = weights !== 0 ? load<f64>(weights + (i << 3)) : 1;
    if (w !== 0) addRaw<T>(raw, d, w, sums + <usize>load<u8>(labels + i) * stride);
    raw += row;
  }
}

function addRaw<T>(raw: usize, d: i32, w: f64, sums: usize): void {
  let j = 0;
  if (ASC_FEATURE_SIMD) {
    const factors = f64x2.splat(w);
    for (; j + 2 <= d; j += 2) {
      const pair = sizeof<T>() === 4 ? f64x2.promote_low_f32x4(v128.load64_zero(raw)) : v128.load(raw);
      v128.store(sums, f64x2.add(v128.load(sums), f64x2.mul(factors, pair)));
      raw += 2 * sizeof<T>();
      sums += 16;
    }
  }
  for (; j < d; j++) {
    store<f64>(sums, load<f64>(sums) + w * <f64>load<T>(raw));
    raw += sizeof<T>();
    sums += 8;
  }
  store<f64>(sums, load<f64>(sums) + w);
  store<f64>(sums, load<f64>(sums, 8) + 1, 8);
}

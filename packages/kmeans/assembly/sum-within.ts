/**
 * Add the squared distances of raw rows to their centroids, in f64, columns in order, to `within`, one f64 for each cluster.
 *
 * @param raw Row after row, f64 or with `isSingle` f32.
 * @param weights One f64 for each row, or 0 for weight 1.
 * @param centroids `k × d` f64.
 */
export function sumWithin(
  raw: usize,
  isSingle: bool,
  rows: i32,
  d: i32,
  labels: usize,
  weights: usize,
  centroids: usize,
  within: usize,
): void {
  if (isSingle) withinEach<f32>(raw, rows, d, labels, weights, centroids, within);
  else withinEach<f64>(raw, rows, d, labels, weights, centroids, within);
}

function withinEach<T>(
  raw: usize,
  rows: i32,
  d: i32,
  labels: usize,
  weights: usize,
  centroids: usize,
  within: usize,
): void {
  const row = (<usize>d) << 3;
  for (let i: usize = 0; i < <usize>rows; i++) {
    const label = <usize>load<u8>(labels + i);
    let y = centroids + label * row;
    let square: f64 = 0;
    for (let j = 0; j < d; j++) {
      const t = <f64>load<T>(raw) - load<f64>(y);
      square += t * t;
      raw += sizeof<T>();
      y += 8;
    }
    if (weights !== 0) square *= load<f64>(weights + (i << 3));
    const at = within + (label << 3);
    store<f64>(at, load<f64>(at) + square);
  }
}

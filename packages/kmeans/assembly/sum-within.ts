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
  const rawRow = <usize>d * sizeof<T>();
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i + 2 <= <usize>rows; i += 2) {
      const own = <usize>load<u8>(labels + i);
      const next = <usize>load<u8>(labels + i, 1);
      const squares = squaresOfTwo<T>(raw, rawRow, d, centroids + own * row, centroids + next * row);
      addWithin(f64x2.extract_lane(squares, 0), i, own, weights, within);
      addWithin(f64x2.extract_lane(squares, 1), i + 1, next, weights, within);
      raw += rawRow << 1;
    }
  }
  for (; i < <usize>rows; i++) {
    const own = <usize>load<u8>(labels + i);
    let y = centroids + own * row;
    let square: f64 = 0;
    for (let j = 0; j < d; j++) {
      const t = <f64>load<T>(raw) - load<f64>(y);
      square += t * t;
      raw += sizeof<T>();
      y += 8;
    }
    addWithin(square, i, own, weights, within);
  }
}

function addWithin(square: f64, i: usize, label: usize, weights: usize, within: usize): void {
  if (weights !== 0) square *= load<f64>(weights + (i << 3));
  const at = within + (label << 3);
  store<f64>(at, load<f64>(at) + square);
}

/** Squared distances of a row and the next one, each from its own centroid: of either, columns are added in order. */
function squaresOfTwo<T>(raw: usize, rawRow: usize, d: i32, y0: usize, y1: usize): v128 {
  let sum = f64x2.splat(0);
  let j = 0;
  for (; j + 2 <= d; j += 2) {
    let s = f64x2.sub(pairOf<T>(raw), v128.load(y0));
    let t = f64x2.sub(pairOf<T>(raw + rawRow), v128.load(y1));
    s = f64x2.mul(s, s);
    t = f64x2.mul(t, t);
    sum = f64x2.add(sum, i64x2.shuffle(s, t, 0, 2));
    sum = f64x2.add(sum, i64x2.shuffle(s, t, 1, 3));
    raw += 2 * sizeof<T>();
    y0 += 16;
    y1 += 16;
  }
  if (j < d) {
    const t = f64x2.sub(f64x2(<f64>load<T>(raw), <f64>load<T>(raw + rawRow)), f64x2(load<f64>(y0), load<f64>(y1)));
    sum = f64x2.add(sum, f64x2.mul(t, t));
  }
  return sum;
}

function pairOf<T>(raw: usize): v128 {
  return sizeof<T>() === 4 ? f64x2.promote_low_f32x4(v128.load64_zero(raw)) : v128.load(raw);
}

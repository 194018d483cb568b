/**
 * Sum of the Euclidean distances from `y` (d features in a row) to `count` rows in groups of 4, each times its weight.
 *
 * @param weights One f32 for each row, or 0 for weight 1.
 * @returns Four lanes in f64, added at the end; the rows past the last whole group one by one after them.
 */
export function sumDistances(count: i32, d: i32, x: usize, y: usize, weights: usize): f64 {
  const whole = count & ~3;
  const group = (<usize>d) << 4;
  let total = ASC_FEATURE_SIMD ? sumSimd(whole, d, x, y, weights) : sumScalar(whole, d, x, y, weights);
  const tail = x + <usize>(whole >> 2) * group;
  for (let i = whole; i < count; i++) {
    const far = distance(d, tail + ((<usize>i & 3) << 2), y);
    total += <f64>(weights === 0 ? far : far * load<f32>(weights + ((<usize>i) << 2)));
  }
  return total;
}

function sumSimd(count: i32, d: i32, x: usize, y: usize, weights: usize): f64 {
  let low = f64x2.splat(0);
  let high = low;
  const end = y + ((<usize>d) << 2);
  for (let g = 0; g < count; g += 4) {
    let sum = f32x4.splat(0);
    for (let at = y; at < end; at += 4) {
      const t = f32x4.sub(v128.load(x), v128.load32_splat(at));
      sum = f32x4.add(sum, f32x4.mul(t, t));
      x += 16;
    }
    sum = f32x4.sqrt(sum);
    if (weights !== 0) {
      sum = f32x4.mul(sum, v128.load(weights));
      weights += 16;
    }
    low = f64x2.add(low, f64x2.promote_low_f32x4(sum));
    high = f64x2.add(
      high,
      f64x2.promote_low_f32x4(i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)),
    );
  }
  return (
    f64x2.extract_lane(low, 0) +
    f64x2.extract_lane(low, 1) +
    (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1))
  );
}

function sumScalar(count: i32, d: i32, x: usize, y: usize, weights: usize): f64 {
  const group = (<usize>d) << 4;
  let a: f64 = 0;
  let b: f64 = 0;
  let c: f64 = 0;
  let e: f64 = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    let far = distance(d, x + (i >> 2) * group + ((i & 3) << 2), y);
    if (weights !== 0) far *= load<f32>(weights + (i << 2));
    const lane = i & 3;
    if (lane === 0) a += <f64>far;
    else if (lane === 1) b += <f64>far;
    else if (lane === 2) c += <f64>far;
    else e += <f64>far;
  }
  return a + b + (c + e);
}

function distance(d: i32, x: usize, y: usize): f32 {
  let sum: f32 = 0;
  for (let j = 0; j < d; j++) {
    const t: f32 = load<f32>(x) - load<f32>(y);
    sum += t * t;
    x += 16;
    y += 4;
  }
  return sqrt<f32>(sum);
}

/**
 * For each row: into = min(from, weight × squared distance to `y`), in f32.
 *
 * @param weights One f32 for each row, or 0 for weight 1 everywhere.
 * @returns The sum of `into`, four lanes in f64 added at the end. `count` is a multiple of 4.
 */
export function lowerPotentials(count: i32, d: i32, x: usize, y: usize, weights: usize, from: usize, into: usize): f64 {
  return ASC_FEATURE_SIMD
    ? lowerSimd(count, d, x, y, weights, from, into)
    : lowerScalar(count, d, x, y, weights, from, into);
}

function lowerSimd(count: i32, d: i32, x: usize, y: usize, weights: usize, from: usize, into: usize): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let g = 0; g < count; g += 4) {
    let sum = f32x4.splat(0);
    let at = y;
    for (let j = 0; j < d; j++) {
      const t = f32x4.sub(v128.load(x), v128.load32_splat(at));
      sum = f32x4.add(sum, f32x4.mul(t, t));
      x += 16;
      at += 4;
    }
    if (weights !== 0) {
      sum = f32x4.mul(sum, v128.load(weights));
      weights += 16;
    }
    sum = f32x4.pmin(v128.load(from), sum);
    v128.store(into, sum);
    low = f64x2.add(low, f64x2.promote_low_f32x4(sum));
    high = f64x2.add(
      high,
      f64x2.promote_low_f32x4(i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)),
    );
    from += 16;
    into += 16;
  }
  return (
    f64x2.extract_lane(low, 0) +
    f64x2.extract_lane(low, 1) +
    (f64x2.extract_lane(high, 0) + f64x2.extract_lane(high, 1))
  );
}

function lowerScalar(count: i32, d: i32, x: usize, y: usize, weights: usize, from: usize, into: usize): f64 {
  const group = (<usize>d) << 4;
  let a: f64 = 0;
  let b: f64 = 0;
  let c: f64 = 0;
  let e: f64 = 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    let at = x + (i >> 2) * group + ((i & 3) << 2);
    let sum: f32 = 0;
    for (let j: usize = 0; j < <usize>d; j++) {
      const t: f32 = load<f32>(at) - load<f32>(y + (j << 2));
      sum += t * t;
      at += 16;
    }
    if (weights !== 0) sum *= load<f32>(weights + (i << 2));
    const before = load<f32>(from + (i << 2));
    const least = sum < before ? sum : before;
    store<f32>(into + (i << 2), least);
    const lane = i & 3;
    if (lane === 0) a += <f64>least;
    else if (lane === 1) b += <f64>least;
    else if (lane === 2) c += <f64>least;
    else e += <f64>least;
  }
  return a + b + (c + e);
}

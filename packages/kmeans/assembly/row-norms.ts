/**
 * Squared lengths of the rows of one strip, f32, columns in order; `count` is rounded up to whole groups of 4.
 *
 * @returns The greatest of them.
 */
export function rowNorms(count: i32, d: i32, x: usize, norms: usize): f32 {
  return ASC_FEATURE_SIMD ? normsSimd(count, d, x, norms) : normsScalar(count, d, x, norms);
}

function normsSimd(count: i32, d: i32, x: usize, norms: usize): f32 {
  let most = f32x4.splat(0);
  for (let g = 0; g < count; g += 4) {
    let sum = f32x4.splat(0);
    for (let j = 0; j < d; j++) {
      const t = v128.load(x);
      sum = f32x4.add(sum, f32x4.mul(t, t));
      x += 16;
    }
    v128.store(norms, sum);
    most = f32x4.pmax(most, sum);
    norms += 16;
  }
  return max<f32>(
    max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)),
    max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)),
  );
}

function normsScalar(count: i32, d: i32, x: usize, norms: usize): f32 {
  const group = (<usize>d) << 4;
  let most: f32 = 0;
  for (let i: usize = 0; i < ((<usize>count + 3) >> 2) << 2; i++) {
    let at = x + (i >> 2) * group + ((i & 3) << 2);
    let sum: f32 = 0;
    for (let j = 0; j < d; j++) {
      const t = load<f32>(at);
      sum += t * t;
      at += 16;
    }
    store<f32>(norms + (i << 2), sum);
    if (sum > most) most = sum;
  }
  return most;
}

// Sums of rows in the frame, as whole numbers of a small unit: they come out the same in whatever order rows are added and taken away, so that
// it does not matter how many threads do it. Each cluster has d features, its weight, and its rows of positive weight, all i64.
//
// A number becomes whole by adding `magic`, 1.5 · 2^52 units: the f64's lowest bit is then worth one. Its bits are added as they are, so every
// row also brings those of `magic` along in all but the last; whoever reads the sums takes them off again.

/** Bytes of a cluster's sums. */
export function sumsStride(d: i32): usize {
  return (<usize>d + 2) << 3;
}

/**
 * Add one row to a cluster's sums.
 *
 * @param x The row's first feature inside its group of 4.
 * @param w Its weight.
 */
export function addRow(x: usize, d: i32, w: f32, magic: f64, sums: usize): void {
  if (w === 0) return;
  const factor = <f64>w;
  let j = 0;
  if (ASC_FEATURE_SIMD) {
    const factors = f64x2.splat(factor);
    const magics = f64x2.splat(magic);
    for (; j + 2 <= d; j += 2) {
      v128.store(sums, i64x2.add(v128.load(sums), wholePair(x, factors, magics)));
      x += 32;
      sums += 16;
    }
  }
  for (; j < d; j++) {
    store<i64>(sums, load<i64>(sums) + whole(factor * <f64>load<f32>(x), magic));
    x += 16;
    sums += 8;
  }
  if (ASC_FEATURE_SIMD) {
    v128.store(sums, i64x2.add(v128.load(sums), i64x2(whole(factor, magic), 1)));
  } else {
    store<i64>(sums, load<i64>(sums) + whole(factor, magic));
    store<i64>(sums, load<i64>(sums, 8) + 1, 8);
  }
}

/**
 * Add the four rows of a group, of weight 1, each to its cluster's sums; with SIMD alone.
 *
 * @param x The group.
 */
export function addFour(x: usize, d: i32, magic: f64, s0: usize, s1: usize, s2: usize, s3: usize): void {
  const magics = f64x2.splat(magic);
  let j = 0;
  for (; j + 2 <= d; j += 2) {
    const u = v128.load(x);
    const v = v128.load(x, 16);
    let a = f64x2.add(f64x2.promote_low_f32x4(u), magics);
    let b = f64x2.add(f64x2.promote_low_f32x4(v), magics);
    v128.store(s0, i64x2.add(v128.load(s0), i64x2.shuffle(a, b, 0, 2)));
    v128.store(s1, i64x2.add(v128.load(s1), i64x2.shuffle(a, b, 1, 3)));
    a = f64x2.add(f64x2.promote_low_f32x4(i64x2.shuffle(u, u, 1, 1)), magics);
    b = f64x2.add(f64x2.promote_low_f32x4(i64x2.shuffle(v, v, 1, 1)), magics);
    v128.store(s2, i64x2.add(v128.load(s2), i64x2.shuffle(a, b, 0, 2)));
    v128.store(s3, i64x2.add(v128.load(s3), i64x2.shuffle(a, b, 1, 3)));
    x += 32;
    s0 += 16;
    s1 += 16;
    s2 += 16;
    s3 += 16;
  }
  const last = i64x2(whole(1, magic), 1);
  if (j < d) {
    store<i64>(s0, load<i64>(s0) + whole(<f64>load<f32>(x), magic));
    store<i64>(s1, load<i64>(s1) + whole(<f64>load<f32>(x, 4), magic));
    store<i64>(s2, load<i64>(s2) + whole(<f64>load<f32>(x, 8), magic));
    store<i64>(s3, load<i64>(s3) + whole(<f64>load<f32>(x, 12), magic));
    s0 += 8;
    s1 += 8;
    s2 += 8;
    s3 += 8;
  }
  v128.store(s0, i64x2.add(v128.load(s0), last));
  v128.store(s1, i64x2.add(v128.load(s1), last));
  v128.store(s2, i64x2.add(v128.load(s2), last));
  v128.store(s3, i64x2.add(v128.load(s3), last));
}

/**
 * Move one row from one cluster's sums to another's.
 *
 * @param x The row's first feature inside its group of 4.
 * @param w Its weight.
 */
export function shiftRow(x: usize, d: i32, w: f32, magic: f64, out: usize, into: usize): void {
  if (w === 0) return;
  const factor = <f64>w;
  let j = 0;
  if (ASC_FEATURE_SIMD) {
    const factors = f64x2.splat(factor);
    const magics = f64x2.splat(magic);
    for (; j + 2 <= d; j += 2) {
      const share = wholePair(x, factors, magics);
      v128.store(out, i64x2.sub(v128.load(out), share));
      v128.store(into, i64x2.add(v128.load(into), share));
      x += 32;
      out += 16;
      into += 16;
    }
  }
  for (; j < d; j++) {
    const share = whole(factor * <f64>load<f32>(x), magic);
    store<i64>(out, load<i64>(out) - share);
    store<i64>(into, load<i64>(into) + share);
    x += 16;
    out += 8;
    into += 8;
  }
  const share = whole(factor, magic);
  if (ASC_FEATURE_SIMD) {
    const both = i64x2(share, 1);
    v128.store(out, i64x2.sub(v128.load(out), both));
    v128.store(into, i64x2.add(v128.load(into), both));
  } else {
    store<i64>(out, load<i64>(out) - share);
    store<i64>(out, load<i64>(out, 8) - 1, 8);
    store<i64>(into, load<i64>(into) + share);
    store<i64>(into, load<i64>(into, 8) + 1, 8);
  }
}

function whole(number: f64, magic: f64): i64 {
  return reinterpret<i64>(number + magic);
}

/** A feature of a row and the next one, weighted and made whole. */
function wholePair(x: usize, factors: v128, magics: v128): v128 {
  const pair = f64x2.promote_low_f32x4(v128.load32_lane(x + 16, v128.load32_zero(x), 1));
  return f64x2.add(f64x2.mul(factors, pair), magics);
}

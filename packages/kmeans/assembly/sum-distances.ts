/** Groups of 4 rows whose distances are added in f32 before they go into f64. */
const RUN = 16;

/**
 * Sums of the Euclidean distances from each of 4 points to `count` rows, each times its row's weight.
 *
 * @param x Rows in groups of 4, feature-major inside a group; the last group is padded.
 * @param y One such group: the 4 points.
 * @param weights One f32 for each row, or 0 for weight 1.
 * @param out 4 sums, f64. Each lane is added in f32 over runs of 16 groups, then in f64; the rows past the last whole group one by one after them.
 */
export function sumDistances(count: i32, d: i32, x: usize, y: usize, weights: usize, out: usize): void {
  const whole = count >> 2;
  const group = (<usize>d) << 4;
  if (ASC_FEATURE_SIMD) sumSimd(whole, d, x, y, weights, out);
  else sumScalar(whole, d, x, y, weights, out);
  const tail = x + <usize>whole * group;
  for (let i: usize = 0; i < <usize>(count & 3); i++) {
    const w: f32 = weights === 0 ? 1 : load<f32>(weights + ((<usize>whole * 4 + i) << 2));
    for (let q: usize = 0; q < 4; q++) {
      const far = <f64>(distance(d, tail + (i << 2), y + (q << 2)) * w);
      store<f64>(out + (q << 3), load<f64>(out + (q << 3)) + far);
    }
  }
}

function sumSimd(groups: i32, d: i32, x: usize, y: usize, weights: usize, out: usize): void {
  const end = y + ((<usize>d) << 4);
  const ones = f32x4.splat(1);
  let t0 = f64x2.splat(0);
  let t1 = t0;
  let t2 = t0;
  let t3 = t0;
  for (let from = 0; from < groups; from += RUN) {
    const to = min<i32>(groups, from + RUN);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let g = from; g < to; g++) {
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      for (let at = y; at < end; at += 16) {
        const u = v128.load(x);
        const v0 = f32x4.sub(u, v128.load32_splat(at));
        a0 = f32x4.add(a0, f32x4.mul(v0, v0));
        const v1 = f32x4.sub(u, v128.load32_splat(at, 4));
        a1 = f32x4.add(a1, f32x4.mul(v1, v1));
        const v2 = f32x4.sub(u, v128.load32_splat(at, 8));
        a2 = f32x4.add(a2, f32x4.mul(v2, v2));
        const v3 = f32x4.sub(u, v128.load32_splat(at, 12));
        a3 = f32x4.add(a3, f32x4.mul(v3, v3));
        x += 16;
      }
      let w = ones;
      if (weights !== 0) {
        w = v128.load(weights);
        weights += 16;
      }
      s0 = f32x4.add(s0, f32x4.mul(f32x4.sqrt(a0), w));
      s1 = f32x4.add(s1, f32x4.mul(f32x4.sqrt(a1), w));
      s2 = f32x4.add(s2, f32x4.mul(f32x4.sqrt(a2), w));
      s3 = f32x4.add(s3, f32x4.mul(f32x4.sqrt(a3), w));
    }
    t0 = f64x2.add(t0, folded(s0));
    t1 = f64x2.add(t1, folded(s1));
    t2 = f64x2.add(t2, folded(s2));
    t3 = f64x2.add(t3, folded(s3));
  }
  store<f64>(out, f64x2.extract_lane(t0, 0) + f64x2.extract_lane(t0, 1));
  store<f64>(out, f64x2.extract_lane(t1, 0) + f64x2.extract_lane(t1, 1), 8);
  store<f64>(out, f64x2.extract_lane(t2, 0) + f64x2.extract_lane(t2, 1), 16);
  store<f64>(out, f64x2.extract_lane(t3, 0) + f64x2.extract_lane(t3, 1), 24);
}

/** Lanes 0 + 2 and 1 + 3, in f64. */
function folded(s: v128): v128 {
  const high = i8x16.shuffle(s, s, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
  return f64x2.add(f64x2.promote_low_f32x4(s), f64x2.promote_low_f32x4(high));
}

function sumScalar(groups: i32, d: i32, x: usize, y: usize, weights: usize, out: usize): void {
  const group = (<usize>d) << 4;
  for (let q: usize = 0; q < 4; q++) {
    let even: f64 = 0;
    let odd: f64 = 0;
    for (let from = 0; from < groups; from += RUN) {
      const to = min<i32>(groups, from + RUN);
      let s0: f32 = 0;
      let s1: f32 = 0;
      let s2: f32 = 0;
      let s3: f32 = 0;
      for (let g = <usize>from; g < <usize>to; g++) {
        const at = x + g * group;
        const w = weights + (g << 4);
        const point = y + (q << 2);
        s0 += distance(d, at, point) * (weights === 0 ? 1 : load<f32>(w));
        s1 += distance(d, at + 4, point) * (weights === 0 ? 1 : load<f32>(w, 4));
        s2 += distance(d, at + 8, point) * (weights === 0 ? 1 : load<f32>(w, 8));
        s3 += distance(d, at + 12, point) * (weights === 0 ? 1 : load<f32>(w, 12));
      }
      even += <f64>s0 + <f64>s2;
      odd += <f64>s1 + <f64>s3;
    }
    store<f64>(out + (q << 3), even + odd);
  }
}

function distance(d: i32, x: usize, y: usize): f32 {
  let sum: f32 = 0;
  for (let j = 0; j < d; j++) {
    const t: f32 = load<f32>(x) - load<f32>(y);
    sum += t * t;
    x += 16;
    y += 16;
  }
  return sqrt<f32>(sum);
}

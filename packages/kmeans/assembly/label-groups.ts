import { FEW, labelFew, nearOf, TOGETHER } from "./label-few";

// Finds the nearest centroid of every row of a run of row groups. Scores are relative to centroid 0: score = h - x·e, with
// e = c - c0 and h = (|c|² - |c0|²)/2, products subtracted in column order, each operation rounded to f32; centroid 0 scores 0. Only who is
// least matters here, and one centroid fewer is scored.

/**
 * Nearest centroid of `pairs × 8` rows, and how many are within `tau` of it, itself among them.
 *
 * `x` holds groups of 4 rows, feature-major inside a group: x[group][feature][row].
 *
 * @param steps `(k - 1) × d`, the centroids less the first one.
 * @param rises `k - 1` half squared lengths, less the first one's.
 * @param scores Room for `k × 32` bytes.
 * @param found Written: for each row one u16, the label and 256 times the count. With more than one within `tau` the label is no label.
 */
export function labelGroups(
  x: usize,
  pairs: i32,
  d: i32,
  k: i32,
  steps: usize,
  rises: usize,
  tau: f32,
  scores: usize,
  found: usize,
): void {
  if (ASC_FEATURE_SIMD) {
    if (k > 1 && k <= FEW) labelFew(x, pairs, d, k, steps, rises, tau, found);
    else labelSimd(x, pairs, d, k, steps, rises, tau, scores, found);
  } else {
    labelScalar(x, pairs, d, k, steps, rises, tau, scores, found);
  }
}

function labelSimd(
  x: usize,
  pairs: i32,
  d: i32,
  k: i32,
  steps: usize,
  rises: usize,
  tau: f32,
  scores: usize,
  found: usize,
): void {
  const group = (<usize>d) << 4;
  const row = (<usize>d) << 2;
  const limit = f32x4.splat(tau);
  const zero = f32x4.splat(0);
  const one = i16x8.splat(1);
  const last = scores + ((<usize>(k - 1)) << 5);
  for (let p = 0; p < pairs; p++) {
    let b0 = zero;
    let b1 = zero;
    let c = 1;
    let y = steps;
    let h = rises;
    let into = scores;
    const end = x + group;
    while (c < k) {
      const left = k - c;
      let at = x;
      if (left >= 4 && left !== 5 && left !== 6) {
        let z = y;
        let a0 = v128.load32_splat(h);
        let a1 = v128.load32_splat(h, 4);
        let a2 = v128.load32_splat(h, 8);
        let a3 = v128.load32_splat(h, 12);
        let e0 = a0;
        let e1 = a1;
        let e2 = a2;
        let e3 = a3;
        while (at < end) {
          const u = v128.load(at);
          const v = v128.load(at + group);
          let t = v128.load32_splat(z);
          a0 = f32x4.sub(a0, f32x4.mul(u, t));
          e0 = f32x4.sub(e0, f32x4.mul(v, t));
          t = v128.load32_splat(z + row);
          a1 = f32x4.sub(a1, f32x4.mul(u, t));
          e1 = f32x4.sub(e1, f32x4.mul(v, t));
          t = v128.load32_splat(z + row * 2);
          a2 = f32x4.sub(a2, f32x4.mul(u, t));
          e2 = f32x4.sub(e2, f32x4.mul(v, t));
          t = v128.load32_splat(z + row * 3);
          a3 = f32x4.sub(a3, f32x4.mul(u, t));
          e3 = f32x4.sub(e3, f32x4.mul(v, t));
          at += 16;
          z += 4;
        }
        v128.store(into, a0);
        v128.store(into, e0, 16);
        v128.store(into, a1, 32);
        v128.store(into, e1, 48);
        v128.store(into, a2, 64);
        v128.store(into, e2, 80);
        v128.store(into, a3, 96);
        v128.store(into, e3, 112);
        b0 = f32x4.pmin(f32x4.pmin(b0, f32x4.pmin(a0, a1)), f32x4.pmin(a2, a3));
        b1 = f32x4.pmin(f32x4.pmin(b1, f32x4.pmin(e0, e1)), f32x4.pmin(e2, e3));
        c += 4;
        y += row << 2;
        h += 16;
        into += 128;
      } else if (left >= 3) {
        let z = y;
        let a0 = v128.load32_splat(h);
        let a1 = v128.load32_splat(h, 4);
        let a2 = v128.load32_splat(h, 8);
        let e0 = a0;
        let e1 = a1;
        let e2 = a2;
        while (at < end) {
          const u = v128.load(at);
          const v = v128.load(at + group);
          let t = v128.load32_splat(z);
          a0 = f32x4.sub(a0, f32x4.mul(u, t));
          e0 = f32x4.sub(e0, f32x4.mul(v, t));
          t = v128.load32_splat(z + row);
          a1 = f32x4.sub(a1, f32x4.mul(u, t));
          e1 = f32x4.sub(e1, f32x4.mul(v, t));
          t = v128.load32_splat(z + row * 2);
          a2 = f32x4.sub(a2, f32x4.mul(u, t));
          e2 = f32x4.sub(e2, f32x4.mul(v, t));
          at += 16;
          z += 4;
        }
        v128.store(into, a0);
        v128.store(into, e0, 16);
        v128.store(into, a1, 32);
        v128.store(into, e1, 48);
        v128.store(into, a2, 64);
        v128.store(into, e2, 80);
        b0 = f32x4.pmin(f32x4.pmin(b0, a0), f32x4.pmin(a1, a2));
        b1 = f32x4.pmin(f32x4.pmin(b1, e0), f32x4.pmin(e1, e2));
        c += 3;
        y += row * 3;
        h += 12;
        into += 96;
      } else {
        let z = y;
        let a0 = v128.load32_splat(h);
        let a1 = v128.load32_splat(h, 4);
        let e0 = a0;
        let e1 = a1;
        while (at < end) {
          const u = v128.load(at);
          const v = v128.load(at + group);
          let t = v128.load32_splat(z);
          a0 = f32x4.sub(a0, f32x4.mul(u, t));
          e0 = f32x4.sub(e0, f32x4.mul(v, t));
          t = v128.load32_splat(z + row);
          a1 = f32x4.sub(a1, f32x4.mul(u, t));
          e1 = f32x4.sub(e1, f32x4.mul(v, t));
          at += 16;
          z += 4;
        }
        v128.store(into, a0);
        v128.store(into, e0, 16);
        v128.store(into, a1, 32);
        v128.store(into, e1, 48);
        b0 = f32x4.pmin(b0, f32x4.pmin(a0, a1));
        b1 = f32x4.pmin(b1, f32x4.pmin(e0, e1));
        break;
      }
    }
    const t0 = f32x4.add(b0, limit);
    const t1 = f32x4.add(b1, limit);
    let code = i16x8.splat(256);
    let n = v128.and(nearOf(zero, zero, t0, t1), code);
    for (let from = scores; from < last; from += 32) {
      code = i16x8.add(code, one);
      n = i16x8.add_sat_u(n, v128.and(nearOf(v128.load(from), v128.load(from, 16), t0, t1), code));
    }
    v128.store(found, n);
    found += 2 * TOGETHER;
    x += group << 1;
  }
}

function labelScalar(
  x: usize,
  pairs: i32,
  d: i32,
  k: i32,
  steps: usize,
  rises: usize,
  tau: f32,
  scores: usize,
  found: usize,
): void {
  const group = (<usize>d) << 4;
  for (let i: usize = 0; i < <usize>(pairs * TOGETHER); i++) {
    const from = x + (i >> 2) * group + ((i & 3) << 2);
    let least: f32 = 0;
    let y = steps;
    for (let c: usize = 1; c < <usize>k; c++) {
      let score = load<f32>(rises + ((c - 1) << 2));
      let at = from;
      for (let j = 0; j < d; j++) {
        score -= load<f32>(at) * load<f32>(y);
        at += 16;
        y += 4;
      }
      store<f32>(scores + (c << 2), score);
      if (score < least) least = score;
    }
    const limit: f32 = least + tau;
    let sum: u32 = <f32>0 <= limit ? 256 : 0;
    for (let c: usize = 1; c < <usize>k; c++) {
      if (load<f32>(scores + (c << 2)) <= limit) sum += 256 + <u32>c;
    }
    store<u16>(found + (i << 1), <u16>min<u32>(sum, 65535));
  }
}

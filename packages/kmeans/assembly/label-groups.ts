// Finds the nearest centroid of every row of a run of row groups. Scores are relative to centroid 0: score = h - x·e, with
// e = c - c0 and h = (|c|² - |c0|²)/2, products subtracted in column order, each operation rounded to f32; centroid 0 scores 0. Only who is
// least matters here, and one centroid fewer is scored.

/** Rows scored together. */
const TOGETHER = 8;

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
    if (k === 2) labelFew<One, None>(x, pairs, d, steps, rises, tau, found);
    else if (k === 3) labelFew<Two, None>(x, pairs, d, steps, rises, tau, found);
    else if (k === 4) labelFew<Three, None>(x, pairs, d, steps, rises, tau, found);
    else if (k === 5) labelFew<Four, None>(x, pairs, d, steps, rises, tau, found);
    else if (k === 6) labelFew<Three, Two>(x, pairs, d, steps, rises, tau, found);
    else if (k === 7) labelFew<Three, Three>(x, pairs, d, steps, rises, tau, found);
    else labelSimd(x, pairs, d, k, steps, rises, tau, scores, found);
  } else {
    labelScalar(x, pairs, d, k, steps, rises, tau, scores, found);
  }
}

// How many steps are taken together, as the size of a type: the compiler makes a function of its own for each number of them.

@unmanaged
class None {}

@unmanaged
class One {
  a: u8;
}

@unmanaged
class Two extends One {
  b: u8;
}

@unmanaged
class Three extends Two {
  c: u8;
}

@unmanaged
class Four extends Three {
  d: u8;
}

/** Up to six steps, `First` of them together, then `Second`: their scores stay in registers. */
function labelFew<First, Second>(
  x: usize,
  pairs: i32,
  d: i32,
  steps: usize,
  rises: usize,
  tau: f32,
  found: usize,
): void {
  const group = (<usize>d) << 4;
  const row = (<usize>d) << 2;
  const further = steps + row * offsetof<First>();
  const after = rises + (offsetof<First>() << 2);
  const limit = f32x4.splat(tau);
  const zero = f32x4.splat(0);
  const one = i16x8.splat(1);
  for (let p = 0; p < pairs; p++) {
    const end = x + group;
    let a0 = v128.load32_splat(rises);
    let a1 = offsetof<First>() > 1 ? v128.load32_splat(rises, 4) : zero;
    let a2 = offsetof<First>() > 2 ? v128.load32_splat(rises, 8) : zero;
    let a3 = offsetof<First>() > 3 ? v128.load32_splat(rises, 12) : zero;
    let e0 = a0;
    let e1 = a1;
    let e2 = a2;
    let e3 = a3;
    let z = steps;
    for (let at = x; at < end; at += 16) {
      const u = v128.load(at);
      const v = v128.load(at + group);
      let t = v128.load32_splat(z);
      a0 = f32x4.sub(a0, f32x4.mul(u, t));
      e0 = f32x4.sub(e0, f32x4.mul(v, t));
      if (offsetof<First>() > 1) {
        t = v128.load32_splat(z + row);
        a1 = f32x4.sub(a1, f32x4.mul(u, t));
        e1 = f32x4.sub(e1, f32x4.mul(v, t));
      }
      if (offsetof<First>() > 2) {
        t = v128.load32_splat(z + row * 2);
        a2 = f32x4.sub(a2, f32x4.mul(u, t));
        e2 = f32x4.sub(e2, f32x4.mul(v, t));
      }
      if (offsetof<First>() > 3) {
        t = v128.load32_splat(z + row * 3);
        a3 = f32x4.sub(a3, f32x4.mul(u, t));
        e3 = f32x4.sub(e3, f32x4.mul(v, t));
      }
      z += 4;
    }
    let b0 = f32x4.pmin(zero, a0);
    let b1 = f32x4.pmin(zero, e0);
    if (offsetof<First>() > 1) {
      b0 = f32x4.pmin(b0, a1);
      b1 = f32x4.pmin(b1, e1);
    }
    if (offsetof<First>() > 2) {
      b0 = f32x4.pmin(b0, a2);
      b1 = f32x4.pmin(b1, e2);
    }
    if (offsetof<First>() > 3) {
      b0 = f32x4.pmin(b0, a3);
      b1 = f32x4.pmin(b1, e3);
    }
    let g0 = zero;
    let g1 = zero;
    let g2 = zero;
    let f0 = zero;
    let f1 = zero;
    let f2 = zero;
    if (offsetof<Second>() > 0) {
      g0 = v128.load32_splat(after);
      g1 = v128.load32_splat(after, 4);
      if (offsetof<Second>() > 2) g2 = v128.load32_splat(after, 8);
      f0 = g0;
      f1 = g1;
      f2 = g2;
      z = further;
      for (let at = x; at < end; at += 16) {
        const u = v128.load(at);
        const v = v128.load(at + group);
        let t = v128.load32_splat(z);
        g0 = f32x4.sub(g0, f32x4.mul(u, t));
        f0 = f32x4.sub(f0, f32x4.mul(v, t));
        t = v128.load32_splat(z + row);
        g1 = f32x4.sub(g1, f32x4.mul(u, t));
        f1 = f32x4.sub(f1, f32x4.mul(v, t));
        if (offsetof<Second>() > 2) {
          t = v128.load32_splat(z + row * 2);
          g2 = f32x4.sub(g2, f32x4.mul(u, t));
          f2 = f32x4.sub(f2, f32x4.mul(v, t));
        }
        z += 4;
      }
      b0 = f32x4.pmin(f32x4.pmin(b0, g0), g1);
      b1 = f32x4.pmin(f32x4.pmin(b1, f0), f1);
      if (offsetof<Second>() > 2) {
        b0 = f32x4.pmin(b0, g2);
        b1 = f32x4.pmin(b1, f2);
      }
    }
    const t0 = f32x4.add(b0, limit);
    const t1 = f32x4.add(b1, limit);
    let code = i16x8.splat(256);
    let n = v128.and(nearOf(zero, zero, t0, t1), code);
    code = i16x8.add(code, one);
    n = i16x8.add(n, v128.and(nearOf(a0, e0, t0, t1), code));
    if (offsetof<First>() > 1) {
      code = i16x8.add(code, one);
      n = i16x8.add(n, v128.and(nearOf(a1, e1, t0, t1), code));
    }
    if (offsetof<First>() > 2) {
      code = i16x8.add(code, one);
      n = i16x8.add(n, v128.and(nearOf(a2, e2, t0, t1), code));
    }
    if (offsetof<First>() > 3) {
      code = i16x8.add(code, one);
      n = i16x8.add(n, v128.and(nearOf(a3, e3, t0, t1), code));
    }
    if (offsetof<Second>() > 0) {
      code = i16x8.add(code, one);
      n = i16x8.add(n, v128.and(nearOf(g0, f0, t0, t1), code));
      code = i16x8.add(code, one);
      n = i16x8.add(n, v128.and(nearOf(g1, f1, t0, t1), code));
    }
    if (offsetof<Second>() > 2) {
      code = i16x8.add(code, one);
      n = i16x8.add(n, v128.and(nearOf(g2, f2, t0, t1), code));
    }
    v128.store(found, n);
    found += 2 * TOGETHER;
    x += group << 1;
  }
}

/** All bits of a u16 for each of 8 rows whose score is no more than its limit. */
function nearOf(low: v128, high: v128, t0: v128, t1: v128): v128 {
  return i16x8.narrow_i32x4_s(f32x4.le(low, t0), f32x4.le(high, t1));
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

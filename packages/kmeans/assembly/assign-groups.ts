// Scores every row of a run of row groups against every centroid: score = |c|²/2 - x·c, products subtracted in column order,
// each operation rounded to f32. The least score is the nearest centroid. Both paths below do the same operations on each row.

/**
 * Least score, second-least score and nearest centroid of `pairs × 8` rows.
 *
 * `x` holds groups of 4 rows, feature-major inside a group: x[group][feature][row]. Ties go to the lowest centroid.
 */
export function assignGroups(
  x: usize,
  pairs: i32,
  d: i32,
  k: i32,
  centroids: usize,
  halves: usize,
  best: usize,
  second: usize,
  nearest: usize,
): void {
  if (ASC_FEATURE_SIMD) assignSimd(x, pairs, d, k, centroids, halves, best, second, nearest);
  else assignScalar(x, pairs, d, k, centroids, halves, best, second, nearest);
}

function assignSimd(
  x: usize,
  pairs: i32,
  d: i32,
  k: i32,
  centroids: usize,
  halves: usize,
  best: usize,
  second: usize,
  nearest: usize,
): void {
  const group = (<usize>d) << 4;
  const row = (<usize>d) << 2;
  for (let p = 0; p < pairs; p++) {
    let b0 = f32x4.splat(Infinity);
    let b1 = b0;
    let s0 = b0;
    let s1 = b0;
    let i0 = i32x4.splat(0);
    let i1 = i0;
    let c = 0;
    while (c < k) {
      const left = k - c;
      const y0 = centroids + <usize>c * row;
      const h = halves + ((<usize>c) << 2);
      const end = x + group;
      let at = x;
      // 4 + 4 + ... + 3 + 3 keeps both multiply units busy where 4 does not divide k; what is left over is 2 or 1.
      if (left >= 4 && left !== 5 && left !== 6 && left !== 9) {
        let y = y0;
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
          let t = v128.load32_splat(y);
          a0 = f32x4.sub(a0, f32x4.mul(u, t));
          e0 = f32x4.sub(e0, f32x4.mul(v, t));
          t = v128.load32_splat(y + row);
          a1 = f32x4.sub(a1, f32x4.mul(u, t));
          e1 = f32x4.sub(e1, f32x4.mul(v, t));
          t = v128.load32_splat(y + row * 2);
          a2 = f32x4.sub(a2, f32x4.mul(u, t));
          e2 = f32x4.sub(e2, f32x4.mul(v, t));
          t = v128.load32_splat(y + row * 3);
          a3 = f32x4.sub(a3, f32x4.mul(u, t));
          e3 = f32x4.sub(e3, f32x4.mul(v, t));
          at += 16;
          y += 4;
        }
        let n = i32x4.splat(c + 1);
        if (c === 0) {
          i0 = v128.and(n, f32x4.lt(a1, a0));
          s0 = f32x4.pmax(a0, a1);
          b0 = f32x4.pmin(a0, a1);
          i1 = v128.and(n, f32x4.lt(e1, e0));
          s1 = f32x4.pmax(e0, e1);
          b1 = f32x4.pmin(e0, e1);
        } else {
          const m = i32x4.splat(c);
          i0 = v128.bitselect(m, i0, f32x4.lt(a0, b0));
          s0 = f32x4.pmin(s0, f32x4.pmax(b0, a0));
          b0 = f32x4.pmin(b0, a0);
          i1 = v128.bitselect(m, i1, f32x4.lt(e0, b1));
          s1 = f32x4.pmin(s1, f32x4.pmax(b1, e0));
          b1 = f32x4.pmin(b1, e0);
          i0 = v128.bitselect(n, i0, f32x4.lt(a1, b0));
          s0 = f32x4.pmin(s0, f32x4.pmax(b0, a1));
          b0 = f32x4.pmin(b0, a1);
          i1 = v128.bitselect(n, i1, f32x4.lt(e1, b1));
          s1 = f32x4.pmin(s1, f32x4.pmax(b1, e1));
          b1 = f32x4.pmin(b1, e1);
        }
        n = i32x4.splat(c + 2);
        i0 = v128.bitselect(n, i0, f32x4.lt(a2, b0));
        s0 = f32x4.pmin(s0, f32x4.pmax(b0, a2));
        b0 = f32x4.pmin(b0, a2);
        i1 = v128.bitselect(n, i1, f32x4.lt(e2, b1));
        s1 = f32x4.pmin(s1, f32x4.pmax(b1, e2));
        b1 = f32x4.pmin(b1, e2);
        n = i32x4.splat(c + 3);
        i0 = v128.bitselect(n, i0, f32x4.lt(a3, b0));
        s0 = f32x4.pmin(s0, f32x4.pmax(b0, a3));
        b0 = f32x4.pmin(b0, a3);
        i1 = v128.bitselect(n, i1, f32x4.lt(e3, b1));
        s1 = f32x4.pmin(s1, f32x4.pmax(b1, e3));
        b1 = f32x4.pmin(b1, e3);
        c += 4;
      } else if (left >= 3) {
        let y = y0;
        let a0 = v128.load32_splat(h);
        let a1 = v128.load32_splat(h, 4);
        let a2 = v128.load32_splat(h, 8);
        let e0 = a0;
        let e1 = a1;
        let e2 = a2;
        while (at < end) {
          const u = v128.load(at);
          const v = v128.load(at + group);
          let t = v128.load32_splat(y);
          a0 = f32x4.sub(a0, f32x4.mul(u, t));
          e0 = f32x4.sub(e0, f32x4.mul(v, t));
          t = v128.load32_splat(y + row);
          a1 = f32x4.sub(a1, f32x4.mul(u, t));
          e1 = f32x4.sub(e1, f32x4.mul(v, t));
          t = v128.load32_splat(y + row * 2);
          a2 = f32x4.sub(a2, f32x4.mul(u, t));
          e2 = f32x4.sub(e2, f32x4.mul(v, t));
          at += 16;
          y += 4;
        }
        let n = i32x4.splat(c + 1);
        if (c === 0) {
          i0 = v128.and(n, f32x4.lt(a1, a0));
          s0 = f32x4.pmax(a0, a1);
          b0 = f32x4.pmin(a0, a1);
          i1 = v128.and(n, f32x4.lt(e1, e0));
          s1 = f32x4.pmax(e0, e1);
          b1 = f32x4.pmin(e0, e1);
        } else {
          const m = i32x4.splat(c);
          i0 = v128.bitselect(m, i0, f32x4.lt(a0, b0));
          s0 = f32x4.pmin(s0, f32x4.pmax(b0, a0));
          b0 = f32x4.pmin(b0, a0);
          i1 = v128.bitselect(m, i1, f32x4.lt(e0, b1));
          s1 = f32x4.pmin(s1, f32x4.pmax(b1, e0));
          b1 = f32x4.pmin(b1, e0);
          i0 = v128.bitselect(n, i0, f32x4.lt(a1, b0));
          s0 = f32x4.pmin(s0, f32x4.pmax(b0, a1));
          b0 = f32x4.pmin(b0, a1);
          i1 = v128.bitselect(n, i1, f32x4.lt(e1, b1));
          s1 = f32x4.pmin(s1, f32x4.pmax(b1, e1));
          b1 = f32x4.pmin(b1, e1);
        }
        n = i32x4.splat(c + 2);
        i0 = v128.bitselect(n, i0, f32x4.lt(a2, b0));
        s0 = f32x4.pmin(s0, f32x4.pmax(b0, a2));
        b0 = f32x4.pmin(b0, a2);
        i1 = v128.bitselect(n, i1, f32x4.lt(e2, b1));
        s1 = f32x4.pmin(s1, f32x4.pmax(b1, e2));
        b1 = f32x4.pmin(b1, e2);
        c += 3;
      } else if (left === 2) {
        let y = y0;
        let a0 = v128.load32_splat(h);
        let a1 = v128.load32_splat(h, 4);
        let e0 = a0;
        let e1 = a1;
        while (at < end) {
          const u = v128.load(at);
          const v = v128.load(at + group);
          let t = v128.load32_splat(y);
          a0 = f32x4.sub(a0, f32x4.mul(u, t));
          e0 = f32x4.sub(e0, f32x4.mul(v, t));
          t = v128.load32_splat(y + row);
          a1 = f32x4.sub(a1, f32x4.mul(u, t));
          e1 = f32x4.sub(e1, f32x4.mul(v, t));
          at += 16;
          y += 4;
        }
        const n = i32x4.splat(c + 1);
        if (c === 0) {
          i0 = v128.and(n, f32x4.lt(a1, a0));
          s0 = f32x4.pmax(a0, a1);
          b0 = f32x4.pmin(a0, a1);
          i1 = v128.and(n, f32x4.lt(e1, e0));
          s1 = f32x4.pmax(e0, e1);
          b1 = f32x4.pmin(e0, e1);
        } else {
          const m = i32x4.splat(c);
          i0 = v128.bitselect(m, i0, f32x4.lt(a0, b0));
          s0 = f32x4.pmin(s0, f32x4.pmax(b0, a0));
          b0 = f32x4.pmin(b0, a0);
          i1 = v128.bitselect(m, i1, f32x4.lt(e0, b1));
          s1 = f32x4.pmin(s1, f32x4.pmax(b1, e0));
          b1 = f32x4.pmin(b1, e0);
          i0 = v128.bitselect(n, i0, f32x4.lt(a1, b0));
          s0 = f32x4.pmin(s0, f32x4.pmax(b0, a1));
          b0 = f32x4.pmin(b0, a1);
          i1 = v128.bitselect(n, i1, f32x4.lt(e1, b1));
          s1 = f32x4.pmin(s1, f32x4.pmax(b1, e1));
          b1 = f32x4.pmin(b1, e1);
        }
        c += 2;
      } else {
        let y = y0;
        let a0 = v128.load32_splat(h);
        let e0 = a0;
        while (at < end) {
          const t = v128.load32_splat(y);
          a0 = f32x4.sub(a0, f32x4.mul(v128.load(at), t));
          e0 = f32x4.sub(e0, f32x4.mul(v128.load(at + group), t));
          at += 16;
          y += 4;
        }
        const n = i32x4.splat(c);
        i0 = v128.bitselect(n, i0, f32x4.lt(a0, b0));
        s0 = f32x4.pmin(s0, f32x4.pmax(b0, a0));
        b0 = f32x4.pmin(b0, a0);
        i1 = v128.bitselect(n, i1, f32x4.lt(e0, b1));
        s1 = f32x4.pmin(s1, f32x4.pmax(b1, e0));
        b1 = f32x4.pmin(b1, e0);
        c += 1;
      }
    }
    v128.store(best, b0);
    v128.store(best, b1, 16);
    v128.store(second, s0);
    v128.store(second, s1, 16);
    const narrow = i16x8.narrow_i32x4_u(i0, i1);
    v128.store64_lane(nearest, i8x16.narrow_i16x8_u(narrow, narrow), 0);
    x += group << 1;
    best += 32;
    second += 32;
    nearest += 8;
  }
}

function assignScalar(
  x: usize,
  pairs: i32,
  d: i32,
  k: i32,
  centroids: usize,
  halves: usize,
  best: usize,
  second: usize,
  nearest: usize,
): void {
  const group = (<usize>d) << 4;
  for (let i: usize = 0; i < <usize>(pairs * 8); i++) {
    const from = x + (i >> 2) * group + ((i & 3) << 2);
    let least: f32 = Infinity;
    let next: f32 = Infinity;
    let label = 0;
    let y = centroids;
    for (let c = 0; c < k; c++) {
      let score = load<f32>(halves + ((<usize>c) << 2));
      let at = from;
      for (let j = 0; j < d; j++) {
        score -= load<f32>(at) * load<f32>(y);
        at += 16;
        y += 4;
      }
      if (score < least) {
        next = least;
        least = score;
        label = c;
      } else if (score < next) {
        next = score;
      }
    }
    store<f32>(best + (i << 2), least);
    store<f32>(second + (i << 2), next);
    store<u8>(nearest + i, <u8>label);
  }
}

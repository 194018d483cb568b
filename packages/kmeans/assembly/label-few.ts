// `labelGroups` of two to seven clusters: all scores stay in registers.

/** Rows scored together. */
export const TOGETHER: i32 = 8;

/** The most clusters that are few. */
export const FEW: i32 = 7;

/** As `labelGroups`, with SIMD alone; 2 to `FEW` clusters. */
export function labelFew(
  x: usize,
  pairs: i32,
  d: i32,
  k: i32,
  steps: usize,
  rises: usize,
  tau: f32,
  found: usize,
): void {
  if (k === 2) labelBy<One, None>(x, pairs, d, steps, rises, tau, found);
  else if (k === 3) labelBy<Two, None>(x, pairs, d, steps, rises, tau, found);
  else if (k === 4) labelBy<Three, None>(x, pairs, d, steps, rises, tau, found);
  else if (k === 5) labelBy<Four, None>(x, pairs, d, steps, rises, tau, found);
  else if (k === 6) labelBy<Three, Two>(x, pairs, d, steps, rises, tau, found);
  else if (k === 7) labelBy<Three, Three>(x, pairs, d, steps, rises, tau, found);
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

/** `First` steps together, then `Second`: their scores stay in registers. */
function labelBy<First, Second>(
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
export function nearOf(low: v128, high: v128, t0: v128, t1: v128): v128 {
  return i16x8.narrow_i32x4_s(f32x4.le(low, t0), f32x4.le(high, t1));
}

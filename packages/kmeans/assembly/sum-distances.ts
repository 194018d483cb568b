/** Rows whose distances are added in f32 before they go into f64. */
const RUN = 64;

/**
 * Adds the Euclidean distances from 16 points to `count` rows, each times its row's weight, to one slot for each partition of the rows.
 *
 * @param x Rows, one after another, f32.
 * @param slots For each row `parts` slots, u16.
 * @param weights One f32 for each row, or 0 for weight 1.
 * @param y The 16 points, feature-major, f32.
 * @param near 16 f32 a slot, all 0; left so.
 * @param out 16 f64 a slot, one for each point, which is added to: distances are added up in f32 over runs of 64 rows, in the order of the rows, then in f64.
 */
export function sumDistances(
  count: i32,
  d: i32,
  x: usize,
  slots: usize,
  parts: i32,
  weights: usize,
  y: usize,
  near: usize,
  slotCount: i32,
  out: usize,
): void {
  const row = (<usize>d) << 2;
  const slotted = (<usize>parts) << 1;
  for (let from = 0; from < count; from += RUN) {
    const rows = min<i32>(RUN, count - from);
    if (ASC_FEATURE_SIMD) addSimd(rows, row, x, slots, slotted, weights, y, near);
    else addScalar(rows, row, x, slots, slotted, weights, y, near);
    carry(near, slotCount, out);
    x += <usize>rows * row;
    slots += <usize>rows * slotted;
    if (weights !== 0) weights += (<usize>rows) << 2;
  }
}

function addSimd(
  rows: i32,
  row: usize,
  x: usize,
  slots: usize,
  slotted: usize,
  weights: usize,
  y: usize,
  near: usize,
): void {
  for (let i = 0; i < rows; i++) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let at = y;
    for (const end = x + row; x < end; x += 4) {
      const u = v128.load32_splat(x);
      const v0 = f32x4.sub(u, v128.load(at));
      a0 = f32x4.add(a0, f32x4.mul(v0, v0));
      const v1 = f32x4.sub(u, v128.load(at, 16));
      a1 = f32x4.add(a1, f32x4.mul(v1, v1));
      const v2 = f32x4.sub(u, v128.load(at, 32));
      a2 = f32x4.add(a2, f32x4.mul(v2, v2));
      const v3 = f32x4.sub(u, v128.load(at, 48));
      a3 = f32x4.add(a3, f32x4.mul(v3, v3));
      at += 64;
    }
    a0 = f32x4.sqrt(a0);
    a1 = f32x4.sqrt(a1);
    a2 = f32x4.sqrt(a2);
    a3 = f32x4.sqrt(a3);
    if (weights !== 0) {
      const w = v128.load32_splat(weights);
      a0 = f32x4.mul(a0, w);
      a1 = f32x4.mul(a1, w);
      a2 = f32x4.mul(a2, w);
      a3 = f32x4.mul(a3, w);
      weights += 4;
    }
    for (const end = slots + slotted; slots < end; slots += 2) {
      const into = near + ((<usize>load<u16>(slots)) << 6);
      v128.store(into, f32x4.add(v128.load(into), a0));
      v128.store(into, f32x4.add(v128.load(into, 16), a1), 16);
      v128.store(into, f32x4.add(v128.load(into, 32), a2), 32);
      v128.store(into, f32x4.add(v128.load(into, 48), a3), 48);
    }
  }
}

function addScalar(
  rows: i32,
  row: usize,
  x: usize,
  slots: usize,
  slotted: usize,
  weights: usize,
  y: usize,
  near: usize,
): void {
  for (let i = 0; i < rows; i++) {
    for (let q: usize = 0; q < 64; q += 4) {
      let far = distance(row, x, y + q);
      if (weights !== 0) far *= load<f32>(weights);
      for (let s: usize = 0; s < slotted; s += 2) {
        const into = near + ((<usize>load<u16>(slots + s)) << 6) + q;
        store<f32>(into, load<f32>(into) + far);
      }
    }
    x += row;
    slots += slotted;
    if (weights !== 0) weights += 4;
  }
}

function distance(row: usize, x: usize, y: usize): f32 {
  let sum: f32 = 0;
  for (const end = x + row; x < end; x += 4) {
    const t: f32 = load<f32>(x) - load<f32>(y);
    sum += t * t;
    y += 64;
  }
  return sqrt<f32>(sum);
}

/** Adds what was added up in f32 to what is in f64, and begins it anew. */
function carry(near: usize, slotCount: i32, out: usize): void {
  for (const end = near + ((<usize>slotCount) << 6); near < end; near += 16) {
    if (ASC_FEATURE_SIMD) {
      const sums = v128.load(near);
      const high = i8x16.shuffle(sums, sums, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15);
      v128.store(out, f64x2.add(v128.load(out), f64x2.promote_low_f32x4(sums)));
      v128.store(out, f64x2.add(v128.load(out, 16), f64x2.promote_low_f32x4(high)), 16);
      v128.store(near, f32x4.splat(0));
    } else {
      for (let lane: usize = 0; lane < 4; lane++) {
        const at = out + (lane << 3);
        store<f64>(at, load<f64>(at) + <f64>load<f32>(near + (lane << 2)));
        store<f32>(near + (lane << 2), 0);
      }
    }
    out += 32;
  }
}

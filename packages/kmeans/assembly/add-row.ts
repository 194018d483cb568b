/** Sums of a cluster: `d` features, weight, rows of positive weight, all f64. */
export function sumsStride(d: i32): usize {
  return (<usize>d + 2) << 3;
}

/**
 * Add one row to a cluster's sums.
 *
 * @param x The row's first feature inside its group of 4.
 * @param w Its weight.
 */
function addRow(x: usize, d: i32, w: f32, sums: usize): void {
  if (w === 0) return;
  const factor = <f64>w;
  let j = 0;
  if (ASC_FEATURE_SIMD) {
    const factors = f64x2.splat(factor);
    for (; j + 2 <= d; j += 2) {
      v128.store(sums, f64x2.add(v128.load(sums), f64x2.mul(factors, featurePair(x))));
      x += 32;
      sums += 16;
    }
  }
  for (; j < d; j++) {
    store<f64>(sums, load<f64>(sums) + factor * <f64>load<f32>(x));
    x += 16;
    sums += 8;
  }
  store<f64>(sums, load<f64>(sums) + factor);
  store<f64>(sums, load<f64>(sums, 8) + 1, 8);
}

/**
 * Move one row from one cluster's sums to another's.
 *
 * @param x The row's first feature inside its group of 4.
 * @param w Its weight.
 */
export function shiftRow(x: usize, d: i32, w: f32, out: usize, into: usize): void {
  if (w === 0) return;
  const factor = <f64>w;
  let j = 0;
  if (ASC_FEATURE_SIMD) {
    const factors = f64x2.splat(factor);
    for (; j + 2 <= d; j += 2) {
      const share = f64x2.mul(factors, featurePair(x));
      v128.store(out, f64x2.sub(v128.load(out), share));
      v128.store(into, f64x2.add(v128.load(into), share));
      x += 32;
      out += 16;
      into += 16;
    }
  }
  for (; j < d; j++) {
    const share = factor * <f64>load<f32>(x);
    store<f64>(out, load<f64>(out) - share);
    store<f64>(into, load<f64>(into) + share);
    x += 16;
    out += 8;
    into += 8;
  }
  store<f64>(out, load<f64>(out) - factor);
  store<f64>(out, load<f64>(out, 8) - 1, 8);
  store<f64>(into, load<f64>(into) + factor);
  store<f64>(into, load<f64>(into, 8) + 1, 8);
}

/** A feature of a row and the next one, as f64. */
function featurePair(x: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load32_lane(x + 16, v128.load32_zero(x), 1));
}

/** Add every row of a strip to its cluster's sums, but those within `tau`, which are listed for someone else to settle. */
export function addStrip(
  count: i32,
  d: i32,
  x: usize,
  best: usize,
  second: usize,
  nearest: usize,
  tau: f32,
  weights: usize,
  sums: usize,
): void {
  const group = (<usize>d) << 4;
  const stride = sumsStride(d);
  for (let i: usize = 0; i < <usize>count; i++) {
    if (load<f32>(second + (i << 2)) - load<f32>(best + (i << 2)) <= tau) continue;
    const w: f32 = weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
    addRow(x + (i >> 2) * group + ((i & 3) << 2), d, w, sums + <usize>load<u8>(nearest + i) * stride);
  }
}

let moves: i32 = 0;

/** Count a row that was moved between sums. */
export function countMove(): void {
  moves++;
}

/** Rows moved since this was last asked. */
export function takeMoves(): i32 {
  const taken = moves;
  moves = 0;
  return taken;
}

/** Sums of a cluster: `d` features, weight, rows of positive weight, all f64. */
export function sumsStride(d: i32): usize {
  return (<usize>d + 2) << 3;
}

/**
 * Add one row, times `sign`, to a cluster's sums.
 *
 * @param x The row's first feature inside its group of 4.
 * @param w Its weight.
 */
export function addRow(x: usize, d: i32, w: f32, sign: f64, sums: usize): void {
  if (w === 0) return;
  const factor = sign * <f64>w;
  for (let j = 0; j < d; j++) {
    store<f64>(sums, load<f64>(sums) + factor * <f64>load<f32>(x));
    x += 16;
    sums += 8;
  }
  store<f64>(sums, load<f64>(sums) + factor);
  store<f64>(sums, load<f64>(sums, 8) + sign, 8);
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
    addRow(x + (i >> 2) * group + ((i & 3) << 2), d, w, 1, sums + <usize>load<u8>(nearest + i) * stride);
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

import { addRow, shiftRow, sumsStride } from "./tally-row";

let moves: i32 = 0;

/** Rows moved since this was last asked. */
export function takeMoves(): i32 {
  const taken = moves;
  moves = 0;
  return taken;
}

/** Give row `i` of a run its new label and move it between the sums. */
export function moveRow(
  i: usize,
  x: usize,
  d: i32,
  label: u8,
  labels: usize,
  weights: usize,
  magic: f64,
  sums: usize,
): void {
  const stride = sumsStride(d);
  const out = sums + <usize>load<u8>(labels + i) * stride;
  shiftRow(rowAt(i, x, d), d, weightOf(i, weights), magic, out, sums + <usize>label * stride);
  store<u8>(labels + i, label);
  moves++;
}

/** Add row `i` of a run to the sums of its label. */
export function countRow(i: usize, x: usize, d: i32, label: u32, weights: usize, magic: f64, sums: usize): void {
  addRow(rowAt(i, x, d), d, weightOf(i, weights), magic, sums + <usize>label * sumsStride(d));
}

/**
 * Give a row the label that the host found for it, and bring the sums up to date.
 *
 * @param afresh The row is in no sums yet.
 * @returns Whether its label is another than before.
 */
export function settleRow(
  i: usize,
  x: usize,
  d: i32,
  label: u32,
  labels: usize,
  weights: usize,
  magic: f64,
  sums: usize,
  afresh: bool,
): bool {
  const isOther = load<u8>(labels + i) !== label;
  if (afresh) {
    store<u8>(labels + i, <u8>label);
    countRow(i, x, d, label, weights, magic, sums);
  } else if (isOther) {
    moveRow(i, x, d, <u8>label, labels, weights, magic, sums);
    takeMoves();
  }
  return isOther;
}

function rowAt(i: usize, x: usize, d: i32): usize {
  return x + (i >> 2) * ((<usize>d) << 4) + ((i & 3) << 2);
}

function weightOf(i: usize, weights: usize): f32 {
  return weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
}

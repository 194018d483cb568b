import { addRow, countMove, sumsStride } from "./add-row";

// Turns scores into labels, and lists the rows that someone must look at.

/** Bit of a list entry that says the two nearest centroids are too near to tell apart in f32. */
const UNSURE: u32 = 0x80000000;

/**
 * Compare `count` rows' nearest centroids with their labels.
 *
 * Rows that keep their label for sure are passed over. Others are listed as row | nearest << 16, with the top bit set where the scores
 * are within `tau`; their label is left as it was. With `fresh`, labels are written outright and only unsure rows are listed. With
 * `sums`, rows that change for sure are moved between their clusters' sums here, and only unsure rows are listed.
 *
 * @returns The end of the list.
 */
export function markRows(
  count: i32,
  row: u32,
  best: usize,
  second: usize,
  nearest: usize,
  labels: usize,
  tau: f32,
  fresh: bool,
  list: usize,
  x: usize,
  d: i32,
  weights: usize,
  sums: usize,
): usize {
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    const limit = f32x4.splat(tau);
    for (; i + 16 <= count; i += 16) {
      const at = <usize>i;
      const found = v128.load(nearest + at);
      let mask: u32 = 0;
      if (fresh) v128.store(labels + at, found);
      else mask = <u32>i8x16.bitmask(i8x16.ne(found, v128.load(labels + at)));
      let unsure: u32 = 0;
      for (let g: usize = 0; g < 4; g++) {
        const o = (at + (g << 2)) << 2;
        const near = f32x4.le(f32x4.sub(v128.load(second + o), v128.load(best + o)), limit);
        unsure |= (<u32>i32x4.bitmask(near)) << ((<u32>g) << 2);
      }
      mask |= unsure;
      while (mask !== 0) {
        const bit = ctz(mask);
        mask &= mask - 1;
        if (sums !== 0 && !((unsure >> bit) & 1)) {
          moveRow(at + bit, x, d, nearest, labels, weights, sums);
          continue;
        }
        const entry = (row + i + bit) | ((<u32>load<u8>(nearest + at + bit)) << 16);
        store<u32>(list, (unsure >> bit) & 1 ? entry | UNSURE : entry);
        list += 4;
      }
    }
  }
  for (; i < count; i++) {
    const at = <usize>i;
    const label = load<u8>(nearest + at);
    const unsure = load<f32>(second + (at << 2)) - load<f32>(best + (at << 2)) <= tau;
    const changed = !fresh && label !== load<u8>(labels + at);
    if (fresh) store<u8>(labels + at, label);
    if (changed && !unsure && sums !== 0) {
      moveRow(at, x, d, nearest, labels, weights, sums);
    } else if (unsure || changed) {
      const entry = (row + i) | ((<u32>label) << 16);
      store<u32>(list, unsure ? entry | UNSURE : entry);
      list += 4;
    }
  }
  return list;
}

/** Give row `i` of a strip its new label and move it between sums. */
function moveRow(i: usize, x: usize, d: i32, nearest: usize, labels: usize, weights: usize, sums: usize): void {
  const from = x + (i >> 2) * ((<usize>d) << 4) + ((i & 3) << 2);
  const w: f32 = weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
  const stride = sumsStride(d);
  addRow(from, d, w, -1, sums + <usize>load<u8>(labels + i) * stride);
  addRow(from, d, w, 1, sums + <usize>load<u8>(nearest + i) * stride);
  store<u8>(labels + i, load<u8>(nearest + i));
  countMove();
}

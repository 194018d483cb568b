import { note } from "./list";
import { moveRow } from "./move-row";

// Turns scores into labels, and lists the rows that someone must look at.

/**
 * Compare `count` rows' nearest centroids with their labels.
 *
 * Rows that keep their label for sure are passed over. Others are listed, as unsure where their scores are within `tau`; their label is left
 * as it was. With `sums`, rows that change for sure are moved between their clusters' sums here, and only unsure rows are listed.
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
  list: usize,
  x: usize,
  d: i32,
  weights: usize,
  magic: f64,
  sums: usize,
): usize {
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    const limit = f32x4.splat(tau);
    for (; i + 16 <= count; i += 16) {
      const at = <usize>i;
      let mask = <u32>i8x16.bitmask(i8x16.ne(v128.load(nearest + at), v128.load(labels + at)));
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
        const label = load<u8>(nearest + at + bit);
        const isUnsure = ((unsure >> bit) & 1) !== 0;
        if (!isUnsure && sums !== 0) moveRow(at + bit, x, d, label, labels, weights, magic, sums);
        else list = note(list, row + i + bit, label, isUnsure);
      }
    }
  }
  for (; i < count; i++) {
    const at = <usize>i;
    const label = load<u8>(nearest + at);
    const isUnsure = load<f32>(second + (at << 2)) - load<f32>(best + (at << 2)) <= tau;
    if (!isUnsure && label === load<u8>(labels + at)) continue;
    if (!isUnsure && sums !== 0) moveRow(at, x, d, label, labels, weights, magic, sums);
    else list = note(list, row + i, label, isUnsure);
  }
  return list;
}

/**
 * The same for rows that were gathered: `rows` holds the number of each (u16), `old` its label, `taus` how near its scores may be.
 *
 * @returns The end of the list.
 */
export function markListed(
  count: i32,
  rows: usize,
  best: usize,
  second: usize,
  nearest: usize,
  old: usize,
  taus: usize,
  list: usize,
  x: usize,
  d: i32,
  labels: usize,
  weights: usize,
  magic: f64,
  sums: usize,
): usize {
  let m: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (; m + 4 <= <usize>count; m += 4) {
      const o = m << 2;
      const near = f32x4.le(f32x4.sub(v128.load(second + o), v128.load(best + o)), v128.load(taus + o));
      const unsure = i32x4.bitmask(near);
      if (unsure === 0 && load<u32>(nearest + m) === load<u32>(old + m)) continue;
      for (let lane: usize = 0; lane < 4; lane++) {
        const label = load<u8>(nearest + m + lane);
        const isUnsure = ((unsure >> <i32>lane) & 1) !== 0;
        if (!isUnsure && label === load<u8>(old + m + lane)) continue;
        const i = load<u16>(rows + ((m + lane) << 1));
        if (!isUnsure && sums !== 0) moveRow(i, x, d, label, labels, weights, magic, sums);
        else list = note(list, i, label, isUnsure);
      }
    }
  }
  for (; m < <usize>count; m++) {
    const o = m << 2;
    const label = load<u8>(nearest + m);
    const isUnsure = load<f32>(second + o) - load<f32>(best + o) <= load<f32>(taus + o);
    if (!isUnsure && label === load<u8>(old + m)) continue;
    const i = load<u16>(rows + (m << 1));
    if (!isUnsure && sums !== 0) moveRow(i, x, d, label, labels, weights, magic, sums);
    else list = note(list, i, label, isUnsure);
  }
  return list;
}

import { labelGroups } from "./label-groups";
import { note } from "./list";
import { listRows } from "./list-rows";
import { countRow, moveRow } from "./move-row";
import { STRIP } from "./strip";
import { addFour, sumsStride } from "./tally-row";

/**
 * Give every row of a block the label of its nearest centroid, where f32 tells it for sure; list the others.
 *
 * Afresh, labels are written outright, and with `sums` every row is added to its cluster's. Else rows that change for sure are moved between
 * sums, or listed without `sums`.
 *
 * @param steps See `labelGroups`, as for `rises`.
 * @param taus One for each strip of 256 rows.
 * @param scratch Room for a strip's findings, 272 bytes, and `k × 32`.
 * @param sums See `tally-row`, as for `magic`; or 0.
 * @returns Entries in the list.
 */
export function labelRows(
  rows: i32,
  d: i32,
  k: i32,
  x: usize,
  labels: usize,
  steps: usize,
  rises: usize,
  taus: usize,
  scratch: usize,
  list: usize,
  afresh: bool,
  weights: usize,
  magic: f64,
  sums: usize,
): i32 {
  const found = scratch;
  const others = scratch + 2 * STRIP;
  const scores = others + STRIP + 16;
  let end = list;
  for (let from = 0; from < rows; from += STRIP) {
    const count = min<i32>(STRIP, rows - from);
    const tile = x + <usize>from * <usize>d * 4;
    const own = labels + <usize>from;
    const heavy = weights !== 0 ? weights + ((<usize>from) << 2) : 0;
    labelGroups(tile, (count + 7) >> 3, d, k, steps, rises, load<f32>(taus), scores, found);
    if (afresh) end = takeFound(count, from, found, own, end, tile, d, heavy, magic, sums);
    else end = compareFound(count, from, found, own, end, tile, d, heavy, magic, sums, others);
    taus += 4;
  }
  return <i32>((end - list) >> 2);
}

/** A finding that leaves no doubt says 1 centroid in its upper byte. */
function isSure(found: u32): bool {
  return found >> 8 === 1;
}

/** Labels of 16 findings. */
function labelsOf(found: usize): v128 {
  const low = i16x8.splat(0xff);
  return i8x16.narrow_i16x8_u(v128.and(v128.load(found), low), v128.and(v128.load(found, 16), low));
}

/** All bits of a byte for each of 16 findings that is not sure. */
function unsureOf(found: usize): v128 {
  const low = i16x8.splat(0xff);
  const once = i16x8.splat(0x100);
  const first = i16x8.ne(v128.andnot(v128.load(found), low), once);
  return i8x16.narrow_i16x8_s(first, i16x8.ne(v128.andnot(v128.load(found, 16), low), once));
}

/** Write the labels that were found, and add the rows to their clusters' sums; the unsure ones are listed only. */
function takeFound(
  count: i32,
  row: u32,
  found: usize,
  labels: usize,
  list: usize,
  x: usize,
  d: i32,
  weights: usize,
  magic: f64,
  sums: usize,
): usize {
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i + 16 <= count; i += 16) {
      const now = found + ((<usize>i) << 1);
      v128.store(labels + <usize>i, labelsOf(now));
      let mask = <u32>i8x16.bitmask(unsureOf(now));
      while (mask !== 0) {
        const bit = ctz(mask);
        mask &= mask - 1;
        list = note(list, row + i + bit, load<u8>(now + (bit << 1)), true);
      }
    }
  }
  for (; i < count; i++) {
    const finding = load<u16>(found + ((<usize>i) << 1));
    store<u8>(labels + <usize>i, <u8>finding);
    if (!isSure(finding)) list = note(list, row + i, finding & 0xff, true);
  }
  if (sums === 0) return list;
  let r: usize = 0;
  if (ASC_FEATURE_SIMD) {
    const group = (<usize>d) << 4;
    const stride = sumsStride(d);
    for (let tile = x; weights === 0 && r + 4 <= <usize>count; r += 4) {
      const two = load<u32>(found + (r << 1));
      const next = load<u32>(found + (r << 1), 4);
      if ((two & 0xff00ff00) === 0x01000100 && (next & 0xff00ff00) === 0x01000100) {
        const s0 = sums + <usize>(two & 0xff) * stride;
        const s1 = sums + <usize>((two >> 16) & 0xff) * stride;
        const s2 = sums + <usize>(next & 0xff) * stride;
        const s3 = sums + <usize>((next >> 16) & 0xff) * stride;
        addFour(tile, d, magic, s0, s1, s2, s3);
      } else {
        for (let i = r; i < r + 4; i++) countFound(i, found, x, d, weights, magic, sums);
      }
      tile += group;
    }
  }
  for (; r < <usize>count; r++) countFound(r, found, x, d, weights, magic, sums);
  return list;
}

/** Add a row to its cluster's sums, where that is sure. */
function countFound(r: usize, found: usize, x: usize, d: i32, weights: usize, magic: f64, sums: usize): void {
  const finding = <u32>load<u16>(found + (r << 1));
  if (isSure(finding)) countRow(r, x, d, finding & 0xff, weights, magic, sums);
}

/** Compare what was found with the labels. `others` has room for a byte for each row, and 16 more. */
function compareFound(
  count: i32,
  row: u32,
  found: usize,
  labels: usize,
  list: usize,
  x: usize,
  d: i32,
  weights: usize,
  magic: f64,
  sums: usize,
  others: usize,
): usize {
  let end = others;
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i + 16 <= count; i += 16) {
      const now = found + ((<usize>i) << 1);
      const other = i8x16.ne(labelsOf(now), v128.load(labels + <usize>i));
      end = listRows(<u32>i8x16.bitmask(v128.or(other, unsureOf(now))), i, end);
    }
  }
  for (; i < count; i++) {
    const finding = load<u16>(found + ((<usize>i) << 1));
    if (isSure(finding) && <u8>finding === load<u8>(labels + <usize>i)) continue;
    store<u8>(end, <u8>i);
    end++;
  }
  for (let at = others; at < end; at++) {
    const r = <usize>load<u8>(at);
    list = settle(r, row, load<u16>(found + (r << 1)), labels, list, x, d, weights, magic, sums);
  }
  return list;
}

/** Move a row that changes, or list it. */
function settle(
  i: usize,
  row: u32,
  finding: u32,
  labels: usize,
  list: usize,
  x: usize,
  d: i32,
  weights: usize,
  magic: f64,
  sums: usize,
): usize {
  const sure = isSure(finding);
  if (!sure || sums === 0) return note(list, row + <u32>i, finding & 0xff, !sure);
  moveRow(i, x, d, <u8>finding, labels, weights, magic, sums);
  return list;
}

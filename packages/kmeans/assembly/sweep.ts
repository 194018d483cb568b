import { addRow, addStrip, countMove, sumsStride } from "./add-row";
import { assignGroups } from "./assign-groups";
import { boundOf, setBounds } from "./bounds";
import { gatherRows } from "./gather-rows";
import { markRows } from "./mark-rows";

/** Rows scored at a time; the scratch space holds this many scores, labels and gathered rows. */
const STRIP = 256;
const UNSURE: u32 = 0x80000000;

/**
 * Score every row of a block against every centroid and list the rows to look at (see `markRows`).
 *
 * `scratch` holds 256 best scores, 256 second-best, 256 labels. `taus` and `slops` hold one number for each strip of 256 rows; with
 * `slops` 0 no bounds are written. With `sums`, the block's sums (frame units) are kept up to date for all rows but those listed.
 *
 * @returns Entries in the list.
 */
export function sweepAll(
  rows: i32,
  d: i32,
  k: i32,
  x: usize,
  labels: usize,
  norms: usize,
  bounds: usize,
  centroids: usize,
  halves: usize,
  taus: usize,
  slops: usize,
  clocks: usize,
  scratch: usize,
  list: usize,
  fresh: bool,
  weights: usize,
  sums: usize,
): i32 {
  const best = scratch;
  const second = scratch + 4 * STRIP;
  const nearest = scratch + 8 * STRIP;
  let end = list;
  for (let from = 0; from < rows; from += STRIP) {
    const count = min<i32>(STRIP, rows - from);
    const tile = x + <usize>from * <usize>d * 4;
    assignGroups(tile, (count + 7) >> 3, d, k, centroids, halves, best, second, nearest);
    const strip = (<usize>(from / STRIP)) << 2;
    const tau = load<f32>(taus + strip);
    const own = weights !== 0 ? weights + ((<usize>from) << 2) : 0;
    end = markRows(count, from, best, second, nearest, labels + <usize>from, tau, fresh, end, tile, d, own, sums);
    if (fresh && sums !== 0) addStrip(count, d, tile, best, second, nearest, tau, own, sums);
    if (slops !== 0) {
      const o = (<usize>from) << 2;
      setBounds(count, best, second, nearest, norms + o, clocks, load<f32>(slops + strip), bounds + o);
    }
  }
  return <i32>((end - list) >> 2);
}

/**
 * Score the rows of a block that `scanBounds` listed, renew their bounds and list those to look at.
 *
 * `scratch` also holds 256 gathered rows after the labels.
 *
 * @returns Entries in the list.
 */
export function sweepListed(
  risky: usize,
  count: i32,
  d: i32,
  k: i32,
  x: usize,
  labels: usize,
  norms: usize,
  bounds: usize,
  centroids: usize,
  halves: usize,
  taus: usize,
  slops: usize,
  clocks: usize,
  scratch: usize,
  list: usize,
  weights: usize,
  sums: usize,
): i32 {
  const best = scratch;
  const second = scratch + 4 * STRIP;
  const nearest = scratch + 8 * STRIP;
  const gathered = scratch + 9 * STRIP;
  let end = list;
  for (let from = 0; from < count; from += STRIP) {
    const some = min<i32>(STRIP, count - from);
    gatherRows(risky, some, d, x, gathered);
    assignGroups(gathered, (some + 7) >> 3, d, k, centroids, halves, best, second, nearest);
    for (let m: usize = 0; m < <usize>some; m++) {
      const i = <usize>load<u16>(risky + (m << 1));
      const strip = (i >> 8) << 2;
      const least = load<f32>(best + (m << 2));
      const next = load<f32>(second + (m << 2));
      const label = load<u8>(nearest + m);
      const clock = load<f32>(clocks + ((<usize>label) << 2));
      store<f32>(bounds + (i << 2), boundOf(least, next, load<f32>(norms + (i << 2)), load<f32>(slops + strip), clock));
      const unsure = next - least <= load<f32>(taus + strip);
      const old = load<u8>(labels + i);
      if (!unsure && label !== old && sums !== 0) {
        const w: f32 = weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
        const row = x + (i >> 2) * ((<usize>d) << 4) + ((i & 3) << 2);
        addRow(row, d, w, -1, sums + <usize>old * sumsStride(d));
        addRow(row, d, w, 1, sums + <usize>label * sumsStride(d));
        store<u8>(labels + i, label);
        countMove();
      } else if (unsure || label !== old) {
        const entry = <u32>i | ((<u32>label) << 16);
        store<u32>(end, unsure ? entry | UNSURE : entry);
        end += 4;
      }
    }
    risky += STRIP * 2;
  }
  return <i32>((end - list) >> 2);
}

import { assignGroups } from "./assign-groups";
import { setBounds } from "./bounds";
import { gatheredLabels, gatheredSlops, gatheredTaus, gatherRows } from "./gather-rows";
import { markListed, markRows } from "./mark-rows";
import { STRIP } from "./strip";

/**
 * Score every row of a block against every centroid, renew its bound and list the rows to look at (see `markRows`).
 *
 * `scratch` holds 256 best scores, 256 second-best, 256 labels. `taus` and `slops` hold one number for each strip of 256 rows. With
 * `sums`, these are kept up to date for all rows but those listed.
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
  weights: usize,
  magic: f64,
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
    const o = (<usize>from) << 2;
    const tau = load<f32>(taus + strip);
    const own = weights !== 0 ? weights + o : 0;
    end = markRows(count, from, best, second, nearest, labels + <usize>from, tau, end, tile, d, own, magic, sums);
    setBounds(count, best, second, nearest, norms + o, clocks, slops + strip, 0, bounds + o);
  }
  return <i32>((end - list) >> 2);
}

/**
 * Score the rows of a block that `scanBounds` listed, renew their bounds and list those to look at.
 *
 * After the labels, `scratch` holds 256 gathered rows, their facts (13 bytes a row) and their bounds.
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
  bounds: usize,
  centroids: usize,
  halves: usize,
  taus: usize,
  slops: usize,
  clocks: usize,
  scratch: usize,
  list: usize,
  weights: usize,
  magic: f64,
  sums: usize,
): i32 {
  const best = scratch;
  const second = scratch + 4 * STRIP;
  const nearest = scratch + 8 * STRIP;
  const gathered = scratch + 9 * STRIP;
  const facts = gathered + <usize>STRIP * <usize>d * 4;
  const renewed = facts + 13 * STRIP;
  let end = list;
  for (let from = 0; from < count; from += STRIP) {
    const some = min<i32>(STRIP, count - from);
    gatherRows(risky, some, d, x, taus, slops, labels, gathered, facts);
    assignGroups(gathered, (some + 7) >> 3, d, k, centroids, halves, best, second, nearest);
    setBounds(some, best, second, nearest, facts, clocks, gatheredSlops(facts), 4, renewed);
    for (let m: usize = 0; m < <usize>some; m++) {
      store<f32>(bounds + ((<usize>load<u16>(risky + (m << 1))) << 2), load<f32>(renewed + (m << 2)));
    }
    const old = gatheredLabels(facts);
    end = markListed(
      some,
      risky,
      best,
      second,
      nearest,
      old,
      gatheredTaus(facts),
      end,
      x,
      d,
      labels,
      weights,
      magic,
      sums,
    );
    risky += STRIP * 2;
  }
  return <i32>((end - list) >> 2);
}

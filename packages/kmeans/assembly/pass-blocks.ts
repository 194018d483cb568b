import { labelRows } from "./label-rows";
import { takeMoves } from "./move-row";
import { listRisky, scanBounds } from "./scan-bounds";
import { sweepAll, sweepListed } from "./sweep";

/** How a pass goes about its rows. */
// biome-ignore lint/suspicious/noConstEnum: AssemblyScript has no other.
const enum Way {
  /** Labels are written outright. */
  Afresh = 0,
  /** Every row is scored. */
  All = 1,
  /** Every row is scored, and bounds are set. */
  Bound = 2,
  /** Rows whose bound is used up are scored. */
  Doubtful = 3,
}

/** What a pass works on, after the first one u32 each; pointers to arrays of all rows, or of one for each strip, block or cluster. See the operations. */
@unmanaged
class PassTable {
  /** See `tally-row`. */
  magic: f64;
  rowCount: i32;
  blockRows: i32;
  d: i32;
  k: i32;
  way: Way;
  x: usize;
  labels: usize;
  norms: usize;
  bounds: usize;
  centroids: usize;
  halves: usize;
  taus: usize;
  slops: usize;
  clocks: usize;
  masks: usize;
  risky: usize;
  scratch: usize;
  /** 0, or f32 weights. */
  weights: usize;
  /** 0, or the clusters' sums. */
  sums: usize;
  list: usize;
  listRoom: i32;
  /** Entries in the list of each block gone through. */
  listed: usize;
  /** The block to begin with; afterwards the one to go on with. */
  block: i32;
  /** Added to: rows that were moved between sums, and rows whose bound was used up. */
  moved: i32;
  doubtful: i32;
}

/** Scored in their places are the rows of a block of which more than 3 in 20 are in doubt: gathering one costs as much as scoring six. */
function isWhole(risky: i32, rows: i32): bool {
  return risky * 20 > rows * 3;
}

/**
 * Label the rows of block after block, until all are done or the list may not hold what another lists.
 *
 * @param table A `PassTable`.
 */
export function passBlocks(table: usize): void {
  const t = changetype<PassTable>(table);
  let room = t.listRoom;
  let list = t.list;
  let from = t.block * t.blockRows;
  while (from < t.rowCount && room >= t.blockRows) {
    const listed = passBlock(t, from, list);
    store<u32>(t.listed + ((<usize>t.block) << 2), listed);
    list += (<usize>listed) << 2;
    room -= listed;
    t.block++;
    from += t.blockRows;
  }
  t.moved += takeMoves();
}

/** One block; returns how many of its rows are listed. */
function passBlock(t: PassTable, from: i32, list: usize): i32 {
  const rows = min<i32>(t.blockRows, t.rowCount - from);
  const first = <usize>from;
  const x = t.x + first * <usize>t.d * 4;
  const labels = t.labels + first;
  const bounds = t.bounds + (first << 2);
  const strip = (first >> 8) << 2;
  const taus = t.taus + strip;
  const slops = t.slops + strip;
  const weights = t.weights !== 0 ? t.weights + (first << 2) : 0;
  if (t.way <= Way.All) {
    const afresh = t.way === Way.Afresh;
    return labelRows(
      rows,
      t.d,
      t.k,
      x,
      labels,
      t.centroids,
      t.halves,
      taus,
      t.scratch,
      list,
      afresh,
      weights,
      t.magic,
      t.sums,
    );
  }
  let risky = rows;
  if (t.way === Way.Doubtful) {
    risky = scanBounds(rows, t.k, labels, bounds, t.clocks, t.masks);
    t.doubtful += risky;
    if (risky === 0) return 0;
  }
  if (isWhole(risky, rows)) {
    const norms = t.norms + (first << 2);
    return sweepAll(
      rows,
      t.d,
      t.k,
      x,
      labels,
      norms,
      bounds,
      t.centroids,
      t.halves,
      taus,
      slops,
      t.clocks,
      t.scratch,
      list,
      weights,
      t.magic,
      t.sums,
    );
  }
  listRisky(rows, t.masks, t.risky);
  return sweepListed(
    t.risky,
    risky,
    t.d,
    t.k,
    x,
    labels,
    bounds,
    t.centroids,
    t.halves,
    taus,
    slops,
    t.clocks,
    t.scratch,
    list,
    weights,
    t.magic,
    t.sums,
  );
}

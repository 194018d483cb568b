/** Where a shard's arrays lie in the kernel's memory, as byte offsets. */
export interface Layout {
  readonly x: number;
  readonly labels: number;
  readonly norms: number;
  readonly bounds: number;
  readonly potentials: readonly [number, number, number];
  readonly weights: number;
  readonly centroids: number;
  readonly halves: number;
  readonly clocks: number;
  /** What the strips' rows may be long, and what follows from it. */
  readonly lengths: number;
  readonly taus: number;
  readonly slops: number;
  readonly scratch: number;
  /** Rows listed by a pass, how many there may be, and how many each block has. */
  readonly list: number;
  readonly listRoom: number;
  readonly listed: number;
  readonly risky: number;
  readonly masks: number;
  /** The kernel's table of a pass. */
  readonly pass: number;
  /** Raw rows on their way in, f64 or f32, and their f64 weights. */
  readonly raw: number;
  readonly rawWeights: number;
  readonly rawRows: number;
  /** Sums of one block in f64, and points to measure from. */
  readonly exact: number;
  /** The clusters' sums in whole numbers. */
  readonly tally: number;
  readonly points: number;
  /** The frame's centre, f64. */
  readonly centre: number;
  readonly bytes: number;
}

/** Clusters that the kernel's tables have room for. */
export const MOST_CLUSTERS = 255;

/** Bytes of raw rows that are brought in at a time, as f64: what the nearer caches hold beside their tiles. */
const RAW_BYTES = 262_144;

/**
 * Lay out a shard: everything 64-byte aligned, rows padded so that the kernel may read whole vectors past the last.
 *
 * @param rowCount Rows of the shard.
 * @param d Features.
 * @param blockRows Rows in a block.
 * @param weighted Whether room for f32 weights is wanted.
 * @param seeding Whether room for potentials is wanted.
 */
export function layoutOf(rowCount: number, d: number, blockRows: number, weighted: boolean, seeding: boolean): Layout {
  const rows = Math.ceil((rowCount + 16) / 16) * 16;
  const strips = Math.ceil(rows / 256) + 1;
  let end = 1024;
  const take = (bytes: number) => {
    const at = end;
    end += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const rawRows = Math.max(256, Math.min(blockRows, Math.floor(RAW_BYTES / (d * 8 * 256)) * 256));
  const listRoom = 2 * blockRows;
  const potential = seeding ? rows * 4 : 0;
  const layout = {
    x: take(rows * d * 4),
    labels: take(rows),
    norms: take(rows * 4),
    bounds: take(rows * 4),
    potentials: [take(potential), take(potential), take(potential)] as const,
    weights: take(weighted ? rows * 4 : 0),
    centroids: take(256 * d * 4),
    halves: take(1024),
    clocks: take(1024 + 64),
    lengths: take(strips * 4),
    taus: take(strips * 4),
    slops: take(strips * 4),
    scratch: take(9 * 256 + 256 * d * 4 + 17 * 256 + 6 * 256),
    list: take(listRoom * 4),
    listRoom,
    listed: take(Math.ceil(rowCount / blockRows) * 4),
    risky: take(blockRows * 2 + 512),
    masks: take(blockRows / 8),
    pass: take(128),
    raw: take(rawRows * d * 8),
    rawWeights: take(weighted ? rawRows * 8 : 0),
    rawRows,
    exact: take(256 * (d + 2) * 8),
    tally: take(256 * (d + 2) * 8),
    points: take(256 * d * 8),
    centre: take(d * 8),
  };
  return { ...layout, bytes: end };
}

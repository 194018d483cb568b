import type { ValleySpace } from "./valley-space.js";

/** A dimension takes no part in a pair where more than this share of either segment stands on its spikes. */
const SPIKED_SHARE = 0.2;

/** A segment's rows, and its values of each dimension, made when they are first asked for. */
export interface SegmentColumns {
  readonly rows: Uint32Array;
  /** Whether the dimension may show a valley: a number, unless more than a fifth of the segment stands on its spikes. */
  shows(j: number): boolean;
  /** Its values of a dimension; rows on a spike take the values of the segment's rows that are not, in turn. */
  column(j: number): Float64Array;
}

/**
 * The segments of a partition, by label.
 *
 * @param space The rows of all.
 * @param labels The segment of each row, below `k`.
 * @param k Segments.
 */
export function segmentColumns(space: ValleySpace, labels: ArrayLike<number>, k: number): readonly SegmentColumns[] {
  return membersOf(labels, k).map((rows) => columnsOf(space, rows));
}

/** The rows of each segment, rising. */
function membersOf(labels: ArrayLike<number>, k: number): readonly Uint32Array[] {
  const sizes = new Uint32Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++;
  const members = Array.from(sizes, (size) => new Uint32Array(size));
  const found = new Uint32Array(k);
  for (let i = 0; i < labels.length; i++) members[labels[i]][found[labels[i]]++] = i;
  return members;
}

function columnsOf(space: ValleySpace, rows: Uint32Array): SegmentColumns {
  const known: (Float64Array | undefined)[] = [];
  return {
    rows,
    shows: (j) => {
      const spiked = space.spikes[j];
      return space.usable[j] && (spiked === null || countOf(spiked, rows) / rows.length <= SPIKED_SHARE);
    },
    column: (j) => {
      known[j] ??= valuesOf(space, rows, j);
      return known[j];
    },
  };
}

function valuesOf({ matrix: { values, featureCount: d }, spikes }: ValleySpace, rows: Uint32Array, j: number) {
  const column = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) column[i] = values[rows[i] * d + j];
  const spiked = spikes[j];
  return spiked === null ? column : withoutSpikes(column, spiked, rows);
}

function withoutSpikes(column: Float64Array, spiked: Uint8Array, rows: Uint32Array): Float64Array {
  const free = column.filter((_, i) => spiked[rows[i]] === 0);
  if (free.length === 0) return column;
  let next = 0;
  return column.map((x, i) => (spiked[rows[i]] === 0 ? x : free[next++ % free.length]));
}

function countOf(flags: Uint8Array, rows: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) count += flags[rows[i]];
  return count;
}

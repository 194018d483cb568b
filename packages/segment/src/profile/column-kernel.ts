import { inStretches, STRIDE } from "../in-stretches.js";
import { createKernel, growTo, type Kernel } from "../kernel/create-kernel.js";
import { roomFrom } from "../kernel/room-from.js";
import { powerOfTwoUnit } from "../statistics/moments.js";
import type { MeasuredColumn } from "./measured-column.js";

interface Operations {
  columnExtremes(n: number, values: number, facts: number): void;
  sumGroups(
    n: number,
    values: number,
    groups: number,
    inverse: number,
    sums: number,
    all: number,
    least: number,
    scale: number,
    shift: number,
    counts: number,
  ): void;
  dealOut(
    n: number,
    values: number,
    groups: number,
    inverse: number,
    sums: number,
    least: number,
    scale: number,
    shift: number,
    places: number,
    into: number,
    tags: number,
  ): void;
  sortBuckets(
    from: number,
    to: number,
    ends: number,
    dealt: number,
    dealtTags: number,
    into: number,
    tags: number,
    least: number,
    scale: number,
    mask: number,
    counts: number,
    scratch: number,
  ): void;
  dominate(
    from: number,
    to: number,
    n: number,
    values: number,
    tags: number,
    k: number,
    below: number,
    wins: number,
    room: number,
  ): number;
  partGroups(n: number, values: number, tags: number, places: number, into: number): void;
}

/** What `sortBuckets` asks for. */
const SCRATCH = 3 * 65_536 * 4;
/** Numbers of f64 in a group's record, and their places. */
const RECORD = 8;
const [SUM, CARRIED, , MEAN, SQUARES] = [0, 1, 2, 3, 4];
const COUNT = 4;

/** This thread's, with room for the longest column it measured; null where there is no SIMD. */
let held: Kernel<Operations> | null | undefined;

/** Let go of the memory that columns were measured in. */
export function releaseColumnKernel(): void {
  held = undefined;
}

/**
 * Measure a column in the kernel: the same as in JavaScript, several times faster.
 *
 * @param values Numbers, NaN where missing. Not modified.
 * @param labels Group of each row, from 0.
 * @param k Groups.
 * @returns Null where there is no SIMD, or no room. Sorted values stand in the kernel's memory, until the next column is measured.
 */
export function columnKernel(values: Float64Array, labels: Uint8Array, k: number): MeasuredColumn | null {
  if (held === undefined) held = createKernel<Operations>();
  if (held === null) return null;
  const { memory, operations } = held;
  const n = values.length;
  // Two finer buckets a value, so that few are left to insertion; 4,096 of them a bucket, or what there is for a small column.
  const fineBits = Math.min(24, Math.max(6, Math.ceil(Math.log2(n + 1)) + 1));
  const shift = Math.min(12, fineBits - 2);
  const buckets = 2 ** (fineBits - shift);
  const { at, bytes } = layOut(n, k, buckets, 2 ** shift);
  try {
    growTo(memory, bytes);
  } catch {
    return null;
  }
  const floats = (from: number, length: number): Float64Array => new Float64Array(memory.buffer, from, length);
  const wholes = (from: number, length: number): Uint32Array => new Uint32Array(memory.buffer, from, length);
  const eachStretch = (run: (from: number, count: number) => void): void => {
    inStretches(n, (from, to) => run(from, to - from));
  };
  floats(at.values, n).set(values);
  new Uint8Array(memory.buffer, at.labels, n).set(labels);

  const facts = floats(at.facts, 3);
  facts.set([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]);
  eachStretch((from, count) => operations.columnExtremes(count, at.values + 8 * from, at.facts));
  const [least, most, present] = facts;
  const unit = present === 0 ? 1 : powerOfTwoUnit(Math.max(Math.abs(least), Math.abs(most)));
  // A little less than all buckets, so that rounding never lands the largest value beyond the last.
  const parts = (2 ** fineBits * (1 - 1e-9)) / (most - least);
  const scale = Number.isFinite(parts) ? parts : 0;

  const sums = floats(at.sums, RECORD * (k + 1)).fill(0);
  const counts = new Int32Array(memory.buffer, at.sums, 2 * RECORD * (k + 1));
  const ends = wholes(at.ends, buckets).fill(0);
  const all = at.sums + 8 * RECORD * k;
  eachStretch((from, count) =>
    operations.sumGroups(
      ...([count, at.values + 8 * from, at.labels + from, 1 / unit, at.sums, all] as const),
      ...([least, scale, shift, at.ends] as const),
    ),
  );
  const sizes = Array.from({ length: k }, (_, s) => counts[2 * RECORD * s + COUNT]);
  sizes.forEach((size, s) => {
    const record = RECORD * s;
    sums[record + MEAN] = size === 0 ? 0 : (sums[record + SUM] + sums[record + CARRIED]) / size;
  });
  addUp(ends);
  eachStretch((from, count) =>
    operations.dealOut(
      ...([count, at.values + 8 * from, at.labels + from, 1 / unit, at.sums] as const),
      ...([least, scale, shift, at.ends, at.dealt, at.tags] as const),
    ),
  );
  // The column's values and labels are read; sorted ones stand in their place.
  const { dealt, tags: dealtTags, values: sorted, labels: tags } = at;
  const perCall = Math.max(1, Math.floor(buckets / 64));
  for (let b = 0; b < buckets; b += perCall) {
    operations.sortBuckets(
      ...([b, Math.min(buckets, b + perCall), at.ends, dealt, dealtTags, sorted, tags] as const),
      ...([least, scale, 2 ** shift - 1, at.counts, at.scratch] as const),
    );
  }
  const below = floats(at.below, k).fill(0);
  const wins = floats(at.wins, k * k).fill(0);
  for (let from = 0; from < present; ) {
    const to = Math.min(present, from + STRIDE);
    from = operations.dominate(from, to, present, sorted, tags, k, at.below, at.wins, at.won);
  }
  const starts = Uint32Array.from(sizes);
  addUp(starts);
  wholes(at.places, k).set(starts);
  eachStretch((from) => {
    const count = Math.min(STRIDE, present - from);
    if (count > 0) operations.partGroups(count, sorted + 8 * from, tags + from, at.places, dealt);
  });
  const parted = floats(dealt, present);
  const mean = (sums[RECORD * k + SUM] + sums[RECORD * k + CARRIED]) / present;
  const indexes = Array.from({ length: k }, (_, s) => s);
  return {
    sorted: {
      all: floats(sorted, present),
      groups: indexes.map((s) => parted.subarray(starts[s], starts[s] + sizes[s])),
      dominance: {
        counts: Array.from(below),
        balance: indexes.map((i) => indexes.map((j) => wins[i * k + j] - wins[j * k + i])),
      },
    },
    mean: present === 0 ? Number.NaN : least === most ? least + 0 : mean * unit,
    unit,
    spreads: indexes.map((s) => ({
      count: sizes[s],
      mean: sums[RECORD * s + MEAN],
      squares: sums[RECORD * s + SQUARES],
    })),
  };
}

/** Where everything stands in the kernel's memory. */
function layOut(n: number, k: number, buckets: number, finer: number) {
  const room = roomFrom(64);
  const at = {
    values: room(8 * n),
    dealt: room(8 * n),
    labels: room(n),
    tags: room(n),
    ends: room(4 * buckets),
    counts: room(4 * finer),
    scratch: room(SCRATCH),
    facts: room(24),
    sums: room(8 * RECORD * (k + 1)),
    below: room(8 * k),
    wins: room(8 * k * k),
    won: room(16 * (2 * k + 2) * Math.ceil(k / 4)),
    places: room(4 * k),
  };
  return { at, bytes: room(0) };
}

/** From how many each holds to where each begins. */
function addUp(counts: Uint32Array): void {
  let at = 0;
  for (let b = 0; b < counts.length; b++) {
    const size = counts[b];
    counts[b] = at;
    at += size;
  }
}

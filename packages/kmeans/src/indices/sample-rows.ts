import { createRandom, type Random } from "../random.js";

/** Which cluster each row is in; rows of weight 0 are in none. */
export interface Partition {
  readonly labels: Uint8Array;
  readonly k: number;
  /** Rows of each cluster. */
  readonly sizes: Uint32Array;
}

/** Rows of a table: first those that all partitions share, rising, then those that each partition needs besides. */
export interface Sample {
  readonly rows: Uint32Array;
  /** Where the shared rows end, and those of each partition after them. */
  readonly ends: readonly number[];
}

/** The rows that a sample is drawn from. */
export interface Drawable {
  /** Rows of positive weight, rising; null where these are all. */
  readonly rows: Uint32Array | null;
  readonly count: number;
}

/** Tells the generators of what is drawn apart; those of rows drawn besides have their cluster's number added. */
const SHARED = 0x5a000000;
const BESIDES = 0x5a010000;
const DEALT = 0x5b100000;
const DEALT_BESIDES = 0x5b110000;

/**
 * A seeded sample without replacement that serves several partitions. Where it leaves a cluster short of its share of the sample, or of two rows,
 * others of its rows are drawn for its partition alone; so what is drawn for a partition depends on no other.
 *
 * @param drawable The rows to draw from.
 * @param partitions Of the table.
 * @param wanted Rows of the shared sample; with as many or more than there are, all are taken.
 * @param seed Unsigned 32-bit integer.
 * @param stream Tells samples for different ends apart, up to 255.
 */
export function sampleRows(
  drawable: Drawable,
  partitions: readonly Partition[],
  wanted: number,
  seed: number,
  stream: number,
): Sample {
  if (drawable.count <= wanted) return allRows(drawable);
  const shared = drawRows(drawable, wanted, createRandom(seed, SHARED + stream));
  const besides = partitions.map((partition) => {
    const found: number[] = [];
    const missing = missingRows(partition, shared, wanted / drawable.count);
    missing.forEach((count, c) => {
      if (count === 0) return;
      const random = createRandom(seed, BESIDES + stream * 256 + c);
      drawMore(drawable, partition.labels, c, count, shared, random, found);
    });
    return found;
  });
  let end = wanted;
  return {
    rows: Uint32Array.from([...shared, ...besides.flat()]),
    ends: [end, ...besides.map(({ length }) => (end += length))],
  };
}

/** All rows, shared by all partitions. */
export function allRows({ rows, count }: Drawable): Sample {
  return { rows: rows ?? Uint32Array.from({ length: count }, (_, i) => i), ends: [count] };
}

/**
 * The rows of a sample dealt out at random into parts of equal size, give or take one.
 *
 * @param sample Its rows.
 * @param partitions That it was drawn for.
 * @param folds Parts wanted.
 * @param seed Unsigned 32-bit integer.
 * @returns The part of each row.
 */
export function dealRows(
  { rows, ends }: Sample,
  partitions: readonly Partition[],
  folds: number,
  seed: number,
): Uint8Array {
  const dealt = new Uint8Array(rows.length);
  for (let i = 0; i < ends[0]; i++) dealt[i] = i % folds;
  shuffle(dealt.subarray(0, ends[0]), createRandom(seed, DEALT));
  partitions.forEach(({ labels }, p) => {
    // They stand cluster by cluster, in the random order in which they were drawn.
    let random: Random | null = null;
    let next = 0;
    for (let i = ends[p]; i < ends[p + 1]; i++) {
      const c = labels[rows[i]];
      if (i === ends[p] || c !== labels[rows[i - 1]]) {
        random = createRandom(seed, DEALT_BESIDES + c);
        next = random.below(folds);
      }
      dealt[i] = next++ % folds;
    }
  });
  return dealt;
}

/** A sample's rows that all partitions share, and those of each partition. */
export function piecesOf({ rows, ends }: Sample): readonly Uint32Array[] {
  return ends.map((end, piece) => rows.subarray(piece === 0 ? 0 : ends[piece - 1], end));
}

/** Where a row stands among rising ones, or -1. */
export function placeOf(rising: Uint32Array, row: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rising[middle] < row) low = middle + 1;
    else high = middle;
  }
  return rising[low] === row ? low : -1;
}

/** Draws so many of the rows; where those are most of them, the ones to leave out. */
function drawRows({ rows, count }: Drawable, wanted: number, random: Random): Uint32Array {
  const areMost = wanted * 4 > count * 3;
  const drawn = areMost
    ? allBut(drawNumbers(count, count - wanted, random), count)
    : drawNumbers(count, wanted, random);
  if (rows) for (let i = 0; i < wanted; i++) drawn[i] = rows[drawn[i]];
  return drawn;
}

/** Draws numbers below `count` at random until there are so many, rising. The nearer that is to all of them, the longer it takes. */
function drawNumbers(count: number, wanted: number, random: Random): Uint32Array {
  const drawn = new Uint32Array(wanted);
  for (let have = 0; have < wanted; ) {
    for (let i = have; i < wanted; i++) drawn[i] = random.below(count);
    have = bringTogether(drawn.sort());
  }
  return drawn;
}

/** Rising numbers below `count` that are not among some rising ones. */
function allBut(rising: Uint32Array, count: number): Uint32Array {
  const others = new Uint32Array(count - rising.length);
  for (let number = 0, left = 0; number < count; number++) {
    if (number === rising[left]) left++;
    else others[number - left] = number;
  }
  return others;
}

/** Moves rising numbers to the front, each once; returns how many they are. */
function bringTogether(rising: Uint32Array): number {
  let have = 0;
  for (let i = 0; i < rising.length; i++) if (i === 0 || rising[i] !== rising[i - 1]) rising[have++] = rising[i];
  return have;
}

/** How many rows of each cluster are not there that its share asks for. */
function missingRows({ labels, k, sizes }: Partition, shared: Uint32Array, share: number): Uint32Array {
  const have = new Uint32Array(k);
  for (let s = 0; s < shared.length; s++) have[labels[shared[s]]]++;
  return have.map((count, c) => Math.max(0, Math.min(sizes[c], Math.max(2, Math.ceil(sizes[c] * share))) - count));
}

/** Draws rows at random until so many of a cluster are found that are not there yet: on the whole as many as the table has, over such rows. */
function drawMore(
  { rows, count }: Drawable,
  labels: Uint8Array,
  cluster: number,
  missing: number,
  shared: Uint32Array,
  random: Random,
  found: number[],
): void {
  const own = new Set<number>();
  while (own.size < missing) {
    const at = random.below(count);
    const row = rows ? rows[at] : at;
    if (labels[row] === cluster && placeOf(shared, row) < 0) own.add(row);
  }
  found.push(...own);
}

function shuffle(numbers: Uint8Array, random: Random): void {
  for (let i = numbers.length - 1; i > 0; i--) {
    const at = random.below(i + 1);
    const drawn = numbers[at];
    numbers[at] = numbers[i];
    numbers[i] = drawn;
  }
}

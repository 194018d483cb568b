import type { ShardRows } from "../engine/residence.js";
import { shared } from "../matrix.js";
import { createRandom, type Random } from "../random.js";

/** A sample and a part of it. */
export interface NestedSamples {
  readonly small: ShardRows;
  readonly large: ShardRows;
}

/**
 * Rows of the small sample on which `k` clusters are sought: 200 for each, at least 16,384.
 *
 * @param k Clusters.
 */
export function sampleRows(k: number): number {
  return Math.max(16_384, 200 * k);
}

/**
 * Two nested samples of a large table: one row drawn from each of equal stretches of rows, so that both cover the table evenly. Being parts of it,
 * they are descended by tallies however few they are.
 *
 * @param rows The table.
 * @param few Rows of the small sample; the large one has eight times as many, or all.
 * @param seed Unsigned 32-bit integer.
 */
export function nestedSamples(rows: ShardRows, few: number, seed: number): NestedSamples {
  const random = createRandom(seed, 0x5b000001);
  const many = Math.min(few * 8, rows.rowCount);
  const drawn = new Uint32Array(many);
  inStretches(many, (from, to) => drawRows(drawn, from, to, rows.rowCount, random));
  const step = many / few;
  const small = pick(
    rows,
    Uint32Array.from({ length: few }, (_, s) => drawn[Math.floor(s * step)]),
  );
  return { small, large: pick(rows, drawn) };
}

/** Draws a row from each of some of `drawn.length` equal stretches. */
function drawRows(drawn: Uint32Array, begin: number, end: number, rowCount: number, random: Random): void {
  for (let s = begin; s < end; s++) {
    const from = Math.floor((s * rowCount) / drawn.length);
    const to = Math.floor(((s + 1) * rowCount) / drawn.length);
    drawn[s] = from + random.below(to - from);
  }
}

function pick(rows: ShardRows, drawn: Uint32Array): ShardRows {
  const { values, featureCount: d, weights } = rows;
  const picked = shared(Float64Array, drawn.length * d);
  inStretches(drawn.length, (from, to) => copyRows(values, d, drawn, from, to, picked));
  return {
    part: true,
    values: picked,
    rowCount: drawn.length,
    featureCount: d,
    weights: weights && Float64Array.from(drawn, (row) => weights[row]),
  };
}

function copyRows(
  values: ShardRows["values"],
  d: number,
  drawn: Uint32Array,
  begin: number,
  end: number,
  picked: Float64Array,
): void {
  for (let i = begin; i < end; i++) {
    for (let j = 0, from = drawn[i] * d, into = i * d; j < d; j++) picked[into + j] = values[from + j];
  }
}

/** Does work on a little at a time: a loop that runs once is compiled late, a function called often is soon. */
function inStretches(count: number, work: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += 1024) work(from, Math.min(count, from + 1024));
}

import type { ShardRows } from "../engine/residence.js";
import { createRandom } from "../random.js";

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
  const drawn = Float64Array.from({ length: many }, (_, s) => {
    const from = Math.floor((s * rows.rowCount) / many);
    const to = Math.floor(((s + 1) * rows.rowCount) / many);
    return from + random.below(to - from);
  });
  const step = many / few;
  const small = pick(
    rows,
    Float64Array.from({ length: few }, (_, s) => drawn[Math.floor(s * step)]),
  );
  return { small, large: pick(rows, drawn) };
}

function pick(rows: ShardRows, drawn: Float64Array): ShardRows {
  const { values, featureCount: d, weights } = rows;
  const picked = new Float64Array(drawn.length * d);
  drawn.forEach((row, i) => {
    for (let j = 0; j < d; j++) picked[i * d + j] = values[row * d + j];
  });
  return {
    part: true,
    values: picked,
    rowCount: drawn.length,
    featureCount: d,
    weights: weights && Float64Array.from(drawn, (row) => weights[row]),
  };
}

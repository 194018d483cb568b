import { distinctRows } from "../check-rows.js";
import type { ShardRows } from "../engine/residence.js";
import { createRandom } from "../random.js";

/** A sample and a part of it. */
export interface NestedSamples {
  readonly small: ShardRows;
  readonly large: ShardRows;
}

/**
 * Two nested samples of a large table: one row drawn from each of equal stretches of rows, so that both cover the table evenly.
 *
 * @param rows The table.
 * @param k Clusters that will be sought; the small sample holds 200 rows for each, at least 16,384.
 * @param seed Unsigned 32-bit integer.
 * @returns Null where the small sample has fewer than `k` distinct rows of positive weight, or would be most of the table.
 */
export function nestedSamples(rows: ShardRows, k: number, seed: number): NestedSamples | null {
  const random = createRandom(seed, 0x5b000001);
  const few = Math.max(16_384, 200 * k);
  if (few * 2 > rows.rowCount) return null;
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
  if (distinctRows(small, small.weights, k) < k) return null;
  return { small, large: pick(rows, drawn) };
}

function pick(rows: ShardRows, drawn: Float64Array): ShardRows {
  const { values, featureCount: d, weights } = rows;
  const picked = new Float64Array(drawn.length * d);
  drawn.forEach((row, i) => {
    for (let j = 0; j < d; j++) picked[i * d + j] = values[row * d + j];
  });
  return {
    values: picked,
    rowCount: drawn.length,
    featureCount: d,
    weights: weights && Float64Array.from(drawn, (row) => weights[row]),
  };
}

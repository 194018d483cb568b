import type { Residence } from "./residence.js";

/**
 * Bring stretches of the original rows into the kernel's memory, one after another, for operations that read them there.
 *
 * @param residence Where they lie.
 * @param from First row; begins a strip.
 * @param to One past the last.
 * @param visit Told each stretch: its first row and how many there are; and where weights lie, 0 without.
 */
export function eachRawStretch(
  { kernel, layout, rows }: Pick<Residence, "kernel" | "layout" | "rows">,
  from: number,
  to: number,
  visit: (first: number, count: number, weights: number) => void,
): void {
  const { values, featureCount: d, weights } = rows;
  const { buffer } = kernel.memory;
  const raw = isSingle(rows)
    ? new Float32Array(buffer, layout.raw, layout.rawRows * d)
    : new Float64Array(buffer, layout.raw, layout.rawRows * d);
  for (let first = from; first < to; first += layout.rawRows) {
    const count = Math.min(layout.rawRows, to - first);
    raw.set(values.subarray(first * d, (first + count) * d));
    if (weights) new Float64Array(buffer, layout.rawWeights, count).set(weights.subarray(first, first + count));
    visit(first, count, weights ? layout.rawWeights : 0);
  }
}

/** What the kernel is told of the rows' precision. */
export function isSingle({ values }: Residence["rows"]): number {
  return values instanceof Float32Array ? 1 : 0;
}

import { inStretches } from "../in-stretches.js";

/** How many rows each group has. */
export function groupSizes(labels: ArrayLike<number>, k: number): Float64Array {
  const sizes = new Float64Array(k);
  inStretches(labels.length, (from, to) => countLabels(sizes, labels, from, to));
  return sizes;
}

function countLabels(sizes: Float64Array, labels: ArrayLike<number>, from: number, to: number): void {
  for (let row = from; row < to; row++) sizes[labels[row]]++;
}

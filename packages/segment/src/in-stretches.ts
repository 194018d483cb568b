/** Rows a stretch, at most. */
export const STRIDE = 16_384;

/** Go through so many rows in stretches: a function that is called often is compiled well sooner than a long loop that is entered once. */
export function inStretches(rowCount: number, run: (from: number, to: number) => void): void {
  for (let from = 0; from < rowCount; from += STRIDE) run(from, Math.min(rowCount, from + STRIDE));
}

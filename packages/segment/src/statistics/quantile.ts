/**
 * Quantile of sorted numbers by linear interpolation between order statistics (R type 7, the default of R, NumPy and Excel).
 *
 * @param sorted Ascending, no NaN.
 * @param p From 0 to 1.
 * @returns The quantile; NaN of nothing.
 * @remarks Hyndman & Fan (1996), The American Statistician 50.
 */
export function quantile(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  const share = position - below;
  // Not low + share * (high - low): the difference of two extremes can overflow.
  return low === high ? low : low * (1 - share) + high * share;
}

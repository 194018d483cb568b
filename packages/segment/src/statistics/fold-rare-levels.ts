/** A category with its rare levels put together. */
export interface FoldedLevels {
  /** Level of each row, −1 where missing. */
  readonly codes: Int32Array;
  /** The levels kept in their order, then `OTHER` where any were put together. */
  readonly levels: readonly string[];
  /** How many levels that occur were put together. */
  readonly folded: number;
}

/** Name of the levels put together. */
const OTHER = "other";

/**
 * Put a category's rare levels together, so that no level's name stands for few customers.
 *
 * @param codes Level of each row, −1 where missing.
 * @param levels Names of the levels; those no row has are left out.
 * @param fewest Levels of fewer rows become `OTHER`; while that has fewer itself, so does the next smallest, ties to the first.
 * @returns The levels left. A level already called `OTHER` takes the rare ones in.
 */
export function foldRareLevels(codes: Int32Array, levels: readonly string[], fewest: number): FoldedLevels {
  const counts = new Float64Array(levels.length);
  for (const code of codes) if (code >= 0) counts[code]++;
  const occurring = levels.map((_, level) => level).filter((level) => counts[level] > 0);
  const rising = occurring.toSorted((a, b) => counts[a] - counts[b] || a - b);
  const rare = new Set(rising.filter((level) => counts[level] < fewest));
  if (rare.size > 0) {
    const own = rising.find((level) => levels[level] === OTHER);
    if (own !== undefined) rare.add(own);
    const rows = (): number => [...rare].reduce((sum, level) => sum + counts[level], 0);
    for (const level of rising) if (rows() < fewest) rare.add(level);
  }
  const kept = occurring.filter((level) => !rare.has(level));
  const place = new Map(kept.map((level, at) => [level, at]));
  return {
    codes: codes.map((code) => (code < 0 ? -1 : (place.get(code) ?? kept.length))),
    levels: [...kept.map((level) => levels[level]), ...(rare.size > 0 ? [OTHER] : [])],
    folded: rare.size,
  };
}

/** A run is a hit when its inertia is within this of the least known, relatively. */
export const HIT = 1e-6;

/**
 * How far runs end above the least known inertia.
 *
 * @param {readonly number[]} inertias One per seed.
 * @param {number} best The least known.
 * @returns {{ meanGap: number, hitRate: number, lowest: number }} Gap and lowest relative to `best`; a lower one than the known counts as a hit and a gap below 0.
 */
export function gapsOf(inertias, best) {
  const gaps = inertias.map((inertia) => inertia / best - 1);
  return {
    meanGap: mean(gaps),
    hitRate: gaps.filter((gap) => gap <= HIT).length / gaps.length,
    lowest: Math.min(...gaps),
  };
}

/**
 * Mean over sets, each counting once.
 *
 * @param {readonly { meanGap: number, hitRate: number }[]} sets
 * @returns {{ meanGap: number, hitRate: number }}
 */
export function overSets(sets) {
  return { meanGap: mean(sets.map((each) => each.meanGap)), hitRate: mean(sets.map((each) => each.hitRate)) };
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

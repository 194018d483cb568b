import { invertIncreasing, normalCdf } from "./normal.js";
import { SEGMENT_SHARES, TRAIT_NAMES, TRAITS } from "./traits.js";

const REACH = 5;
const STEPS_PER_UNIT = 16;
const LAST = 2 * REACH * STEPS_PER_UNIT;

/**
 * For each trait its values at evenly spaced normal scores from −5 to 5, over all segments together: the trait's distribution in the
 * population as a broken line, with which a value becomes a score and back again without loss.
 */
export type PooledMarginals = readonly Float64Array[];

/**
 * Tabulate the population's distribution of every trait.
 *
 * @returns One table per trait, in the order of `TRAIT_NAMES`.
 */
export function pooledMarginals(): PooledMarginals {
  return TRAIT_NAMES.map((name) => {
    const { mean, deviation } = TRAITS[name];
    const cdf = (y: number) => {
      let sum = 0;
      for (let k = 0; k < mean.length; k++) sum += SEGMENT_SHARES[k] * normalCdf((y - mean[k]) / deviation[k]);
      return sum;
    };
    const low = Math.min(...mean.map((m, k) => m - 8 * deviation[k]));
    const high = Math.max(...mean.map((m, k) => m + 8 * deviation[k]));
    return Float64Array.from({ length: LAST + 1 }, (_, s) =>
      invertIncreasing(cdf, normalCdf(s / STEPS_PER_UNIT - REACH), low, high),
    );
  });
}

/** The trait's value at a normal score; beyond the table its last piece goes on. */
export function valueAt(table: Float64Array, score: number): number {
  const position = (score + REACH) * STEPS_PER_UNIT;
  const piece = Math.min(Math.max(Math.floor(position), 0), LAST - 1);
  return table[piece] + (position - piece) * (table[piece + 1] - table[piece]);
}

/** The normal score of a trait's value: what `valueAt` turns back into it. */
export function scoreOf(table: Float64Array, value: number): number {
  let piece = 0;
  let above = LAST;
  while (above - piece > 1) {
    const middle = (piece + above) >> 1;
    if (table[middle] <= value) piece = middle;
    else above = middle;
  }
  const within = (value - table[piece]) / (table[piece + 1] - table[piece]);
  return (piece + within) / STEPS_PER_UNIT - REACH;
}

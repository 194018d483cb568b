import { createRandom } from "@coterie/kmeans";
import { cholesky, correlate } from "./cholesky.js";
import { pooledCorrelation } from "./pooled-correlation.js";
import { pooledMarginals, scoreOf, valueAt } from "./pooled-marginals.js";
import { Stream, streamOf } from "./stream.js";
import { SEGMENT_SHARES, TRAIT_NAMES, TRAITS, WITHIN_CORRELATION } from "./traits.js";

/** A customer's planted segment, 0 to 3, and traits in the order of `TRAIT_NAMES`. */
export interface DrawnTraits {
  segment: number;
  readonly values: Float64Array;
}

/**
 * Prepare to draw customers, each from the seed and its index alone.
 *
 * @param seed Unsigned 32-bit integer.
 * @param overlap 0 to 1: that many parts of a second draw, with the population's correlations and no segments, are added to a
 *   customer's normal scores, which shrink to keep their variance. So distances fade while distributions and correlations stay.
 * @returns A function that fills `drawn` with the customer of an index, counted from 0.
 */
export function traitDrawer(seed: number, overlap: number): (index: number, drawn: DrawnTraits) => void {
  const size = TRAIT_NAMES.length;
  const traits = TRAIT_NAMES.map((name) => TRAITS[name]);
  const within = cholesky(WITHIN_CORRELATION);
  const independent = new Float64Array(size);

  function drawPlanted(index: number, drawn: DrawnTraits): void {
    const random = createRandom(seed, streamOf(Stream.traits, index));
    drawn.segment = pick(SEGMENT_SHARES, random.float());
    for (let j = 0; j < size; j++) independent[j] = random.normal();
    correlate(within, independent, drawn.values);
    const k = drawn.segment;
    for (let j = 0; j < size; j++) drawn.values[j] = traits[j].mean[k] + traits[j].deviation[k] * drawn.values[j];
  }
  if (overlap === 0) return drawPlanted;

  const marginals = pooledMarginals();
  const pooled = cholesky(pooledCorrelation(marginals));
  const kept = Math.sqrt(1 - overlap * overlap);
  const second = new Float64Array(size);
  return (index, drawn) => {
    drawPlanted(index, drawn);
    const random = createRandom(seed, streamOf(Stream.slide, index));
    for (let j = 0; j < size; j++) independent[j] = random.normal();
    correlate(pooled, independent, second);
    for (let j = 0; j < size; j++) {
      const score = kept * scoreOf(marginals[j], drawn.values[j]) + overlap * second[j];
      drawn.values[j] = valueAt(marginals[j], score);
    }
  };
}

function pick(shares: readonly number[], uniform: number): number {
  let rest = uniform;
  for (let k = 0; k < shares.length - 1; k++) {
    rest -= shares[k];
    if (rest < 0) return k;
  }
  return shares.length - 1;
}

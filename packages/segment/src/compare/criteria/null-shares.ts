import type { Matrix } from "@coterie/kmeans";
import { copulaNull } from "./copula-null.js";
import type { DimensionKind } from "./dimension-kinds.js";
import { explaining } from "./explained-share.js";
import { quickFits } from "./quick-fit.js";
import { PURPOSE, taskSeed } from "./task-seed.js";

/** What a population without segments shows at each K. */
export interface NullShares {
  /** By K, a draw each. */
  readonly shares: readonly (readonly number[])[];
  readonly deviation: number;
}

/**
 * The share explained at each K in draws from the null.
 *
 * @param sample Rows.
 * @param kinds What stands behind each dimension.
 * @param ks The K.
 * @param draws How many.
 * @param seed Of the comparison.
 * @returns Yields after every fit.
 */
export function* nullSteps(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  ks: readonly number[],
  draws: number,
  seed: number,
): Generator<void, NullShares> {
  const nulls = copulaNull(sample, kinds, taskSeed(seed, PURPOSE.pilot));
  const shares: number[][] = ks.map(() => []);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = nulls.draw(taskSeed(seed, PURPOSE.null, draw));
    const fits = quickFits(drawn);
    const explained = explaining(drawn);
    for (const [at, k] of ks.entries()) {
      const found = fits.fit(k, taskSeed(seed, PURPOSE.nullFit, draw, k));
      shares[at].push(found === null ? 0 : explained.share(found.labels, k));
      yield;
    }
  }
  return { shares, deviation: nulls.largestDeviation };
}

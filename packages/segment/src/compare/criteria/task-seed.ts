import { createRandom } from "@coterie/kmeans";

/**
 * A seed of its own for every task of a comparison, so that no task's draws depend on which others were done.
 *
 * @param seed The comparison's seed, an unsigned 32-bit integer.
 * @param parts What the task is: its purpose, K, number.
 * @returns An unsigned 32-bit integer.
 */
export function taskSeed(seed: number, ...parts: readonly number[]): number {
  return parts.reduce((s, part) => createRandom(s, part).uint32(), seed >>> 0);
}

/** The purposes random numbers are drawn for; part of the format of a result, so numbers are never reused. */
export const PURPOSE = {
  sample: 1,
  dither: 2,
  bootstrap: 3,
  bootstrapFit: 4,
  null: 5,
  nullFit: 6,
  pilot: 7,
  halves: 8,
  halvesFit: 9,
  shortList: 10,
  besideFit: 11,
} as const;

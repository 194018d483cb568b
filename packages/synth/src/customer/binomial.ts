import type { Random } from "@coterie/kmeans";

const LARGEST = 512;

/**
 * How many of `trials` succeed, each with probability `p`.
 *
 * @param random Uniform numbers are taken from here, one for every 512 trials.
 * @param trials A whole number from 0.
 * @param p From 0 to 1.
 * @returns A whole number from 0 to `trials`.
 * @remarks By inversion. Larger counts are split, because (1 − p)^trials would underflow.
 */
export function binomial(random: Random, trials: number, p: number): number {
  if (p > 0.5) return trials - binomial(random, trials, 1 - p);
  if (trials > LARGEST) return binomial(random, LARGEST, p) + binomial(random, trials - LARGEST, p);
  const odds = p / (1 - p);
  let probability = Math.exp(trials * Math.log(1 - p));
  let rest = random.float() - probability;
  let successes = 0;
  while (rest >= 0 && successes < trials) {
    probability *= (odds * (trials - successes)) / (successes + 1);
    successes++;
    rest -= probability;
  }
  return successes;
}

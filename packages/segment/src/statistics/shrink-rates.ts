import { betaQuantile } from "./incomplete-beta.js";
import { Z_TWO_SIDED } from "./normal-quantiles.js";

/** A rate as it was counted. */
export interface CountedRate {
  readonly trials: number;
  readonly successes: number;
  /** Its own 95% interval where the trials do not vary one by one (clicks of one customer), else null. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** A rate of a few trials, drawn toward what its group shows. */
export interface ShrunkRate {
  readonly trials: number;
  readonly successes: number;
  /** Independent trials that would tell as much: fewer than `trials` where one customer's clicks go together. */
  readonly effectiveTrials: number;
  /** successes / trials. */
  readonly raw: number;
  /** Posterior mean: what ranks. */
  readonly rate: number;
  /** 95% of the posterior. */
  readonly low: number;
  readonly high: number;
}

/**
 * Draw rates toward their group's: a beta prior whose mean is the pooled rate and whose strength comes from how much the rates differ beyond chance. A
 * rate of few trials moves much, one of many hardly.
 *
 * @param rates The same rate of several groups, each with at least one trial.
 * @returns One a group, in order.
 * @remarks Beta-binomial; strength by moments with weights `effectiveTrials` (Kleinman 1973, JASA 68:46-54), at most the trials of all groups
 * together: a prior is never worth more than everything seen.
 */
export function shrinkRates(rates: readonly CountedRate[]): readonly ShrunkRate[] {
  const seen = rates.map((rate) => ({ ...rate, raw: rate.successes / rate.trials, n: effectiveTrials(rate) }));
  const total = seen.reduce((sum, { n }) => sum + n, 0);
  const mean = seen.reduce((sum, { raw, n }) => sum + raw * n, 0) / total;
  const strength = priorStrength(seen, mean, total);
  return seen.map(({ trials, successes, raw, n }) => {
    const a = raw * n + mean * strength;
    const b = (1 - raw) * n + (1 - mean) * strength;
    const known = a > 0 && b > 0;
    return {
      trials,
      successes,
      effectiveTrials: n,
      raw,
      rate: a / (a + b),
      low: known ? betaQuantile(0.025, a, b) : raw,
      high: known ? betaQuantile(0.975, a, b) : raw,
    };
  });
}

/** From the width of the rate's own interval: p(1 − p) / standard error². */
function effectiveTrials({ trials, successes, interval }: CountedRate): number {
  const p = successes / trials;
  if (interval === null || !(interval.high > interval.low) || p <= 0 || p >= 1) return trials;
  const error = (interval.high - interval.low) / (2 * Z_TWO_SIDED);
  return Math.max(1, Math.min(trials, (p * (1 - p)) / (error * error)));
}

function priorStrength(
  seen: readonly { readonly raw: number; readonly n: number }[],
  mean: number,
  total: number,
): number {
  const spread = mean * (1 - mean);
  if (seen.length < 2 || spread === 0) return total;
  const k = seen.length - 1;
  const between = seen.reduce((sum, { raw, n }) => sum + n * (raw - mean) ** 2, 0);
  const squares = seen.reduce((sum, { n }) => sum + n * n, 0);
  const correlation = (between / spread - k) / (total - squares / total - k);
  return correlation > 0 ? Math.min(total, Math.max(0, 1 / correlation - 1)) : total;
}

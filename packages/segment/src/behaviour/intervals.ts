import type { Interval } from "../persona/persona.js";

/** 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's 95% interval of a proportion.
 *
 * @param ones Customers with a 1.
 * @param count Customers, at least 1.
 * @remarks Wilson (1927), JASA 22.
 */
export function wilson(ones: number, count: number): Interval {
  const share = ones / count;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (Z / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return { low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}

/**
 * The 95% interval of a ratio of sums over customers, by linearisation: each customer counts once however often they were counted, so those who click
 * often do not make it narrow.
 *
 * @param above What is counted, a number a customer (clicks).
 * @param below What it is counted of (impressions); not all 0.
 * @returns Null for fewer than two customers.
 * @remarks Cochran (1977), Sampling Techniques, 6.4.
 */
export function ratioInterval(above: ArrayLike<number>, below: ArrayLike<number>): Interval | null {
  const n = above.length;
  if (n < 2) return null;
  let clicks = 0;
  let shown = 0;
  for (let i = 0; i < n; i++) {
    clicks += above[i];
    shown += below[i];
  }
  const ratio = clicks / shown;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (above[i] - ratio * below[i]) ** 2;
  const half = (Z * Math.sqrt((squares * n) / (n - 1))) / shown;
  return { low: Math.max(0, ratio - half), high: Math.min(1, ratio + half) };
}

/** The 95% interval of a mean, by its standard error; null for fewer than two values. */
export function meanInterval(values: ArrayLike<number>): Interval | null {
  const n = values.length;
  if (n < 2) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) ** 2;
  const half = Z * Math.sqrt(squares / (n - 1) / n);
  return { low: mean - half, high: mean + half };
}

/**
 * The 95% interval of the ratio of two proportions; null where one of them is 0.
 *
 * @remarks Katz, Baptista, Azen and Pike (1978), Biometrics 34.
 */
export function liftInterval(ones: number, count: number, otherOnes: number, otherCount: number): Interval | null {
  if (ones === 0 || otherOnes === 0) return null;
  const lift = Math.log(ones / count / (otherOnes / otherCount));
  const half = Z * Math.sqrt(1 / ones - 1 / count + 1 / otherOnes - 1 / otherCount);
  return { low: Math.exp(lift - half), high: Math.exp(lift + half) };
}

import { Z_POWER, Z_TWO_SIDED } from "./normal-quantiles.js";

/**
 * Customers an arm must have for a test to tell rate `from` from rate `to`, at 80% power and 5% two-sided.
 *
 * @param from A rate, 0..1.
 * @param to Another.
 * @returns Not rounded; infinite for equal rates.
 * @remarks As R's `power.prop.test`. Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 4.14 without the continuity correction.
 */
export function customersPerArm(from: number, to: number): number {
  const middle = (from + to) / 2;
  const root =
    Z_TWO_SIDED * Math.sqrt(2 * middle * (1 - middle)) + Z_POWER * Math.sqrt(from * (1 - from) + to * (1 - to));
  return (root / (to - from)) ** 2;
}

/**
 * The smallest rate above `from` that two arms of `perArm` customers can tell from it, at 80% power and 5% two-sided.
 *
 * @returns The rate; null where even 1 is not enough.
 */
export function detectableRate(from: number, perArm: number): number | null {
  if (!(perArm >= customersPerArm(from, 1))) return null;
  let low = from;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (customersPerArm(from, middle) > perArm) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * 95% interval of a counted rate.
 *
 * @remarks Wilson (1927), JASA 22:209-212: holds for few trials and for rates near 0.
 */
export function wilsonInterval(successes: number, trials: number): { readonly low: number; readonly high: number } {
  const p = successes / trials;
  const square = (Z_TWO_SIDED * Z_TWO_SIDED) / trials;
  const center = (p + square / 2) / (1 + square);
  const half = (Z_TWO_SIDED * Math.sqrt((p * (1 - p)) / trials + square / (4 * trials))) / (1 + square);
  return { low: Math.max(0, center - half), high: Math.min(1, center + half) };
}

/**
 * The standard normal distribution function.
 *
 * @param x Any finite number.
 * @returns P(X ≤ x), to about 1e-15 within ±7.
 * @remarks Marsaglia (2004), Evaluating the normal distribution, JSS 11(4): the Taylor series about 0.
 */
export function normalCdf(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let sum = x;
  let term = x;
  for (let i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/**
 * The standard normal quantile, by bisection: for constants and small tables, not for rows.
 *
 * @param p A probability strictly between 0 and 1.
 * @returns x with P(X ≤ x) = p.
 */
export function normalQuantile(p: number): number {
  return invertIncreasing(normalCdf, p, -8, 8);
}

/**
 * Where an increasing function takes a value.
 *
 * @param f Increasing on [low, high].
 * @param target A value between f(low) and f(high).
 * @returns x with f(x) = target, to the last bits.
 */
export function invertIncreasing(f: (x: number) => number, target: number, low: number, high: number): number {
  let below = low;
  let above = high;
  for (;;) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) return middle;
    if (f(middle) < target) below = middle;
    else above = middle;
  }
}

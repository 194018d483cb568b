/** Area under the ROC curve, and its standard error. */
interface Auc {
  readonly value: number;
  readonly error: number;
}

/**
 * How often a row of one level has a higher value than a row of another level; ties count half.
 *
 * @param values NaN where missing.
 * @param codes Level of each row, −1 where missing.
 * @param level Against all others.
 * @returns The area and its standard error, or null without rows on either side. Rows missing either are left out.
 * @remarks Hanley & McNeil (1982), Radiology 143.
 */
export function rankAuc(values: Float64Array, codes: Int32Array, level: number): Auc | null {
  const inside: number[] = [];
  const outside: number[] = [];
  for (let row = 0; row < values.length; row++) {
    if (codes[row] < 0 || Number.isNaN(values[row])) continue;
    (codes[row] === level ? inside : outside).push(values[row]);
  }
  const ones = Float64Array.from(inside).sort();
  const others = Float64Array.from(outside).sort();
  if (ones.length === 0 || others.length === 0) return null;
  let below = 0;
  let upTo = 0;
  let sum = 0;
  for (const x of ones) {
    while (below < others.length && others[below] < x) below++;
    while (upTo < others.length && others[upTo] <= x) upTo++;
    sum += (below + upTo) / 2;
  }
  const value = sum / ones.length / others.length;
  const toOne = value / (2 - value);
  const toOther = (2 * value * value) / (1 + value);
  const squared = value * value;
  const variance =
    value * (1 - value) + (ones.length - 1) * (toOne - squared) + (others.length - 1) * (toOther - squared);
  return { value, error: Math.sqrt(Math.max(0, variance) / ones.length / others.length) };
}

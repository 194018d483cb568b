import type { NumericColumn } from "../customer-table.js";
import type { NumericStep } from "../prepare/recipe.js";
import { quantile } from "../statistics/quantile.js";

/** Customers far out in a column, and limits that would bring them in. */
export interface Outliers {
  readonly count: number;
  /** Share of the column's part of all distances that these customers hold. */
  readonly holds: number;
  /** Original units, rounded outward to two digits; null where nobody lies beyond. */
  readonly limits: readonly [number | null, number | null];
}

/** Fences this many quartile distances beyond the quartiles, on the scale that is clustered: Tukey's "far out". */
const FAR = 3;
/** More than this is a tail: then the outermost hundredth on each side is judged. */
const MOST = 0.02;
const TAIL = 0.01;
/** Less of the column's distance than this changes nothing. */
const LEAST_HELD = 0.1;

/**
 * Customers so far out that they take a good part of a column's say.
 *
 * @param column Without sentinels.
 * @param transform How the column enters.
 * @param holdersOnly Zeros stand for "has none" and are not judged.
 * @returns Null where nobody lies far out, or they hold less than a tenth of the column's distances. Of a long tail, its outermost hundredth.
 * @remarks Tukey (1977), Exploratory Data Analysis.
 */
export function outliers(
  column: NumericColumn,
  transform: NumericStep["transform"],
  holdersOnly: boolean,
): Outliers | null {
  if (column.measure === "flag") return null;
  const shape = (x: number): number => (transform === "log1p" ? Math.log1p(x) : x);
  const undo = (x: number): number => (transform === "log1p" ? Math.expm1(x) : x);
  const sorted = column.values.filter((x) => !Number.isNaN(x) && (!holdersOnly || x > 0)).sort();
  const shaped = sorted.map(shape);
  const [low, high] = [quantile(shaped, 0.25), quantile(shaped, 0.75)];
  const spread = high - low;
  if (!(spread > 0)) return null;
  const fences = [undo(low - FAR * spread), undo(high + FAR * spread)];
  const far = sorted.reduce((n, x) => n + (x < fences[0] || x > fences[1] ? 1 : 0), 0);
  const ends = far > MOST * sorted.length ? [quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)] : fences;
  const limits = [outward(ends[0], -1), outward(ends[1], 1)];
  const mean = shaped.reduce((sum, x) => sum + x, 0) / shaped.length;
  let all = 0;
  let held = 0;
  let below = 0;
  let above = 0;
  for (let i = 0; i < shaped.length; i++) {
    const squared = (shaped[i] - mean) ** 2;
    all += squared;
    if (sorted[i] >= limits[0] && sorted[i] <= limits[1]) continue;
    held += squared;
    if (sorted[i] < limits[0]) below++;
    else above++;
  }
  if (below + above === 0 || held < LEAST_HELD * all) return null;
  return {
    count: below + above,
    holds: held / all,
    limits: [below > 0 ? limits[0] : null, above > 0 ? limits[1] : null],
  };
}

/** To two significant digits, away from the middle. */
function outward(x: number, direction: -1 | 1): number {
  if (x === 0 || !Number.isFinite(x)) return x;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(x))) - 1);
  const rounded = (direction < 0 ? Math.floor(x / unit) : Math.ceil(x / unit)) * unit;
  return Number(rounded.toPrecision(2));
}

import type { NumericColumn } from "../customer-table.js";
import { presentValues } from "../statistics/present-values.js";
import { quantile } from "../statistics/quantile.js";

/** A numeric column as a category. */
export interface Bands {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

const MOST_LEVELS = 10;
const DAYS_A_YEAR = 365.25;

/**
 * Cut a number into levels for an audit: its values where there are at most ten and enough customers have each, else bands between the quintiles of all customers.
 *
 * @param column The column. A date of birth arrives as days and is cut in whole years.
 * @param minCell Fewest customers a value may stand for.
 * @returns Codes and level names, from low to high. Cuts are rounded to three significant digits and then used as printed.
 */
export function bandsOf(column: NumericColumn, minCell: number): Bands {
  const distinct = fewDistinct(column.values, minCell);
  if (distinct !== null) {
    const place = new Map(distinct.map((value, index) => [value, index]));
    return {
      codes: Int32Array.from(column.values, (x) => (Number.isNaN(x) ? -1 : (place.get(x + 0) ?? -1))),
      levels: distinct.map(String),
    };
  }
  const sorted = presentValues(column.values).sort();
  const years = column.measure === "days" && quantile(sorted, 0.5) > 2 * DAYS_A_YEAR;
  const unit = years ? DAYS_A_YEAR : 1;
  const whole = column.measure === "count";
  const rounded = (x: number): number =>
    years ? Math.round(x / unit) : Number((whole ? Math.ceil(x) : x).toPrecision(3));
  const cuts = [...new Set([0.2, 0.4, 0.6, 0.8].map((p) => rounded(quantile(sorted, p))))].filter(
    (cut) => cut * unit > sorted[0],
  );
  const suffix = years ? " years" : column.measure === "days" ? " days" : "";
  const levels = [
    ...cuts.map((cut, i) => `${i === 0 ? "under" : `${cuts[i - 1]} to under`} ${cut}${suffix}`),
    cuts.length === 0 ? "all" : `${cuts[cuts.length - 1]}${suffix} and over`,
  ];
  const codes = new Int32Array(column.values.length).fill(-1);
  for (let row = 0; row < codes.length; row++) {
    const x = column.values[row];
    if (Number.isNaN(x)) continue;
    let band = 0;
    while (band < cuts.length && cuts[band] * unit <= x) band++;
    codes[row] = band;
  }
  return { codes, levels };
}

/** The distinct values, ascending, or null when there are more than ten or one stands for fewer customers than `minCell`. */
function fewDistinct(values: Float64Array, minCell: number): readonly number[] | null {
  const seen = new Map<number, number>();
  for (const x of values) {
    if (!Number.isNaN(x)) seen.set(x + 0, (seen.get(x + 0) ?? 0) + 1);
    if (seen.size > MOST_LEVELS) return null;
  }
  if ([...seen.values()].some((count) => count < minCell)) return null;
  return [...seen.keys()].sort((a, b) => a - b);
}

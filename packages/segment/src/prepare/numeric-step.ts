import type { NumericColumn, Warning } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import { median } from "../statistics/median.js";
import { type Moments, moments } from "../statistics/moments.js";
import { presentValues } from "../statistics/present-values.js";
import type { NumericStep, PrepareMode } from "./recipe.js";
import { SMALLEST_GROUP } from "./smallest-group.js";

/** Above this skewness, money and counts go through log1p. */
const SKEW_LIMIT = 1;
/** The logarithm must leave no more than this share of the skewness; two values, for one, keep all of it. */
const ENOUGH = 0.9;
/** Above this share of missing values, the model also sees "was missing". */
const MISSING_LIMIT = 0.01;
/** Differences of larger values may overflow; unscaled, their squared distances. */
const LARGEST = 1e300;
const LARGEST_UNSCALED = 1e150;

/** A fitted step, or the warning that says why the column takes no part. */
export type Fitted<Step> = { readonly step: Step } | { readonly warning: Warning };

/**
 * Learn how a numeric column enters the model: median for what is missing, log1p for skewed money and counts, then centre and scale.
 *
 * @param column The column; values missing are NaN.
 * @param mode `auto` leaves 0/1 flags as they are, `plain` standardises them too and never takes logarithms, `none` changes nothing.
 * @returns The step, or a warning where the column is empty or constant.
 * @throws {SegmentError} `bad-data`: a value beyond ±1e300 (±1e150 under `none`), or a missing value under `none`.
 */
export function numericStep(column: NumericColumn, mode: PrepareMode): Fitted<NumericStep> {
  const { name, values } = column;
  const shape = moments(values);
  if (shape.count === 0)
    return { warning: { code: "no-values", message: `${name} has no value and is left out of clustering.` } };
  refuseExtremes(name, shape, mode);
  const missing = values.length - shape.count;
  if (mode === "none" && missing > 0) {
    throw new SegmentError(
      "bad-data",
      `${name} must have a value for every customer under --prepare none; ${missing} of ${values.length} are missing. Use --prepare auto or plain, which fill them in, or leave the column out.`,
    );
  }
  const impute = median(presentValues(values));
  const { transform, why } = chooseTransform(column, shape, mode);
  const shaped = moments(shapedValues(values, impute, transform));
  if (shape.min === shape.max || shaped.deviation === 0) {
    return {
      warning: { code: "constant", message: `${name} is the same for every customer and is left out of clustering.` },
    };
  }
  const few = missing < SMALLEST_GROUP ? `fewer than ${SMALLEST_GROUP}` : String(missing);
  const asIs = mode === "none" || (mode === "auto" && column.measure === "flag");
  return {
    step: {
      kind: "numeric",
      column: name,
      impute,
      transform,
      center: asIs ? 0 : shaped.mean,
      scale: asIs ? 1 : shaped.deviation,
      missingFlag: mode === "auto" && missing > MISSING_LIMIT * values.length,
      why: missing > 0 ? `${why}; ${few} missing take the median` : why,
    },
  };
}

/** Whether a column goes through log1p under a mode, and why. */
export function chooseTransform(
  column: NumericColumn,
  shape: Moments,
  mode: PrepareMode,
): { readonly transform: NumericStep["transform"]; readonly why: string } {
  if (mode === "none") return { transform: "identity", why: "as it is" };
  if (mode === "plain") return { transform: "identity", why: "standardised" };
  if (column.measure === "flag") return { transform: "identity", why: "0/1 flag, as it is" };
  const skew = `skew ${oneDecimal(shape.skewness)}`;
  const loggable = column.measure !== "days" && column.unit !== "%" && !column.sensitive;
  if (!loggable || shape.skewness <= SKEW_LIMIT) return { transform: "identity", why: `${skew}, standardised` };
  if (shape.min < 0) return { transform: "identity", why: `${skew}, but has negative values: standardised` };
  const after = moments(shapedValues(column.values, Number.NaN, "log1p")).skewness;
  if (Math.abs(after) > ENOUGH * shape.skewness) {
    return {
      transform: "identity",
      why: `${skew}, and log1p would make it ${oneDecimal(after)}, no better: standardised`,
    };
  }
  return {
    transform: "log1p",
    why: `${skew}, non-negative: log1p brings it to ${oneDecimal(after)}, then standardised`,
  };
}

/** The values a step centres and scales: filled in and transformed, in row order. */
export function shapedValues(values: Float64Array, impute: number, transform: NumericStep["transform"]): Float64Array {
  const shaped = new Float64Array(values.length);
  const log = transform === "log1p";
  for (let i = 0; i < values.length; i++) {
    const x = Number.isNaN(values[i]) ? impute : values[i];
    shaped[i] = log ? Math.log1p(x) : x;
  }
  return shaped;
}

function refuseExtremes(name: string, shape: Moments, mode: PrepareMode): void {
  const limit = mode === "none" ? LARGEST_UNSCALED : LARGEST;
  if (shape.max <= limit && shape.min >= -limit) return;
  const got = (shape.max > limit ? shape.max : shape.min).toExponential(0);
  const unscaled = mode === "none" ? " under --prepare none, which squares it" : "";
  const range = mode === "none" ? "-1e150 and 1e150" : "-1e300 and 1e300";
  throw new SegmentError(
    "bad-data",
    `${name} must lie between ${range}${unscaled}; it holds a value of about ${got}. Mark such values as missing in the source, or leave the column out.`,
  );
}

function oneDecimal(x: number): string {
  return (Math.round(x * 10) / 10 + 0).toFixed(1);
}

import type { NumericColumn, Warning } from "../customer-table.js";
import { SegmentError } from "../segment-error.js";
import { type Moments, moments, momentsAndMedian } from "../statistics/moments.js";
import { numbersMissing } from "./amend-table.js";
import type { ColumnPreparation } from "./column-preparation.js";
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
export type Fitted<Step> =
  | {
      readonly step: Step;
      /** Population deviation of what the step centres and scales; absent where its dimensions say it only themselves. */
      readonly spread?: number;
    }
  | { readonly warning: Warning };

/**
 * Learn how a numeric column enters the model: median for what is missing, log1p for skewed money and counts, then centre and scale.
 *
 * @param column The column; values missing are NaN, those that mean it too (`amendTable`).
 * @param decision What a person decided: limits, split, and the values that mean "not known" (already gone from the column).
 * @param mode `auto` leaves 0/1 flags as they are, `plain` standardises them too and never takes logarithms, `none` changes nothing.
 * @returns The step, or a warning where the column is empty or constant.
 * @throws {SegmentError} `bad-data`: a value beyond ±1e300 (±1e150 under `none`), or a missing value under `none`.
 */
export function numericStep(
  column: NumericColumn,
  mode: PrepareMode,
  decision: ColumnPreparation = {},
  asOf: string | null = null,
): Fitted<NumericStep> {
  const { name, values } = column;
  const { shape, median: impute } = momentsAndMedian(values);
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
  const split = decision.split === true;
  if (split && mode === "none") {
    throw new SegmentError(
      "bad-option",
      `columns.${name}.split cannot be had under --prepare none, which takes numbers as they are. Use --prepare auto or plain, or remove it.`,
    );
  }
  const held = (all: Float64Array): Float64Array => (split ? all.filter((x) => x > 0) : all);
  const judged = held(withinLimits(values, decision.limits));
  const { transform, why } = chooseTransform(
    { ...column, values: judged },
    judged === values ? shape : moments(judged),
    mode,
  );
  const filled = held(withinLimits(missing === 0 ? values : fillValues(values, impute), decision.limits));
  const shaped = filled === values && transform === "identity" ? shape : moments(shapedValues(filled, transform));
  const missed = decision.missing === undefined ? [] : numbersMissing(column, decision.missing, asOf);
  if (shape.min === shape.max || shaped.deviation === 0 || (split && filled.length === values.length)) {
    if (split && shape.min !== shape.max) throw notSplit(name, filled.length, values.length);
    return {
      warning: { code: "constant", message: `${name} is the same for every customer and is left out of clustering.` },
    };
  }
  const few = missing < SMALLEST_GROUP ? `fewer than ${SMALLEST_GROUP}` : String(missing);
  const asIs = mode === "none" || (mode === "auto" && column.measure === "flag");
  return {
    spread: shaped.deviation,
    step: {
      kind: "numeric",
      column: name,
      ...(missed.length === 0 ? {} : { missing: missed }),
      impute,
      ...(decision.limits === undefined ? {} : { limits: decision.limits }),
      transform,
      center: asIs ? 0 : shaped.mean,
      scale: asIs ? 1 : shaped.deviation,
      ...(split ? { split } : {}),
      missingFlag: mode === "auto" && missing > MISSING_LIMIT * values.length,
      why: [
        split ? `whether there is any, and the amount where there is: ${why}` : why,
        ...(decision.limits === undefined ? [] : ["values beyond the limits count as the limits"]),
        ...(missing > 0 ? [`${few} missing take the median`] : []),
      ].join("; "),
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
  const after = moments(shapedValues(column.values, "log1p")).skewness;
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

/** Transformed values, missing ones missing. */
export function shapedValues(values: Float64Array, transform: NumericStep["transform"]): Float64Array {
  return transform === "log1p" ? values.map((x) => Math.log1p(x)) : values;
}

function fillValues(values: Float64Array, impute: number): Float64Array {
  return values.map((x) => (Number.isNaN(x) ? impute : x));
}

/** Values beyond the limits as the limits. */
function withinLimits(values: Float64Array, limits: NumericStep["limits"]): Float64Array {
  if (limits === undefined) return values;
  const [low, high] = limits;
  return values.map((x) => (low !== null && x < low ? low : high !== null && x > high ? high : x));
}

function notSplit(name: string, haves: number, customers: number): SegmentError {
  const got = haves === customers ? "every customer has some" : "all who have any have the same";
  return new SegmentError(
    "bad-option",
    `columns.${name}.split needs customers with none and customers with different amounts; ${got}. Remove it.`,
  );
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

import type { DimensionKind } from "../criteria/dimension-kinds.js";

/** Where the study tried the rule. Above the rows that are sampled the number of customers plays no part. */
const ROWS_FROM = 300;
const FEATURES: readonly [number, number] = [3, 60];
const NUMBERS_FROM = 2;

/**
 * Whether a table lies where the rule was calibrated.
 *
 * @param rowCount Customers.
 * @param featureCount Dimensions of the model space.
 * @param kinds What stands behind each: at least two must be numbers.
 */
export function isCalibrated(rowCount: number, featureCount: number, kinds: readonly DimensionKind[]): boolean {
  const numbers = kinds.filter((kind) => kind.kind === "number").length;
  return rowCount >= ROWS_FROM && featureCount >= FEATURES[0] && featureCount <= FEATURES[1] && numbers >= NUMBERS_FROM;
}

/** Where the study tried the rule. Above the rows that are sampled the number of customers plays no part. */
const ROWS_FROM = 300;
const FEATURES: readonly [number, number] = [3, 60];
const NUMBERS_FROM = 2;

/**
 * Whether a table lies where the rule was calibrated.
 *
 * @param rowCount Customers.
 * @param usable For each dimension of the model space whether a valley is sought in it: flags and levels are not.
 */
export function isCalibrated(rowCount: number, usable: readonly boolean[]): boolean {
  const numbers = usable.filter((holds) => holds).length;
  return (
    rowCount >= ROWS_FROM && usable.length >= FEATURES[0] && usable.length <= FEATURES[1] && numbers >= NUMBERS_FROM
  );
}

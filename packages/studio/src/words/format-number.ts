const threeDigits: Intl.NumberFormat = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const exactlyThree: Intl.NumberFormat = new Intl.NumberFormat("en", {
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});
const whole: Intl.NumberFormat = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const twoDecimals: Intl.NumberFormat = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** What stands where a number could not be computed. */
export const notComputable: string = "not computable";

/**
 * A number to three significant digits, thousands separated.
 *
 * @param value The number, or null where it could not be computed.
 * @returns `10,700`, `0.178`, `−3.4`; `not computable` for null.
 */
export function formatNumber(value: number | null): string {
  return write(value, threeDigits);
}

/**
 * A number to three significant digits, zeros kept, so that a column of criteria lines up.
 *
 * @param value The criterion's value.
 * @returns `0.410`, `4,800`.
 */
export function formatDigits(value: number): string {
  return write(value, exactlyThree);
}

/**
 * A count in full, thousands separated.
 *
 * @param value Customers, rows, starts.
 * @returns `20,000`.
 */
export function formatCount(value: number | null): string {
  return write(value, whole);
}

/**
 * A number with two decimals and its sign: differences in standard deviations.
 *
 * @param value The difference, or null.
 * @returns `+0.82`, `−1.10`, `0.00`.
 */
export function formatSigned(value: number | null): string {
  const text = write(value, twoDecimals);
  if (value === null || text === "0.00" || text === "−0.00") return text.replace("−", "");
  return value > 0 ? `+${text}` : text;
}

/**
 * An index around 100: whole from 10 up, two digits below.
 *
 * @param value The index.
 * @returns `118`, `3.4`, `1,240`.
 */
export function formatIndex(value: number): string {
  return Math.abs(value) >= 9.95 ? write(value, whole) : formatNumber(Number(value.toPrecision(2)));
}

/**
 * A rate over the rate of all customers: two decimals below 10.
 *
 * @param value The lift.
 * @returns `1.55`, `0.40`, `12.3`.
 */
export function formatLift(value: number): string {
  return Math.abs(value) < 9.995 ? write(value, twoDecimals) : formatNumber(value);
}

function write(value: number | null, format: Intl.NumberFormat): string {
  return value === null || !Number.isFinite(value) ? notComputable : format.format(value).replace("-", "−");
}

import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import { TablesError } from "../tables-error.js";

/** Decimal places tried, fewest first. */
const places = [0, 2, 3, 4, 6];
const roundedPlaces = 4;
const exactUnits = 1e15;

/**
 * Decimal places of the amounts, so that DECIMAL holds each exactly as it is written: a decimal of up to 15 digits survives the way
 * through a double. Amounts with more than six places (left by arithmetic elsewhere) are rounded to four, with a warning.
 *
 * @param where SQL of the rows that count.
 * @throws {TablesError} `bad-option` for amounts of more than 15 digits.
 */
export async function amountScale(scratch: Scratch, name: string, where: string, warnings: Warning[]): Promise<number> {
  const checks = places.map(
    (scale) => `count(*) FILTER (try_cast(abs(amount) AS DECIMAL(18, ${scale}))::DOUBLE IS DISTINCT FROM abs(amount))`,
  );
  const [[most, ...changed]] = (await scratch.rows(
    `SELECT coalesce(max(abs(amount)), 0), ${checks.join(", ")} FROM read WHERE ${where}`,
  )) as number[][];
  const fits = (scale: number) => most * 10 ** scale < exactUnits;
  const exact = places.find((scale, i) => changed[i] === 0 && fits(scale));
  if (exact !== undefined) return exact;
  if (!fits(roundedPlaces)) {
    throw new TablesError(
      "bad-option",
      `Amounts must have at most 15 digits to be added up exactly; ${name} holds larger ones. Give them in thousands, or leave these rows out.`,
    );
  }
  const rounded = changed[places.indexOf(roundedPlaces)];
  warnings.push({
    code: "rounded-amounts",
    message: `${name} holds ${rounded.toLocaleString("en")} amounts with more than ${roundedPlaces} decimal places; each is rounded to ${roundedPlaces} before it is added up.`,
  });
  return roundedPlaces;
}

import type { Fragment } from "../fragment.js";
import { SqlError } from "../sql-error.js";

/** A name between quotation marks, those inside it doubled. No engine takes NUL in a name or text. */
export function quoted(part: string, mark: '"' | "`"): string {
  if (part === "") throw new SqlError("bad-name", "a column or table must have a name; got an empty one. Name it.");
  refuseNul(part, "a column or table name");
  return `${mark}${part.replaceAll(mark, mark + mark)}${mark}`;
}

/** Text between apostrophes, those inside it doubled. */
export function apostrophes(text: string): string {
  refuseNul(text, "a category");
  return `'${text.replaceAll("'", "''")}'`;
}

function refuseNul(text: string, subject: string): void {
  if (!text.includes("\0")) return;
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  throw new SqlError("bad-name", `${subject} cannot hold the character NUL in SQL; got ${shown}. Rename it.`);
}

/** The shortest digits that read back as the same double, always with an exponent: engines take that for a double, not a decimal. */
export function exponential(x: number): string {
  if (!Number.isFinite(x)) {
    throw new SqlError("bad-value", `a number in SQL must be finite; got ${x}. Fit the model again.`);
  }
  const text = x.toExponential().replace("e+", "e");
  return x < 0 || Object.is(x, -0) ? `(${text})` : text;
}

/** A constant of ours that an engine wants as text of the statement, such as the place of a quantile. */
export function constant(x: number): Fragment {
  return { pieces: [String(x)] };
}

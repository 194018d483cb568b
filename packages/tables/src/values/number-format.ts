import { literal } from "../duck/quote.js";
import { currencyOf, currencySigns } from "./currency.js";
import type { ColumnShapes } from "./shapes.js";

/** How the numbers of a column are written. */
export interface NumberFormat {
  readonly decimal: "." | ",";
  /** Currency sign or code as written, `%`, or null. */
  readonly unit: string | null;
  /** Cells with a value that are no number in this format; read as missing. */
  readonly bad: number;
  /** Per cent signs on some numbers only. */
  readonly mixedPercent: boolean;
}

/** What the shapes of a column say about its numbers. */
export type NumberVerdict =
  | { readonly kind: "number"; readonly format: NumberFormat; readonly decided: boolean }
  | { readonly kind: "ambiguous"; readonly example: string }
  | { readonly kind: "currencies"; readonly units: readonly string[] }
  | { readonly kind: "code"; readonly why: string }
  | { readonly kind: "text"; readonly abbreviated: string | null };

/** A column is numeric when at least this share of its values are numbers. */
const numericShare = 0.9;

const currency = currencySigns.map((sign) => sign.replaceAll(/[$./]/g, "\\$&")).join("|");

/** The digits of a number with decimal sign `d` and grouping sign `g`: plain, grouped by three, or grouped as in India. */
function corePattern(d: string, g: string): string {
  const fraction = `(?:${d}[0-9]*)?`;
  const groups = `[${g}' \u2019\u00a0\u202f]`;
  return [
    `[0-9]+${fraction}(?:[eE][-+]?[0-9]+)?`,
    `${d}[0-9]+`,
    `[1-9][0-9]?[0-9]?(?:${groups}[0-9][0-9][0-9])+${fraction}`,
    `[1-9][0-9]?(?:${g}[0-9][0-9])+${g}[0-9][0-9][0-9]${fraction}`,
  ].join("|");
}

function cellPattern(decimal: "." | ","): string {
  const core = decimal === "." ? corePattern("\\.", ",") : corePattern(",", "\\.");
  return `([(]?[-+\u2212\u2013]?)\\s*(${currency})?\\s*([-+\u2212\u2013]?)\\s*(${core})\\s*(%|${currency})?\\s*([-\u2212\u2013)]?)`;
}

const patterns = { ".": new RegExp(`^${cellPattern(".")}$`), ",": new RegExp(`^${cellPattern(",")}$`) } as const;

interface Reading {
  readonly unit: string | null;
  /** The number without its grouping, decimal point. */
  readonly plain: string;
}

function read(cell: string, decimal: "." | ","): Reading | null {
  const match = patterns[decimal].exec(cell);
  if (match === null || cell.startsWith("(") !== cell.endsWith(")")) return null;
  const [, , before, , core, after] = match;
  if (before !== undefined && after !== undefined) return null;
  return { unit: before ?? after ?? null, plain: ungrouped(core, decimal) };
}

function ungrouped(core: string, decimal: "." | ","): string {
  const digits = core.replaceAll(decimal === "." ? /[,' \u2019\u00a0\u202f]/g : /[.' \u2019\u00a0\u202f]/g, "");
  return decimal === "." ? digits : digits.replace(",", ".");
}

/**
 * Decide whether a text column holds numbers, and how they are written.
 *
 * @param decimal The user's word on the decimal sign, or null.
 * @param dotIsDoubtful Whether another column of the file writes decimals with a comma, so that `1.234` alone decides nothing.
 */
export function numberFormat(
  { shapes, present }: ColumnShapes,
  decimal: "." | "," | null,
  dotIsDoubtful: boolean,
): NumberVerdict {
  const counts = { dotOnly: 0, commaOnly: 0, either: 0 };
  let doubtful: string | null = null;
  let zeroLed = 0;
  let long = 0;
  let abbreviated = 0;
  for (const { text, count } of shapes) {
    const dot = read(text, ".");
    const comma = read(text, ",");
    if (dot !== null && comma !== null) {
      counts.either += count;
      if (dot.plain !== comma.plain && (text.includes(",") || dotIsDoubtful)) doubtful ??= text;
      if (/^0\d+$/.test(text)) zeroLed += count;
      if (/^\d{16,}$/.test(text)) long += count;
    } else if (dot !== null) counts.dotOnly += count;
    else if (comma !== null) counts.commaOnly += count;
    else if (/^[^0-9a-z]{0,3}[0-9][0-9.,]*\s?(k|m|bn|mn|mio|tsd|lakhs?|lacs?|cr|crore)\.?$/i.test(text))
      abbreviated += count;
  }
  if (abbreviated >= 0.5 * present && present > 0) return { kind: "text", abbreviated: "k" };
  const chosen = decimal ?? (counts.commaOnly > counts.dotOnly ? "," : ".");
  const numbers = counts.either + (chosen === "." ? counts.dotOnly : counts.commaOnly);
  if (present === 0 || numbers < numericShare * present) return { kind: "text", abbreviated: null };
  if (zeroLed > 0) return { kind: "code", why: "whole numbers with leading zeros are codes" };
  if (long > 0) return { kind: "code", why: "whole numbers of more than 15 digits are codes" };
  const decided = decimal !== null || counts.dotOnly + counts.commaOnly > 0;
  if (!decided && doubtful !== null) return { kind: "ambiguous", example: doubtful };
  return unitsAgree(shapes, chosen, present, numbers, counts.dotOnly + counts.commaOnly > 0);
}

function unitsAgree(
  shapes: ColumnShapes["shapes"],
  decimal: "." | ",",
  present: number,
  numbers: number,
  decided: boolean,
): NumberVerdict {
  const units = new Map<string, number>();
  let percent = 0;
  for (const { text, count } of shapes) {
    const unit = read(text, decimal)?.unit;
    if (unit === "%") percent += count;
    else if (unit !== undefined && unit !== null) units.set(unit, (units.get(unit) ?? 0) + count);
  }
  const currencies = new Set([...units.keys()].map(currencyOf));
  if (currencies.size > 1 || (currencies.size === 1 && percent > 0)) {
    return { kind: "currencies", units: [...units.keys(), ...(percent > 0 ? ["%"] : [])].sort() };
  }
  const commonest = [...units].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
  return {
    kind: "number",
    decided,
    format: {
      decimal,
      unit: percent > 0 ? "%" : commonest,
      bad: present - numbers,
      mixedPercent: percent > 0 && percent < numbers,
    },
  };
}

/** SQL that reads a text cell as a number in this format: a DOUBLE, NULL where it is none or not finite. */
export function numberSql(cell: string, { decimal }: NumberFormat): string {
  const core = `regexp_extract(${cell}, ${literal(`^${cellPattern(decimal)}$`)}, 4)`;
  const bare = `replace(translate(${core}, ${literal(decimal === "." ? ",' \u2019\u00a0\u202f" : ".' \u2019\u00a0\u202f")}, ''), ',', '.')`;
  const negative = `regexp_matches(${cell}, '^[^0-9.,]*[-\u2212\u2013(]|[-\u2212\u2013]$')`;
  const value = `CASE WHEN starts_with(${cell}, '(') <> ends_with(${cell}, ')') THEN NULL
    WHEN ${negative} THEN -try_cast(${bare} AS DOUBLE) ELSE try_cast(${bare} AS DOUBLE) END`;
  return `CASE WHEN isfinite(${value}) THEN ${value} END`;
}

import type { Cell, DataTable } from "./data-table.js";

/** Text that a spreadsheet would run: a formula, or what some programs take for one after a tab or a line's end. */
const formula = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A table as CSV (RFC 4180, comma, CRLF): numbers in full, a withheld one as its word.
 *
 * @param table The table.
 * @returns CSV text. A text that a spreadsheet would run as a formula is led by an apostrophe.
 */
export function toCsv(table: DataTable): string {
  const lines = [table.columns.map(({ name }) => field(name)), ...table.rows.map((row) => row.map(cellField))];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}

function cellField({ text, value }: Cell): string {
  return typeof value === "number" ? String(value) : field(value ?? text);
}

function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}

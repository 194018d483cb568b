import { spread } from "./statistics.mjs";

/**
 * A count with its thousands separated.
 *
 * @param {number} value
 * @returns {string}
 */
export function count(value) {
  return value.toLocaleString("en");
}

/**
 * A number to three significant digits, never in powers of ten.
 *
 * @param {number} value
 * @returns {string}
 */
export function digits(value) {
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 1000 ? count(rounded) : String(rounded);
}

/**
 * Median with the least and the greatest, like `0.231 (0.229–0.240)`; the value alone when there is one.
 *
 * @param {readonly number[]} values
 * @returns {string}
 */
export function withSpread(values) {
  const { min, median, max } = spread(values);
  return values.length === 1 ? digits(median) : `${digits(median)} (${digits(min)}–${digits(max)})`;
}

/**
 * How far a peer's inertia is from ours, in words: `equal` within one part in a million.
 *
 * @param {number} theirs
 * @param {number} ours
 * @returns {string}
 */
export function inertiaBeside(theirs, ours) {
  const gap = theirs / ours - 1;
  if (Math.abs(gap) <= 1e-6) return "equal";
  return `${gap > 0 ? "+" : "−"}${Math.abs(gap * 100).toPrecision(2)}%`;
}

/**
 * A Markdown table.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @returns {string[]} Its lines.
 */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)];
}

import { SegmentError } from "../segment-error.js";
import type { Segmentation } from "../segmentation.js";

const LINE = 120;

/**
 * A model as the text of its file: JSON with keys in the order of their UTF-16 code units, numbers as JavaScript prints them, and a newline at the end.
 *
 * @param model A model.
 * @returns The text: the same model gives the same bytes, and reading it gives the same numbers.
 * @throws {SegmentError} `bad-model`: a number JSON cannot hold, naming where.
 */
export function serializeSegmentation(model: Segmentation): string {
  const parts: string[] = [];
  writeBroken(parts, model, "", "");
  const text = parts.join("");
  if (text.includes(NOT_A_NUMBER)) refuseNumbers(model, "model");
  return `${text}\n`;
}

/** Stands where a number cannot: no text in JSON holds it bare. */
const NOT_A_NUMBER = "\u0000";

/** On one line where that is short, else an entry a line. */
function writeBroken(into: string[], value: unknown, indent: string, before: string): void {
  const flat = compact(value, LINE - indent.length);
  if (flat !== null) {
    into.push(before, flat);
    return;
  }
  const inner = `${indent} `;
  const isList = Array.isArray(value);
  let separator = `${before}${isList ? "[" : "{"}\n${inner}`;
  if (isList) {
    for (const entry of value) {
      writeBroken(into, entry, inner, separator);
      separator = `,\n${inner}`;
    }
  } else {
    for (const [key, entry] of entriesOf(value as object)) {
      writeBroken(into, entry, inner, `${separator}${JSON.stringify(key)}: `);
      separator = `,\n${inner}`;
    }
  }
  into.push(`\n${indent}${isList ? "]" : "}"}`);
}

/** A value on one line; null where it is a list or an object and takes more than `room` characters. */
function compact(value: unknown, room: number): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : NOT_A_NUMBER;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const isList = Array.isArray(value);
  let text = "";
  // One by one, so that a long list is given up at its first entries.
  const add = (before: string, entry: unknown): boolean => {
    const flat = compact(entry, room - text.length);
    text += `${text === "" ? "" : ", "}${before}${flat}`;
    return flat !== null && text.length + 2 <= room;
  };
  const isShort = isList
    ? value.every((entry) => add("", entry))
    : entriesOf(value).every(([key, entry]) => add(`${JSON.stringify(key)}: `, entry));
  if (!isShort) return null;
  return isList ? `[${text}]` : `{${text}}`;
}

function refuseNumbers(value: unknown, path: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new SegmentError(
      "bad-model",
      `${path} must be a finite number to be written; got ${value}. This is a fault in the model's making: please report it.`,
    );
  }
  if (value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    value.forEach((entry, i) => {
      refuseNumbers(entry, `${path}[${i}]`);
    });
  } else for (const [key, entry] of entriesOf(value)) refuseNumbers(entry, `${path}.${key}`);
}

function entriesOf(value: object): readonly [string, unknown][] {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

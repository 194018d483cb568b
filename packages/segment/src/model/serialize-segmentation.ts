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
  return `${broken(model, "", "model")}\n`;
}

/** On one line where that is short, else an entry a line. */
function broken(value: unknown, indent: string, path: string): string {
  const flat = compact(value, path);
  if (indent.length + flat.length <= LINE || value === null || typeof value !== "object") return flat;
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    return `[\n${value.map((entry, i) => `${inner}${broken(entry, inner, `${path}[${i}]`)}`).join(",\n")}\n${indent}]`;
  }
  const lines = entriesOf(value).map(
    ([key, entry]) => `${inner}${JSON.stringify(key)}: ${broken(entry, inner, `${path}.${key}`)}`,
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function compact(value: unknown, path: string): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new SegmentError(
      "bad-model",
      `${path} must be a finite number to be written; got ${value}. This is a fault in the model's making: please report it.`,
    );
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((entry, i) => compact(entry, `${path}[${i}]`)).join(", ")}]`;
  return `{${entriesOf(value)
    .map(([key, entry]) => `${JSON.stringify(key)}: ${compact(entry, `${path}.${key}`)}`)
    .join(", ")}}`;
}

function entriesOf(value: object): readonly [string, unknown][] {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

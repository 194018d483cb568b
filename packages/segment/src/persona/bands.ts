import { SegmentError } from "../segment-error.js";
import type { BandEdge } from "./vocabulary.js";
import type { BandsInFile } from "./vocabulary-file.js";

interface Band {
  readonly level: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly holdsFrom: boolean;
  readonly holdsTo: boolean;
  /** Written `a-b`: gives its upper end away where the next band begins there. */
  readonly yields: boolean;
}

/**
 * Read the bands a bank set for a concept: `{low: <4000, medium: 4000-9000, high: >9000}`. Between `a-b` and `b-c` the value b is of the upper.
 *
 * @param concept Its name, for refusals.
 * @param levels The concept's levels by rising value of the column.
 * @param bands A band a level.
 * @returns The edges between neighbouring bands, ascending.
 * @throws {SegmentError} `bad-option`: a level unknown or without a band, text that is no band, a gap, an overlap, the wrong order.
 */
export function bandEdges(concept: string, levels: readonly string[], bands: BandsInFile): readonly BandEdge[] {
  const stranger = Object.keys(bands).find((level) => !levels.includes(level));
  if (stranger !== undefined) {
    throw refused(`bands of ${concept} must name its levels (${levels.join(", ")}); got ${stranger}. Mend the name.`);
  }
  const missing = levels.find((level) => !Object.hasOwn(bands, level));
  if (missing !== undefined) {
    throw refused(`bands of ${concept} must cover every level; ${missing} has none. Add it.`);
  }
  const read = levels.map((level) => parseBand(concept, level, String(bands[level]).trim()));
  const first = read[0];
  const last = read[read.length - 1];
  if (first.from !== Number.NEGATIVE_INFINITY) {
    throw refused(
      `bands of ${concept} must begin open, like <${first.from}, so that every value has a word; the lowest, ${first.level}, is ${first.text}. Open it.`,
    );
  }
  if (last.to !== Number.POSITIVE_INFINITY) {
    throw refused(
      `bands of ${concept} must end open, like >${last.to}, so that every value has a word; the highest, ${last.level}, is ${last.text}. Open it.`,
    );
  }
  return read.slice(1).map((upper, i) => edgeBetween(concept, read[i], upper));
}

function edgeBetween(concept: string, lower: Band, upper: Band): BandEdge {
  const both = `${lower.level} is ${lower.text} and ${upper.level} is ${upper.text}`;
  if (lower.to < upper.from) {
    throw refused(
      `bands of ${concept} must meet; ${both}, which leaves ${lower.to} to ${upper.from} without a word. Begin ${upper.level} at ${lower.to}.`,
    );
  }
  if (lower.to > upper.from) {
    throw refused(
      `bands of ${concept} must not overlap, and must rise in the order ${lower.level}, ${upper.level}; ${both}. End ${lower.level} where ${upper.level} begins.`,
    );
  }
  const lowerHolds = lower.holdsTo && !(lower.yields && upper.holdsFrom);
  if (!lowerHolds && !upper.holdsFrom) {
    throw refused(
      `bands of ${concept} must meet; ${both}, which leaves ${lower.to} itself without a word. Write <=${lower.to}.`,
    );
  }
  if (lowerHolds && upper.holdsFrom) {
    throw refused(
      `bands of ${concept} must not overlap; ${both}, which gives ${lower.to} itself two words. Write <${lower.to}.`,
    );
  }
  return { at: lower.to, lowerHolds };
}

const NUMBER = String.raw`-?\d[\d_]*(?:\.\d+)?`;
const OPEN = new RegExp(String.raw`^(<=|<|>=|>)\s*(${NUMBER})$`, "u");
const RANGE = new RegExp(String.raw`^(${NUMBER})\s*(?:-|–|\.\.|to)\s*(${NUMBER})$`, "u");

function parseBand(concept: string, level: string, text: string): Band {
  const numberOf = (part: string): number => Number(part.replaceAll("_", ""));
  const open = OPEN.exec(text);
  if (open !== null) {
    const [, sign, part] = open;
    const at = numberOf(part);
    return sign.startsWith("<")
      ? { level, text, from: Number.NEGATIVE_INFINITY, to: at, holdsFrom: false, holdsTo: sign === "<=", yields: false }
      : {
          level,
          text,
          from: at,
          to: Number.POSITIVE_INFINITY,
          holdsFrom: sign === ">=",
          holdsTo: false,
          yields: false,
        };
  }
  const range = RANGE.exec(text);
  if (range !== null) {
    const [from, to] = [numberOf(range[1]), numberOf(range[2])];
    if (from < to) return { level, text, from, to, holdsFrom: true, holdsTo: true, yields: true };
  }
  throw refused(`the band of ${concept} ${level} must be like <4000, 4000-9000 or >9000; got ${text}. Mend it.`);
}

function refused(message: string): SegmentError {
  return new SegmentError("bad-option", message);
}

import type { ColumnReading } from "../values/column-reading.js";
import type { ColumnFacts } from "../values/facts.js";
import { phraseIn, phraseIs } from "./name-words.js";
import {
  ageNames,
  bandWords,
  campaignWords,
  channelWords,
  lastContactNames,
  offeredWords,
  outcomeNames,
  outcomeWords,
  ownedWords,
  segmentWords,
} from "./vocabulary.js";

/** What `describedAs` looks at. */
export interface DescribedColumn {
  readonly words: readonly string[];
  readonly reading: ColumnReading;
  readonly facts: ColumnFacts;
}

/**
 * Why a column tells what happened to a customer (or repeats another column) and so is profiled but not clustered: campaign and its
 * response, outcome, products owned, an earlier segment, a band. Null where it is none of these.
 */
export function describedAs(
  { words, reading, facts }: DescribedColumn,
  table: readonly DescribedColumn[],
): string | null {
  if (phraseIn(words, campaignWords) !== null || phraseIn(words, offeredWords) !== null) {
    return "belongs to a campaign or the response to it";
  }
  if (phraseIn(words, channelWords) !== null && isFlag(reading, facts)) return "tells a contact channel of campaigns";
  const namedLikeContact = phraseIs(words, lastContactNames) !== null;
  if (namedLikeContact && table.some((other) => phraseIn(other.words, campaignWords) !== null))
    return "tells of the last contact in a campaign";
  if (isFew(facts) && (phraseIn(words, outcomeWords) !== null || isOutcomeName(words))) return "tells an outcome";
  if (phraseIn(words, segmentWords) !== null) return "names a group someone has already given";
  if (reading.kind === "list" && phraseIn(words, ownedWords) !== null) return "lists products owned";
  if (isTimeOfDay(words, facts)) return "is a time of day";
  if (isBand(words, facts)) return "is a band of another column";
  return null;
}

/** Whether a column holds only 0, 1 and missing. */
export function isFlag(reading: ColumnReading, facts: ColumnFacts): boolean {
  if (reading.kind === "flag") return true;
  return reading.kind === "number" && facts.whole && facts.min! >= 0 && facts.max! <= 1;
}

/** Outcomes have a few levels; a column of amounts called `y` is something else. */
function isFew(facts: ColumnFacts): boolean {
  return facts.levels !== null || (facts.whole && facts.distinct <= fewLevels);
}

const fewLevels = 20;

function isOutcomeName(words: readonly string[]): boolean {
  const bare = words.filter((word) => !/^\d+$/.test(word) && word !== "flag");
  return phraseIs(bare, outcomeNames) !== null;
}

/** Whole numbers such as 143207 under a name that ends in `time`. */
function isTimeOfDay(words: readonly string[], facts: ColumnFacts): boolean {
  return words.at(-1) === "time" && facts.whole && facts.min! >= 0 && facts.max! > 9999 && facts.max! < 240_000;
}

function isBand(words: readonly string[], facts: ColumnFacts): boolean {
  if (facts.levels === null || facts.levels.length < 2) return false;
  const ranges = facts.levels.filter((level) =>
    /^[<>≤≥]?\s*\d[\d.,k]*\s*(?:[-–—]|to|bis|a|à)\s*\d|^[<>≤≥]\s*=?\s*\d|\d\s*\+$/.test(level),
  );
  const named = bandWords.some((word) => words.at(-1) === word || words.at(-1)?.endsWith(word));
  return ranges.length >= 0.6 * facts.levels.length && (named || phraseIn(words, ageNames) !== null);
}

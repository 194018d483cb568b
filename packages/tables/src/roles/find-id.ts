import type { ColumnReading } from "../values/column-reading.js";
import type { ColumnFacts } from "../values/facts.js";
import { isFlag } from "./described.js";
import { fewestShare } from "./fewest-share.js";
import { phraseIn, phraseIs } from "./name-words.js";
import { customerWords, idWords, indexNames, quantityWords } from "./vocabulary.js";

/** What `findId` looks at. */
export interface IdCandidate {
  readonly words: readonly string[];
  readonly reading: ColumnReading;
  readonly facts: ColumnFacts;
  /** Personal data and protected attributes are never identifiers. */
  readonly excluded: boolean;
  readonly writtenWithDecimals: () => Promise<boolean>;
}

/** The column that identifies customers. */
export interface FoundId {
  readonly index: number;
  readonly why: string;
}

/** Rows below which numbers that happen to differ say nothing. */
const fewRows = 10;

/** Whether a column merely numbers the rows. */
export function isIndexColumn(words: readonly string[], facts: ColumnFacts, rowCount: number): boolean {
  if (words.length === 0 || !facts.whole || facts.min === null || facts.max === null) return false;
  const sequential = facts.present === rowCount && facts.max - facts.min + 1 <= rowCount + 1;
  return phraseIs(words, indexNames) !== null && sequential;
}

/** Whether a column is named like an identifier; never a decimal, a date or a flag. */
export function isNamedLikeId(words: readonly string[], reading: ColumnReading, facts: ColumnFacts): boolean {
  const kindFits = reading.kind === "text" || (reading.kind === "number" && facts.whole);
  if (!kindFits || (!facts.unique && (isFlag(reading, facts) || facts.distinct < fewestShare * facts.present)))
    return false;
  return phraseIn(words, idWords) !== null;
}

/**
 * Find the identifier: the column named like one (a customer's before any other, then a unique one), else the only unique text or
 * whole-number column that is first or strictly sequential.
 */
export async function findId(candidates: readonly IdCandidate[], rowCount: number): Promise<FoundId | null> {
  const allowed = candidates.flatMap((candidate, index) => (candidate.excluded ? [] : [{ ...candidate, index }]));
  const named = allowed.filter(({ words, reading, facts }) => isNamedLikeId(words, reading, facts));
  if (named.length > 0) {
    const rank = ({ words, facts }: IdCandidate) =>
      (phraseIn(words, customerWords) !== null ? 2 : 0) + (facts.unique ? 1 : 0);
    const best = named.reduce((a, b) => (rank(b) > rank(a) ? b : a));
    return {
      index: best.index,
      why: best.facts.unique ? "named like an identifier and unique" : "named like an identifier",
    };
  }
  const unique = allowed.filter(({ words, reading, facts }) => {
    if (!facts.unique || phraseIn(words, quantityWords) !== null || /^[a-z]?$/.test(words[0] ?? "")) return false;
    return reading.kind === "text" ? facts.meanLength <= 40 : rowCount >= fewRows && facts.min! >= 0;
  });
  if (unique.length !== 1) return null;
  const [only] = unique;
  const sequential = only.facts.max !== null && only.facts.max - only.facts.min! + 1 === rowCount;
  if (only.index !== 0 && !sequential) return null;
  if (only.reading.kind === "number" && (await only.writtenWithDecimals())) return null;
  return {
    index: only.index,
    why: `the only unique column, ${only.index === 0 ? "and the first" : "and strictly sequential"}`,
  };
}

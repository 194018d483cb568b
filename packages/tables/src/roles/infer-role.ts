import type { ColumnRole, Warning } from "@coterie/segment";
import type { StagedColumn } from "../source/staged.js";
import type { ColumnReading } from "../values/column-reading.js";
import { type ColumnFacts, levelLimit } from "../values/facts.js";
import type { ColumnShapes } from "../values/shapes.js";
import { describedAs, isFlag } from "./described.js";
import { isIndexColumn, isNamedLikeId } from "./find-id.js";
import { nameWords, phraseIn, phraseIs } from "./name-words.js";
import type { ProtectedAttribute } from "./protected-attribute.js";
import {
  agedThings,
  ageNames,
  codeWords,
  consentNames,
  objectionNames,
  valueNames,
  weightNames,
} from "./vocabulary.js";

/** A column with all that is known of it. */
export interface KnownColumn {
  readonly column: StagedColumn;
  readonly words: readonly string[];
  readonly reading: ColumnReading;
  readonly facts: ColumnFacts;
  readonly shapes: ColumnShapes | null;
  readonly attribute: ProtectedAttribute | null;
  /** What data about a person it holds, or null. */
  readonly personal: string | null;
  /** Why it is the identifier, or null. */
  readonly idWhy: string | null;
}

/** A role and the reason for it. */
export interface InferredRole {
  readonly role: ColumnRole;
  readonly why: string;
  /** Numbers that are names of something: read as categories. */
  readonly asCategory: boolean;
  /** What the reader should know if the role stands. */
  readonly warning: Warning | null;
}

/** Text longer than this on average is prose. */
const proseLength = 40;

/** Whether a column is an objection by name; asked before anything is computed. */
export function isObjectionName(name: string): boolean {
  const words = nameWords(name);
  return phraseIn(words, objectionNames) !== null && phraseIn(words, consentNames) === null;
}

/** Whether whole numbers under this name are names of something (a branch, a postcode), not amounts. */
export function isCodeName(name: string): boolean {
  const words = nameWords(name);
  return phraseIn(words, codeWords) !== null && phraseIn(words, ["score"]) === null;
}

/** Whether a column tells a person's age: a feature, but sensitive. */
export function isAge(words: readonly string[]): boolean {
  return phraseIn(words, ageNames) !== null && phraseIn(words, agedThings) === null;
}

function give(role: ColumnRole, why: string, warning: Warning | null = null): InferredRole {
  return { role, why, asCategory: false, warning };
}

/** What a column is for, by its name and its values: the first rule that fits. */
export function inferRole(column: KnownColumn, table: readonly KnownColumn[], rowCount: number): InferredRole {
  const { words, reading, facts, attribute } = column;
  const { name } = column.column;
  if (isObjectionName(name)) return give("objection", "named like an objection to profiling");
  if (phraseIn(words, consentNames) !== null) return give("consent", "named like a consent");
  if (facts.present === 0) {
    return give("ignore", "has no values", { code: "no-values", message: `${name} has no values and is left out.` });
  }
  if (column.idWhy !== null) return give("id", column.idWhy);
  if (column.personal !== null) return give("ignore", `holds ${column.personal}`);
  if (isConstant(facts) && rowCount > 1) {
    const message = `${name} has one value only, which tells no customers apart, and is left out.`;
    return give("ignore", "has one value only", { code: "constant", message });
  }
  if (attribute !== null) return protectedRole(column, attribute);
  if (isIndexColumn(words, facts, rowCount)) return give("ignore", "numbers the rows");
  if (isNamedLikeId(words, reading, facts) && (facts.distinct > levelLimit || facts.unique)) {
    return give("ignore", "named like an identifier, but not the customer's");
  }
  if (reading.kind === "number") {
    if (phraseIs(words, weightNames) !== null && facts.min! >= 0) return give("weight", "named like a weight");
    if (phraseIn(words, valueNames) !== null) return give("value", "named like customer value");
  }
  const described = describedAs(column, table);
  if (described !== null) {
    const unreadable = (reading.kind === "text" || reading.kind === "list") && facts.levels === null;
    return unreadable ? give("ignore", `${described}, and has too many levels`) : give("describe", described);
  }
  switch (reading.kind) {
    case "date":
      return give("describe", "a date, counted as days before the as-of date");
    case "list":
      return facts.levels === null
        ? give("ignore", "lists with too many variants")
        : give("feature", "a list, one flag per item");
    case "flag":
      return give("feature", `${reading.yes}/${reading.no}, read as 1 and 0`);
    case "text":
      return textRole(facts, reading.note);
    default:
      return numberRole(column, rowCount, column === table[0]);
  }
}

function isConstant(facts: ColumnFacts): boolean {
  return facts.min === null && facts.levels !== null
    ? facts.levels.length === 1
    : facts.min !== null && facts.min === facts.max;
}

function protectedRole({ column, reading, facts }: KnownColumn, { attribute, by }: ProtectedAttribute): InferredRole {
  const why = `${by === "name" ? "named like" : "its values show"} ${attribute}`;
  if (reading.kind !== "text" || facts.levels !== null) return give("protected", why);
  return give("protected", why, {
    code: "unaudited",
    message: `${column.name} is protected (${attribute}) but has more than ${levelLimit} levels, so that segments cannot be audited by it. Group its levels in the source.`,
  });
}

function textRole(facts: ColumnFacts, note: string | null): InferredRole {
  if (note?.startsWith("dates")) return give("ignore", note);
  if (facts.meanLength > proseLength) return give("ignore", "free text");
  if (facts.levels === null) return give("ignore", note ?? `text with more than ${levelLimit} levels`);
  return give("feature", `a category of ${facts.levels.length} levels${note === null ? "" : ` (${note})`}`);
}

function numberRole({ column, words, reading, facts }: KnownColumn, rowCount: number, first: boolean): InferredRole {
  const { name } = column;
  if (facts.whole && !isFlag(reading, facts) && isCodeName(name)) {
    const many = facts.distinct > levelLimit;
    const warning = {
      code: "numeric-code",
      message: `${name} holds whole numbers but is named like a code, so it is no quantity; it is ${many ? "left out" : "read as a category"}. Rename it if it is one.`,
    };
    return many
      ? give("ignore", `a code with more than ${levelLimit} levels`, warning)
      : { ...give("feature", "a code written in numbers, read as a category", warning), asCategory: true };
  }
  const nearlyAllDiffer = facts.whole && facts.min! > 0 && rowCount >= 50 && facts.distinct > 0.85 * rowCount;
  if (first && nearlyAllDiffer && /^column\d+$/.test(name)) {
    return give("ignore", "looks like an identifier: nearly every value differs", {
      code: "maybe-id",
      message: `${name} looks like an identifier (nearly every value differs) and is left out. Say --id ${name} if it is one, or name it in --features.`,
    });
  }
  if (isAge(words)) return give("feature", "age: a feature, audited as sensitive");
  return give("feature", isFlag(reading, facts) ? "a 0/1 flag" : "a number");
}

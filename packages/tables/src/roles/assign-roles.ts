import type { ColumnRole, Warning } from "@coterie/segment";
import type { AssignableRole, ResolvedReadOptions } from "../read-options.js";
import type { StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ColumnReading } from "../values/column-reading.js";
import { type ColumnFacts, levelLimit } from "../values/facts.js";
import type { ColumnShapes } from "../values/shapes.js";
import { describedAs, isFlag } from "./described.js";
import { type FoundId, findId, isIndexColumn, isNamedLikeId } from "./find-id.js";
import { nameWords, phraseIn, phraseIs } from "./name-words.js";
import { personalData } from "./personal-data.js";
import { protectedAttribute } from "./protected-attribute.js";
import { ageNames, codeWords, consentNames, objectionNames, valueNames, weightNames } from "./vocabulary.js";

/** A column with all that is known of it. */
export interface KnownColumn {
  readonly column: StagedColumn;
  readonly reading: ColumnReading;
  readonly facts: ColumnFacts;
  readonly shapes: ColumnShapes | null;
}

/** What a column is for, and why. */
export interface AssignedRole {
  readonly role: ColumnRole;
  readonly why: string;
  readonly sensitive: boolean;
  /** Numbers that are names of something: read as categories. */
  readonly asCategory: boolean;
}

/** The roles of a table's columns, and what was noticed. */
export interface AssignedRoles {
  readonly roles: readonly AssignedRole[];
  readonly warnings: readonly Warning[];
}

/** A role a user named, by column. */
export function namedRoles(options: ResolvedReadOptions): ReadonlyMap<string, AssignableRole> {
  const named = new Map<string, AssignableRole>();
  for (const [role, names] of Object.entries(options.roles)) {
    for (const name of names) if (named.get(name) !== "feature") named.set(name, role as AssignableRole);
  }
  return named;
}

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

/** Give every column its role: the user's word first, else what its name and values show. */
export async function assignRoles(
  columns: readonly KnownColumn[],
  rowCount: number,
  options: ResolvedReadOptions,
): Promise<AssignedRoles> {
  const named = namedRoles(options);
  const warnings: Warning[] = [];
  const known = columns.map((column) => ({ ...column, words: nameWords(column.column.name) }));
  const attributes = known.map(({ words, facts }) => protectedAttribute(words, facts.levels));
  const personal = known.map(({ words, shapes, reading, facts }) =>
    isFlag(reading, facts) || reading.kind === "list" || reading.kind === "date" ? null : personalData(words, shapes),
  );
  const id = options.roles.id.length > 0 ? null : await inferId();
  const restricted = options.roles.feature.length > 0;

  async function inferId(): Promise<FoundId | null> {
    return findId(
      known.map(({ words, reading, facts, column }, i) => ({
        words,
        reading,
        facts,
        excluded:
          personal[i] !== null ||
          attributes[i] !== null ||
          named.has(column.name) ||
          isIndexColumn(words, facts, rowCount) ||
          phraseIn(words, codeWords) !== null,
        writtenWithDecimals: column.writtenWithDecimals,
      })),
      rowCount,
    );
  }

  const roles = known.map((column, i): AssignedRole => {
    const { words, reading, facts } = column;
    const sensitive = phraseIn(words, ageNames) !== null;
    const plain = { sensitive, asCategory: false };
    const name = column.column.name;
    const asked = named.get(name);
    const inferred = inferRole();
    if (asked === undefined) {
      return restricted && (inferred.role === "feature" || inferred.role === "value")
        ? {
            ...inferred,
            role: inferred.role === "value" ? "value" : "describe",
            why: inferred.role === "value" ? inferred.why : "not among the features named",
          }
        : inferred;
    }
    if (asked === "feature" && attributes[i] !== null && !options.allowProtected) {
      throw new TablesError(
        "protected-feature",
        `Features must not be protected attributes unless that is allowed; ${name} is ${attributes[i].attribute}. Leave it out of --features, or add --allow-protected if the law and your policy permit it.`,
      );
    }
    if (asked === "feature" && attributes[i] !== null) {
      return {
        ...plain,
        role: "feature",
        why: `named as a feature; ${attributes[i].attribute} is protected and was allowed`,
        sensitive: true,
      };
    }
    return { ...plain, role: asked, why: `named by the user as ${asked}`, asCategory: inferred.asCategory };

    function inferRole(): AssignedRole {
      const give = (role: ColumnRole, why: string): AssignedRole => ({ ...plain, role, why });
      if (isObjectionName(name)) return give("objection", "named like an objection to profiling");
      if (phraseIn(words, consentNames) !== null) return give("consent", "named like a consent");
      if (facts.present === 0) {
        warnings.push({ code: "no-values", message: `${name} has no values and is left out.` });
        return give("ignore", "has no values");
      }
      if (id?.index === i) return give("id", id.why);
      if (personal[i] !== null) return give("ignore", `holds ${personal[i]}`);
      if (isConstant(facts) && rowCount > 1) {
        warnings.push({
          code: "constant",
          message: `${name} has one value only, which tells no customers apart, and is left out.`,
        });
        return give("ignore", "has one value only");
      }
      if (attributes[i] !== null) {
        return give(
          "protected",
          `${attributes[i].by === "name" ? "named like" : "its values show"} ${attributes[i].attribute}`,
        );
      }
      if (isIndexColumn(words, facts, rowCount)) return give("ignore", "numbers the rows");
      if (isNamedLikeId(words, reading, facts) && (facts.distinct > levelLimit || facts.unique)) {
        return give("ignore", "named like an identifier, but not the customer's");
      }
      if (phraseIs(words, weightNames) !== null && reading.kind === "number" && facts.min! >= 0) {
        return give("weight", "named like a weight");
      }
      if (phraseIn(words, valueNames) !== null && reading.kind === "number")
        return give("value", "named like customer value");
      const described = describedAs(column, known);
      if (described !== null) {
        return reading.kind === "text" && facts.levels === null
          ? give("ignore", `${described}, and has more than ${levelLimit} levels`)
          : give("describe", described);
      }
      if (reading.kind === "date") return give("describe", "a date, counted as days before the as-of date");
      if (reading.kind === "list") {
        return facts.levels === null
          ? give("ignore", "lists with too many variants")
          : give("feature", "a list, one flag per item");
      }
      if (reading.kind === "text") return textRole(reading.note);
      if (reading.kind === "flag") return give("feature", `${reading.yes}/${reading.no}, read as 1 and 0`);
      return numberRole();

      function textRole(note: string | null): AssignedRole {
        if (note !== null && facts.levels === null) return give("ignore", note);
        if (note?.startsWith("dates")) return give("ignore", note);
        if (facts.meanLength > 40) return give("ignore", "free text");
        if (facts.levels === null) return give("ignore", `text with more than ${levelLimit} levels`);
        return give("feature", `a category of ${facts.levels.length} levels${note === null ? "" : ` (${note})`}`);
      }

      function numberRole(): AssignedRole {
        if (facts.whole && !isFlag(reading, facts) && isCodeName(name)) {
          warnings.push({
            code: "numeric-code",
            message: `${name} holds whole numbers but is named like a code, so it is no quantity; it is ${facts.distinct > levelLimit ? "left out" : "read as a category"}. Say --features to use it all the same.`,
          });
          return facts.distinct > levelLimit
            ? give("ignore", `a code with more than ${levelLimit} levels`)
            : { ...give("feature", "a code written in numbers, read as a category"), asCategory: true };
        }
        if (looksLikeKey(i)) {
          warnings.push({
            code: "maybe-id",
            message: `${name} looks like an identifier (nearly every value differs) and is left out. Say --id ${name} if it is one, --features to cluster it.`,
          });
          return give("ignore", "looks like an identifier: nearly every value differs");
        }
        if (sensitive) return give("feature", "age: a feature, audited as sensitive");
        return give("feature", isFlag(reading, facts) ? "a 0/1 flag" : "a number");
      }

      function looksLikeKey(index: number): boolean {
        const unnamed = /^column\d+$/.test(name);
        return (
          index === 0 && unnamed && facts.whole && facts.min! > 0 && rowCount >= 50 && facts.distinct > 0.85 * rowCount
        );
      }
    }
  });
  return { roles, warnings };
}

function isConstant(facts: ColumnFacts): boolean {
  return facts.min === null && facts.levels !== null
    ? facts.levels.length === 1
    : facts.min !== null && facts.min === facts.max;
}

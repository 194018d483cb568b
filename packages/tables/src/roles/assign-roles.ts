import type { ColumnRole, Warning } from "@coterie/segment";
import type { AssignableRole, ResolvedReadOptions } from "../read-options.js";
import type { StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ColumnReading } from "../values/column-reading.js";
import type { ColumnFacts } from "../values/facts.js";
import type { ColumnShapes } from "../values/shapes.js";
import { isFlag } from "./described.js";
import { findId, isIndexColumn } from "./find-id.js";
import { inferRole, isAge, type KnownColumn } from "./infer-role.js";
import { nameWords, phraseIn } from "./name-words.js";
import { personalData } from "./personal-data.js";
import { protectedAttribute } from "./protected-attribute.js";
import { codeWords } from "./vocabulary.js";

/** What a column is for, and why. */
export interface AssignedRole {
  readonly role: ColumnRole;
  readonly why: string;
  readonly sensitive: boolean;
  /** Numbers that are names of something: read as categories. */
  readonly asCategory: boolean;
}

/** The columns of a table with their roles, and what was noticed. */
export interface AssignedRoles {
  readonly known: readonly KnownColumn[];
  readonly roles: readonly AssignedRole[];
  readonly warnings: readonly Warning[];
}

/** A column as it was read. */
export interface ReadColumn {
  readonly column: StagedColumn;
  readonly reading: ColumnReading;
  readonly facts: ColumnFacts;
  readonly shapes: ColumnShapes | null;
}

/** A role a user named, by column (or item flag of a list column). */
export function namedRoles({ roles }: ResolvedReadOptions): ReadonlyMap<string, AssignableRole> {
  const named = new Map<string, AssignableRole>();
  for (const [role, names] of Object.entries(roles)) {
    for (const name of names) if (named.get(name) !== "feature") named.set(name, role as AssignableRole);
  }
  return named;
}

/**
 * Give every column its role: the user's word first, else what its name and values show.
 *
 * @throws {TablesError} `protected-feature` where a protected column is named as a feature and that was not allowed.
 */
export async function assignRoles(
  columns: readonly ReadColumn[],
  rowCount: number,
  options: ResolvedReadOptions,
): Promise<AssignedRoles> {
  const named = namedRoles(options);
  const known = await withFindings(columns, rowCount, options, named);
  const restricted = options.roles.feature.length > 0;
  const warnings: Warning[] = [];
  const roles = known.map((column): AssignedRole => {
    const inferred = inferRole(column, known, rowCount);
    const asked = named.get(column.column.name);
    const sensitive = isAge(column.words);
    if (asked !== undefined) return askedRole(column, asked, { ...inferred, sensitive }, options);
    if (inferred.warning !== null) warnings.push(inferred.warning);
    return restricted && inferred.role === "feature"
      ? { ...inferred, sensitive, role: "describe", why: "not among the features named" }
      : { ...inferred, sensitive };
  });
  return { known, roles, warnings };
}

async function withFindings(
  columns: readonly ReadColumn[],
  rowCount: number,
  options: ResolvedReadOptions,
  named: ReadonlyMap<string, AssignableRole>,
): Promise<readonly KnownColumn[]> {
  const known = columns.map((column): KnownColumn => {
    const words = nameWords(column.column.name);
    const { reading, facts, shapes } = column;
    const harmless = isFlag(reading, facts) || reading.kind === "list" || reading.kind === "date";
    return {
      ...column,
      words,
      attribute: protectedAttribute(words, facts.levels),
      personal: harmless ? null : personalData(words, shapes),
      idWhy: null,
    };
  });
  if (options.roles.id.length > 0) return known;
  const id = await findId(
    known.map(({ words, reading, facts, column, personal, attribute }) => ({
      words,
      reading,
      facts,
      excluded:
        personal !== null ||
        attribute !== null ||
        named.has(column.name) ||
        isIndexColumn(words, facts, rowCount) ||
        phraseIn(words, codeWords) !== null,
      writtenWithDecimals: column.writtenWithDecimals,
    })),
    rowCount,
  );
  return id === null ? known : known.map((column, i) => (i === id.index ? { ...column, idWhy: id.why } : column));
}

function askedRole(
  { column, attribute }: KnownColumn,
  asked: AssignableRole,
  inferred: Pick<AssignedRole, "asCategory" | "sensitive">,
  options: ResolvedReadOptions,
): AssignedRole {
  const { asCategory, sensitive } = inferred;
  if (asked !== "feature" || attribute === null) {
    return { role: asked, why: `named by the user as ${asked}`, sensitive, asCategory };
  }
  if (!options.allowProtected) {
    throw new TablesError(
      "protected-feature",
      `Features must not be protected attributes unless that is allowed; ${column.name} is one (${attribute.attribute}). Leave it out of --features, or add --allow-protected if the law and your policy permit it.`,
    );
  }
  const why = `named as a feature; ${attribute.attribute} is protected and was allowed`;
  return { role: "feature", why, sensitive: true, asCategory };
}

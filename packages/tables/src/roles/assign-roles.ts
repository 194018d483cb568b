import type { ColumnRole, Warning } from "@coterie/segment";
import type { AssignableRole, ResolvedReadOptions } from "../read-options.js";
import type { StagedColumn } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import type { ColumnReading } from "../values/column-reading.js";
import { type ColumnFacts, levelLimit } from "../values/facts.js";
import type { ColumnShapes } from "../values/shapes.js";
import { isFlag } from "./described.js";
import { findId, isIndexColumn } from "./find-id.js";
import { inferRole, isAge, type KnownColumn } from "./infer-role.js";
import { nameWords, phraseIn } from "./name-words.js";
import { personalData } from "./personal-data.js";
import { type ProtectedAttribute, protectedAttribute } from "./protected-attribute.js";
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
    if (asked !== undefined) {
      const lost = unauditedAs(column, asked);
      if (lost !== null) warnings.push(lost);
      return askedRole(column, asked, { ...inferred, sensitive }, options);
    }
    assertItemsAllowed(column, options);
    if (inferred.role === "ignore" && column.reading.kind === "list" && hasItemNamed(column, named)) {
      return { ...inferred, sensitive, role: "describe", why: "a list of which the user named items" };
    }
    if (inferred.warning !== null) warnings.push(inferred.warning);
    return restricted && inferred.role === "feature"
      ? { ...inferred, sensitive, role: "describe", why: "not among the features named" }
      : { ...inferred, sensitive };
  });
  return { known, roles, warnings };
}

const userProtected: ProtectedAttribute = { attribute: "named by the user", by: "user" };

async function withFindings(
  columns: readonly ReadColumn[],
  rowCount: number,
  options: ResolvedReadOptions,
  named: ReadonlyMap<string, AssignableRole>,
): Promise<readonly KnownColumn[]> {
  const byUser = new Set(options.roles.protected);
  const known = columns.map((column): KnownColumn => {
    const words = nameWords(column.column.name);
    const { reading, facts, shapes } = column;
    const harmless = isFlag(reading, facts) || reading.kind === "list" || reading.kind === "date";
    return {
      ...column,
      words,
      attribute: protectedAttribute(words, facts.levels) ?? (byUser.has(column.column.name) ? userProtected : null),
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
  { allowProtected }: ResolvedReadOptions,
): AssignedRole {
  const { asCategory } = inferred;
  const sensitive = inferred.sensitive || (attribute !== null && auditedRoles.has(asked));
  if (attribute === null || (asked !== "feature" && asked !== "weight")) {
    return { role: asked, why: `named by the user as ${asked}`, sensitive, asCategory };
  }
  if (!allowProtected) throw protectedError(column.name, attribute, asked);
  const what = attribute.by === "user" ? "it was named as protected too" : `${attribute.attribute} is protected`;
  return { role: asked, why: `named as a ${asked}; ${what} and was allowed`, sensitive, asCategory };
}

/** Roles in which a sensitive column is audited. */
const auditedRoles: ReadonlySet<AssignableRole> = new Set(["feature", "describe", "value"]);

function hasItemNamed({ column }: KnownColumn, named: ReadonlyMap<string, AssignableRole>): boolean {
  return [...named.keys()].some((name) => name.startsWith(`${column.name}: `));
}

/** Refuse protected items of a list column as features: those of a protected column and those the user named so. */
function assertItemsAllowed({ column, attribute, reading }: KnownColumn, options: ResolvedReadOptions): void {
  if (reading.kind !== "list" || options.allowProtected) return;
  for (const name of options.roles.feature) {
    if (!name.startsWith(`${column.name}: `)) continue;
    const found = options.roles.protected.includes(name) ? userProtected : attribute;
    if (found !== null) throw protectedError(name, found, "feature");
  }
}

function protectedError(name: string, { attribute }: ProtectedAttribute, asked: "feature" | "weight"): TablesError {
  const [what, option] = asked === "feature" ? ["Features", "--features"] : ["Weights", "--weight"];
  return new TablesError(
    "protected-feature",
    `${what} must not be protected attributes unless that is allowed; ${name} is one (${attribute}). Leave it out of ${option}, or add --allow-protected if the law and your policy permit it.`,
  );
}

/** The warning that a protected column leaves the audit by the role the user gave it; leaving it out by --ignore says so itself. */
function unauditedAs({ column, attribute, reading, facts }: KnownColumn, asked: AssignableRole): Warning | null {
  if (attribute === null || asked === "ignore") return null;
  const of = attribute.by === "user" ? "" : ` (${attribute.attribute})`;
  if (asked !== "protected" && !auditedRoles.has(asked)) {
    const message = `${column.name} is protected${of} but was named as ${asked}, so that segments are not audited by it. Name it in --protected to have them audited.`;
    return { code: "unaudited", message };
  }
  if (reading.kind !== "text" || facts.levels !== null || asked === "feature") return null;
  const message = `${column.name} is protected${of} but has more than ${levelLimit} levels, so that segments cannot be audited by it. Group its levels in the source.`;
  return { code: "unaudited", message };
}

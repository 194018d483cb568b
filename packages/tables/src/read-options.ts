import os from "node:os";
import { TablesError } from "./tables-error.js";

/** The roles a user may give a column. */
export type AssignableRole =
  | "id"
  | "feature"
  | "describe"
  | "protected"
  | "objection"
  | "value"
  | "weight"
  | "ignore"
  | "consent";

/** How far a read has come; `total` is null where it is not known. */
export interface ReadProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
}

/** What a user may ask of `readCustomers`; every one has a default. */
export interface ReadOptions {
  /** A SQL condition over the columns by their own names; rows that fail it are counted as filtered. */
  readonly where?: string;
  /**
   * Rules that take customers out of the clustering into segments of their own: SQL conditions over the columns by name of segment. Of
   * several that hold, the first takes the customer.
   */
  readonly carve?: Readonly<Record<string, string>>;
  /** Worksheet of an Excel workbook (default: the first). */
  readonly sheet?: string;
  /** Decimal sign of every number in the file; default: found column by column. */
  readonly decimal?: "." | ",";
  /** ISO date at which tenures are counted (default: the latest date in the data). */
  readonly asOf?: string;
  /** Roles the user gives. Naming features restricts clustering to exactly these. */
  readonly roles?: Readonly<Partial<Record<AssignableRole, readonly string[]>>>;
  /** Columns read as categories whatever their values look like: codes that happen to be numbers, or what a model took for one. */
  readonly categories?: readonly string[];
  /**
   * Columns read as lists whatever their cells look like, for rows that a model scores: one flag an item, named `COLUMN: ITEM`. A cell
   * without brackets lists its items between commas. An item that `roles` names has its flag even where no row has it.
   */
  readonly lists?: readonly string[];
  /**
   * Columns read as yes/no flags whatever their cells look like, for rows that a model scores: 1 or 0 for a yes or no in any language
   * known, or for the numbers 1 and 0. Other values count as missing, with a warning that counts them.
   */
  readonly flags?: readonly string[];
  /** Let a protected column named as a feature be clustered (default false). */
  readonly allowProtected?: boolean;
  /** Refuse before the work when the estimate exceeds this (default: half of the machine's memory). */
  readonly memoryLimitBytes?: number;
  /** Threads DuckDB may use (default: all cores). Never changes the result. */
  readonly threads?: number;
  /** Most feature columns (default 1,000). */
  readonly maxFeatures?: number;
  /** Customers fetched at most from a table in a database; of a larger one a sample is drawn (default 1,000,000). */
  readonly sampleRows?: number;
  /** Seed of that sample (default 0). */
  readonly sampleSeed?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Where `-` reads from (default: the process's standard input). */
  readonly stdin?: NodeJS.ReadableStream;
}

/** Options checked once; inner code never checks again. */
export interface ResolvedReadOptions {
  readonly where: string | null;
  readonly carve: Readonly<Record<string, string>>;
  readonly sheet: string | null;
  readonly decimal: "." | "," | null;
  readonly asOf: string | null;
  readonly roles: Readonly<Record<AssignableRole, readonly string[]>>;
  readonly categories: readonly string[];
  readonly lists: readonly string[];
  readonly flags: readonly string[];
  readonly allowProtected: boolean;
  readonly memoryLimitBytes: number;
  readonly threads: number;
  readonly maxFeatures: number;
  readonly sampleRows: number;
  readonly sampleSeed: number;
  readonly signal: AbortSignal | null;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly stdin: NodeJS.ReadableStream;
}

const optionNames = new Set([
  "where",
  "carve",
  "sheet",
  "decimal",
  "asOf",
  "roles",
  "categories",
  "lists",
  "flags",
  "allowProtected",
  "memoryLimitBytes",
  "threads",
  "maxFeatures",
  "sampleRows",
  "sampleSeed",
  "signal",
  "onProgress",
  "stdin",
]);

const roleNames: readonly AssignableRole[] = [
  "id",
  "feature",
  "describe",
  "protected",
  "objection",
  "value",
  "weight",
  "ignore",
  "consent",
];

const singleRoles: readonly AssignableRole[] = ["id", "value", "weight"];

/**
 * Check what the user asked for and fill in the defaults.
 *
 * @throws {TablesError} `bad-option`, before any work starts.
 */
export function resolveReadOptions(options: ReadOptions): ResolvedReadOptions {
  for (const name of Object.keys(options)) {
    if (!optionNames.has(name)) {
      throw new TablesError(
        "bad-option",
        `Options of readCustomers must be ${[...optionNames].join(", ")}; got ${name}. Remove it or correct its spelling.`,
      );
    }
  }
  if (options.decimal !== undefined && options.decimal !== "." && options.decimal !== ",") {
    throw new TablesError(
      "bad-option",
      `decimal must be "." or ","; got ${JSON.stringify(options.decimal)}. Use the sign that stands before the cents.`,
    );
  }
  if (options.asOf !== undefined && !isIsoDate(options.asOf)) {
    throw new TablesError(
      "bad-option",
      `as-of must be a calendar date like 2026-03-31; got ${JSON.stringify(options.asOf)}. Write it as year-month-day.`,
    );
  }
  if (options.where !== undefined && options.where.trim() === "") {
    throw new TablesError(
      "bad-option",
      "where must be a condition such as income > 3000; got an empty text. Leave it out to read every row.",
    );
  }
  for (const [name, condition] of Object.entries(options.carve ?? {})) {
    if (name.trim() !== "" && condition.trim() !== "") continue;
    throw new TablesError(
      "bad-option",
      `carve must give each segment a name and a condition, like Private: "balance > 1000000"; got ${JSON.stringify(name)}: ${JSON.stringify(condition)}. Correct it, or remove it.`,
    );
  }
  assertReadOneWay(options);
  return {
    where: options.where ?? null,
    carve: options.carve ?? {},
    sheet: options.sheet ?? null,
    decimal: options.decimal ?? null,
    asOf: options.asOf ?? null,
    roles: resolveRoles(options.roles ?? {}),
    categories: options.categories ?? [],
    lists: options.lists ?? [],
    flags: options.flags ?? [],
    allowProtected: options.allowProtected ?? false,
    memoryLimitBytes: positiveInteger("memoryLimitBytes", options.memoryLimitBytes, defaultMemoryLimit()),
    threads: positiveInteger("threads", options.threads, os.availableParallelism()),
    maxFeatures: positiveInteger("maxFeatures", options.maxFeatures, 1000),
    sampleRows: positiveInteger("sampleRows", options.sampleRows, 1_000_000),
    sampleSeed: options.sampleSeed ?? 0,
    signal: options.signal ?? null,
    onProgress: options.onProgress ?? (() => {}),
    stdin: options.stdin ?? process.stdin,
  };
}

function assertReadOneWay({ categories = [], lists = [], flags = [] }: ReadOptions): void {
  const names = [...new Set(categories), ...new Set(lists), ...new Set(flags)];
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return;
  throw new TablesError(
    "bad-option",
    `A column is read one way; ${twice} was named in two of categories, lists and flags. Keep one of the two.`,
  );
}

function resolveRoles(
  roles: Readonly<Partial<Record<AssignableRole, readonly string[]>>>,
): Record<AssignableRole, readonly string[]> {
  for (const role of Object.keys(roles)) {
    if (!roleNames.includes(role as AssignableRole)) {
      throw new TablesError(
        "bad-option",
        `A role must be one of ${roleNames.join(", ")}; got ${role}. Correct its spelling.`,
      );
    }
  }
  const taken = new Map<string, AssignableRole>();
  const resolved = {} as Record<AssignableRole, readonly string[]>;
  for (const role of roleNames) {
    const names = [...new Set(roles[role] ?? [])];
    if (singleRoles.includes(role) && names.length > 1) {
      throw new TablesError(
        "bad-option",
        `At most one column may be the ${role}; got ${names.join(", ")}. Name the one that counts.`,
      );
    }
    for (const name of names) {
      const other = taken.get(name);
      if (other !== undefined && !(role === "protected" && other === "feature")) {
        throw new TablesError(
          "bad-option",
          `A column has one role; ${name} was named as ${other} and as ${role}. Keep one of the two.`,
        );
      }
      taken.set(name, role);
    }
    resolved[role] = names;
  }
  return resolved;
}

function positiveInteger(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new TablesError("bad-option", `${name} must be a whole number from 1; got ${value}. Give a larger one.`);
  }
  return value;
}

function defaultMemoryLimit(): number {
  const constrained = process.constrainedMemory();
  const total = os.totalmem();
  return Math.floor((constrained > 0 && constrained < total ? constrained : total) / 2);
}

/** Whether `text` is a real calendar date written year-month-day. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

import os from "node:os";
import { isIsoDate, type ReadProgress } from "../read-options.js";
import { TablesError } from "../tables-error.js";

/** What a column of a transactions file is for. */
export type TransactionPurpose =
  | "customer"
  | "date"
  | "time"
  | "amount"
  | "direction"
  | "type"
  | "channel"
  | "category"
  | "currency";

/** What a user may ask of `transactionFeatures`; every one has a default. */
export interface FeatureOptions {
  /** The column that says whose transaction it is (default: found by name). The same goes for the columns below. */
  readonly customer?: string;
  readonly date?: string;
  readonly amount?: string;
  readonly channel?: string;
  readonly category?: string;
  /** Whether the money came or left (`in`/`out`, `credit`/`debit`, …). */
  readonly direction?: string;
  /** The kind of booking: tells fees, reversals and own-account transfers. */
  readonly type?: string;
  /** Time of day, where it stands apart from the date. */
  readonly time?: string;
  readonly currency?: string;
  /** Take only this currency; other transactions are excluded and counted (default: two currencies are refused). */
  readonly onlyCurrency?: string;
  /** ISO date up to which transactions count (default: the latest in the data). */
  readonly asOf?: string;
  /** Zone of the calendar: an IANA name (default UTC). Times without a zone of their own are read as UTC. */
  readonly timeZone?: string;
  /** Months of the windows, each counted back from the as-of date (default 3, 6, 12). */
  readonly windows?: readonly number[];
  /** A customer table: its customers are the population, those without a transaction included. */
  readonly customers?: string;
  /** The id column of that table (default: found). */
  readonly customersId?: string;
  /** Count transactions whose category reveals health, religion, politics, union membership or sexual life (default false). */
  readonly keepSensitive?: boolean;
  readonly sheet?: string;
  readonly decimal?: "." | ",";
  /** Memory to stay within (default: half of the machine's). Transactions past it are kept on disk. */
  readonly memoryLimitBytes?: number;
  /** Threads DuckDB may use (default: all cores). Never changes the result. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Where `-` reads from (default: the process's standard input). */
  readonly stdin?: NodeJS.ReadableStream;
}

/** Options checked once; inner code never checks again. */
export interface ResolvedFeatureOptions {
  /** The columns the user named. */
  readonly named: Readonly<Partial<Record<TransactionPurpose, string>>>;
  readonly onlyCurrency: string | null;
  readonly asOf: string | null;
  readonly timeZone: string;
  readonly windows: readonly number[];
  readonly customers: string | null;
  readonly customersId: string | null;
  readonly keepSensitive: boolean;
  readonly sheet: string | null;
  readonly decimal: "." | "," | null;
  readonly memoryLimitBytes: number;
  readonly threads: number;
  readonly signal: AbortSignal | null;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly stdin: NodeJS.ReadableStream;
}

const purposes: readonly TransactionPurpose[] = [
  "customer",
  "date",
  "time",
  "amount",
  "direction",
  "type",
  "channel",
  "category",
  "currency",
];

const others = "onlyCurrency asOf timeZone windows customers customersId keepSensitive sheet decimal memoryLimitBytes";
const optionNames = new Set([...purposes, ...`${others} threads signal onProgress stdin`.split(" ")]);
const longestWindow = 120;

/**
 * Check what the user asked for and fill in the defaults.
 *
 * @throws {TablesError} `bad-option`, before any work starts.
 */
export function resolveFeatureOptions(options: FeatureOptions): ResolvedFeatureOptions {
  const refuse = (message: string): never => {
    throw new TablesError("bad-option", message);
  };
  for (const name of Object.keys(options)) {
    if (optionNames.has(name)) continue;
    refuse(
      `Options of transactionFeatures must be ${[...optionNames].join(", ")}; got ${name}. Remove it or correct its spelling.`,
    );
  }
  if (options.asOf !== undefined && !isIsoDate(options.asOf)) {
    refuse(
      `as-of must be a calendar date like 2026-03-31; got ${JSON.stringify(options.asOf)}. Write it as year-month-day.`,
    );
  }
  if (options.decimal !== undefined && options.decimal !== "." && options.decimal !== ",") {
    refuse(
      `decimal must be "." or ","; got ${JSON.stringify(options.decimal)}. Use the sign that stands before the cents.`,
    );
  }
  for (const name of ["memoryLimitBytes", "threads"] as const) {
    const value = options[name];
    if (value !== undefined && (!Number.isSafeInteger(value) || value < 1)) {
      refuse(`${name} must be a whole number from 1; got ${value}. Give a larger one.`);
    }
  }
  const windows = [...new Set(options.windows ?? [3, 6, 12])].sort((a, b) => a - b);
  const wrong = windows.find((months) => !Number.isSafeInteger(months) || months < 1 || months > longestWindow);
  if (wrong !== undefined) {
    refuse(`windows must be whole months from 1 to ${longestWindow}; got ${wrong}. Give months such as 3,6,12.`);
  }
  if (options.customersId !== undefined && options.customers === undefined) {
    refuse("customersId names a column of the customer table; there is none. Give the table with customers.");
  }
  const named: Partial<Record<TransactionPurpose, string>> = {};
  for (const purpose of purposes) {
    const name = options[purpose];
    if (name === undefined) continue;
    const other = purposes.find((taken) => named[taken] === name);
    if (other !== undefined) {
      refuse(`A column has one use; ${name} was named as ${other} and as ${purpose}. Keep one of the two.`);
    }
    named[purpose] = name;
  }
  return {
    named,
    onlyCurrency: options.onlyCurrency ?? null,
    asOf: options.asOf ?? null,
    timeZone: options.timeZone ?? "UTC",
    windows,
    customers: options.customers ?? null,
    customersId: options.customersId ?? null,
    keepSensitive: options.keepSensitive ?? false,
    sheet: options.sheet ?? null,
    decimal: options.decimal ?? null,
    memoryLimitBytes: options.memoryLimitBytes ?? Math.floor(os.totalmem() / 2),
    threads: options.threads ?? os.availableParallelism(),
    signal: options.signal ?? null,
    onProgress: options.onProgress ?? (() => {}),
    stdin: options.stdin ?? process.stdin,
  };
}

import type { Warning } from "@coterie/segment";
import { identifier } from "../duck/quote.js";
import { Scratch } from "../duck/scratch.js";
import { shownPlace } from "../places/place.js";
import { readError } from "../read-error.js";
import type { WriteBatch, WriteColumn } from "../write/write-table.js";
import { countTransactions } from "./count-transactions.js";
import { lastOutsideCode } from "./exclusions.js";
import type { Feature } from "./feature.js";
import { type FeatureOptions, type ResolvedFeatureOptions, resolveFeatureOptions } from "./feature-options.js";
import type { FeatureReport } from "./feature-report.js";
import { countFeatures, habitFeatures, trendDays } from "./habit-features.js";
import { leftOutCategories, wordsOfKind } from "./left-out.js";
import { loadTransactions } from "./load-transactions.js";
import { loadMembers } from "./members.js";
import { moneyFeatures } from "./money-features.js";
import { type ReadTransactions, readTransactions } from "./read-transactions.js";
import { rfmCutPoints, rfmFeatures, unevenScores } from "./rfm.js";
import { monthTable, salaryFeature } from "./salary-income.js";
import { shareFeatures } from "./share-features.js";
import { assertTimeZone } from "./time-zone.js";
import { coversWindow, windowFeatures } from "./window-features.js";

/** A table of features, one row a customer, ready for `writeTable`. */
export interface TransactionFeatures {
  readonly columns: readonly WriteColumn[];
  /** The rows by customer (UTF-8 bytes), to be read once; the work's files are removed when they end. */
  readonly batches: AsyncIterable<WriteBatch>;
  readonly report: FeatureReport;
  /** Remove the work's files where the batches are not read to their end. */
  readonly close: () => void;
}

/** The most DuckDB may hold before it spills to the scratch folder. */
const duckBytes = 1.6e9;

const core = "recency_days,transaction_count,total_withdrawals,total_deposits,salary_like_income,weekend_share";

/**
 * Turn a file of transactions into one row a customer: recency, frequency, money, RFM scores, habits, shares, windows. Works on disk
 * past the memory allowed. Every sum is exact, so that neither threads nor the order of rows change a byte.
 *
 * @param place Path of a CSV, Excel, Parquet or JSON file, a pattern, `-` for standard input, or a table in a database.
 * @param options.asOf Only transactions up to this date count: the table as it would have been made that day.
 * @param options.customers The population; its customers without a transaction get zeros, and empty cells where a zero would lie.
 * @returns Columns and batches for `writeTable`, and the report: exclusions by reason, sign convention, cut points, meanings.
 * @throws {TablesError} By `code`, before anything is returned; messages name columns and rows, never a customer's values.
 */
export async function transactionFeatures(place: string, options: FeatureOptions = {}): Promise<TransactionFeatures> {
  const resolved = resolveFeatureOptions(options);
  const scratch = await Scratch.open({
    threads: resolved.threads,
    memoryBytes: Math.min(0.4 * resolved.memoryLimitBytes, duckBytes),
    signal: resolved.signal,
  });
  try {
    await assertTimeZone(scratch, resolved.timeZone);
    if (resolved.customers !== null) await loadMembers(scratch, resolved.customers, resolved);
    const read = await readTransactions(scratch, await loadTransactions(scratch, place, resolved), resolved);
    return await makeFeatures(scratch, read, resolved, place);
  } catch (error) {
    scratch.close();
    throw readError(error, shownPlace(place), resolved.signal);
  }
}

async function makeFeatures(
  scratch: Scratch,
  read: ReadTransactions,
  options: ResolvedFeatureOptions,
  place: string,
): Promise<TransactionFeatures> {
  const warnings: Warning[] = [...read.warnings];
  const population = options.customers !== null;
  const counted = await countTransactions(scratch, read, population, options, warnings);
  const step = (stage: string) => options.onProgress({ stage, done: 0, total: null });
  step("months");
  const salaryBy = await monthTable(scratch, read, counted);
  const windows = options.windows.filter((months) => coversWindow(counted, months));
  const summed = [
    ...countFeatures(counted),
    ...moneyFeatures(counted),
    ...habitFeatures(counted),
    ...(salaryBy === null ? [] : [salaryFeature(salaryBy, counted.scale)]),
    ...(await shareFeatures(scratch, "channel", read.channel)),
    ...(await shareFeatures(scratch, "category", read.category)),
    ...windows.flatMap((months) => windowFeatures(counted, months)),
  ];
  step("adding up");
  await sumUp(scratch, summed);
  const rfm = await rfmCutPoints(scratch, counted);
  const features = [...summed, ...rfmFeatures(counted, rfm)];
  warnings.push(...unevenScores(rfm));
  const everyone = population
    ? "SELECT customer FROM members"
    : `SELECT DISTINCT customer FROM counted WHERE reason = 0 OR reason > ${lastOutsideCode}`;
  await scratch.run(`CREATE TABLE everyone AS ${everyone}`);
  const [[customers, without]] = (await scratch.rows(
    "SELECT count(*), count(*) FILTER (transaction_count IS NULL) FROM everyone LEFT JOIN totals USING (customer)",
  )) as number[][];
  const names = features.map(({ name }) => name);
  const report: FeatureReport = {
    asOf: counted.asOf,
    firstDate: counted.firstDate,
    customers,
    customersWithout: without,
    transactions: { read: read.rowCount, used: counted.used, excluded: counted.excluded },
    columns: read.found.map(([purpose, { name, why }]) => ({ purpose, name, why })),
    signs: { kind: counted.signs.kind, text: counted.signs.text },
    currency: options.onlyCurrency?.toUpperCase() ?? read.currency?.levels[0]?.toUpperCase() ?? read.unit,
    decimals: counted.scale,
    timeZone: options.timeZone,
    windows,
    windowsLeftOut: options.windows.filter((months) => !windows.includes(months)),
    trendDays: trendDays(counted),
    salaryBy,
    rfm,
    leftOutCategories: options.keepSensitive ? [] : await leftOutCategories(scratch, read),
    excludedWords: wordsOfKind(read),
    features: features.map(({ name, meaning }) => ({ name, meaning })),
    suggested: core.split(",").filter((name) => names.includes(name)),
    warnings,
  };
  let closed = false;
  const close = (): void => {
    if (!closed) scratch.close();
    closed = true;
  };
  const id = read.found.find(([purpose]) => purpose === "customer")![1].name;
  return {
    columns: [{ name: id, kind: "id" }, ...features.map(({ name, kind }) => ({ name, kind }))],
    batches: rowsOf(scratch, features, close, place, options),
    report,
    close,
  };
}

/** Add up the transactions of each customer into the table `totals`. */
async function sumUp(scratch: Scratch, features: readonly Feature[]): Promise<void> {
  const sums = new Map(features.flatMap(({ sums }) => Object.entries(sums)));
  const list = [...sums].map(([alias, sql]) => `${sql} AS ${identifier(alias)}`);
  await scratch.run(`CREATE TABLE totals AS SELECT customer, ${list.join(", ")} FROM used GROUP BY customer`);
}

async function* rowsOf(
  scratch: Scratch,
  features: readonly Feature[],
  close: () => void,
  place: string,
  { signal, onProgress }: ResolvedFeatureOptions,
): AsyncGenerator<WriteBatch> {
  try {
    const list = features.map(({ sql }) => sql).join(", ");
    const rows = `SELECT customer, ${list} FROM everyone LEFT JOIN totals USING (customer) LEFT JOIN months USING (customer) ORDER BY customer`;
    let done = 0;
    for await (const chunk of scratch.chunks(rows)) {
      yield Array.from(
        { length: features.length + 1 },
        (_, i) => chunk.getColumnValues(i) as (string | number | null)[],
      );
      done += chunk.rowCount;
      onProgress({ stage: "writing", done, total: null });
    }
  } catch (error) {
    throw readError(error, place, signal);
  } finally {
    close();
  }
}

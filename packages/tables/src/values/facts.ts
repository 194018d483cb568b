import type { Scratch } from "../duck/scratch.js";
import { fewestShare } from "../roles/fewest-share.js";
import type { ColumnReading } from "./column-reading.js";

/** What roles are inferred from: figures over the population, never a customer. */
export interface ColumnFacts {
  /** Rows with a value. */
  readonly present: number;
  /** Distinct values: exact where a role may hang on them, else within some tens of per cent. */
  readonly distinct: number;
  /** Every row has a value and no two share one. Only decided for text and whole numbers. */
  readonly unique: boolean;
  /** Numbers (and flags): all whole. */
  readonly whole: boolean;
  readonly min: number | null;
  readonly max: number | null;
  /** Text: mean length; 0 for anything else. */
  readonly meanLength: number;
  /** Text, lists and whole numbers that may be codes: the levels in byte order, or null when there are more than `levelLimit`. */
  readonly levels: readonly string[] | null;
}

/** Levels a column may have to be a category. */
export const levelLimit = 50;

/** Variants of lists, and levels of a column the user named as a category. */
const largeLimit = 10_000;

/** Columns asked about at once: planning a query takes longer than in proportion to its length. */
const batchColumns = 40;

type Read = Exclude<ColumnReading, { kind: "empty" }>;

/** What the name of a column says about its levels. */
export interface NamedColumns {
  /** A column of numbers is named like a code. */
  readonly mayBeCode: (column: number) => boolean;
  /** The user named it as a category. */
  readonly isCategory: (column: number) => boolean;
}

interface Summary {
  readonly present: number;
  readonly distinct: number;
  readonly fractions: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly meanLength: number;
}

const nothing: ColumnFacts = {
  present: 0,
  distinct: 0,
  unique: false,
  whole: false,
  min: null,
  max: null,
  meanLength: 0,
  levels: null,
};

/** Gather the facts of every column over `population`. */
export async function columnFacts(
  scratch: Scratch,
  readings: readonly ColumnReading[],
  rowCount: number,
  { mayBeCode, isCategory }: NamedColumns,
): Promise<readonly ColumnFacts[]> {
  const read = readings.flatMap((reading, index) => (reading.kind === "empty" ? [] : [{ reading, index }]));
  const summaries = await inBatches(read, (batch) =>
    summarise(
      scratch,
      batch.map(({ reading }) => reading),
    ),
  );
  const wholes = summaries.map((summary, i) => isWhole(read[i].reading, summary));
  const hanging = read.flatMap(({ reading }, i) =>
    (reading.kind === "text" || wholes[i]) && mayDecide(reading.kind, summaries[i], rowCount)
      ? [{ sql: reading.sql, i }]
      : [],
  );
  const counts = await inBatches(hanging, (batch) =>
    countDistinct(
      scratch,
      batch.map(({ sql }) => sql),
    ),
  );
  const exact = new Map(hanging.map(({ i }, j) => [i, counts[j]]));

  const facts: ColumnFacts[] = readings.map(() => nothing);
  for (const [i, { reading, index }] of read.entries()) {
    const { distinct: estimate, fractions: _, ...summary } = summaries[i];
    const distinct = exact.get(i) ?? estimate;
    if (summary.present === 0) {
      if (reading.kind === "list") facts[index] = { ...nothing, levels: [] };
      continue;
    }
    const limit = reading.kind === "list" || isCategory(index) ? largeLimit : levelLimit;
    const text = textOf(reading, wholes[i] && mayBeCode(index));
    const levels = text !== null && distinct <= 2 * limit ? await levelsOf(scratch, text, limit) : null;
    const counted = levels?.length ?? (text === null ? distinct : Math.max(distinct, limit + 1));
    facts[index] = {
      ...summary,
      distinct: counted,
      unique: exact.get(i) === rowCount,
      whole: wholes[i],
      levels,
    };
  }
  return facts;
}

/**
 * Whether a role may hang on the number of distinct values: every one different, the share of them an identifier has at least, and of
 * numbers, which have no levels, some tens. The estimate may be a third off, and takes two values for one where rows are few.
 */
function mayDecide(kind: Read["kind"], { present, distinct }: Summary, rowCount: number): boolean {
  const share = distinct / present;
  const someTens = kind !== "text" && distinct >= 10 && distinct <= 2 * levelLimit;
  return (
    rowCount <= levelLimit ||
    someTens ||
    distinct > 0.5 * rowCount ||
    (share > fewestShare / 2 && share < 2 * fewestShare)
  );
}

async function inBatches<T, R>(items: readonly T[], ask: (batch: readonly T[]) => Promise<readonly R[]>): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < items.length; start += batchColumns) {
    answers.push(...(await ask(items.slice(start, start + batchColumns))));
  }
  return answers;
}

const figures = 6;

async function summarise(scratch: Scratch, readings: readonly Read[]): Promise<readonly Summary[]> {
  const parts = readings.map(({ kind }, i) =>
    kind === "text" || kind === "list"
      ? `count(v${i}), approx_count_distinct(v${i}), 0, NULL, NULL, coalesce(avg(length(v${i})), 0)`
      : `count(v${i}), approx_count_distinct(v${i}), count(*) FILTER (v${i} <> floor(v${i})), min(v${i}), max(v${i}), 0`,
  );
  const values = readings.map(({ kind, sql }, i) =>
    kind === "date" ? `date_diff('day', DATE '1970-01-01', ${sql})::DOUBLE AS v${i}` : `${sql} AS v${i}`,
  );
  const [row] = await scratch.rows(`SELECT ${parts.join(", ")} FROM (SELECT ${values.join(", ")} FROM population)`);
  return readings.map((_, i) => {
    const [present, distinct, fractions, min, max, meanLength] = row.slice(figures * i, figures * (i + 1));
    return { present, distinct, fractions, min, max, meanLength } as Summary;
  });
}

function isWhole({ kind }: Read, { fractions, min, max }: Summary): boolean {
  if ((kind !== "number" && kind !== "flag") || min === null || max === null) return false;
  return fractions === 0 && isWholeRange(min, max);
}

/** Whether whole numbers between these are exact as doubles. */
export function isWholeRange(min: number, max: number): boolean {
  return Math.max(-min, max) <= Number.MAX_SAFE_INTEGER;
}

/** SQL of a column's levels, null where they are of no use. */
function textOf({ kind, sql }: Read, isCode: boolean): string | null {
  if (kind === "text" || kind === "list") return sql;
  return isCode ? `(${sql})::BIGINT::VARCHAR` : null;
}

async function countDistinct(scratch: Scratch, sql: readonly string[]): Promise<readonly number[]> {
  const [row] = await scratch.rows(`SELECT ${sql.map((one) => `count(DISTINCT ${one})`).join(", ")} FROM population`);
  return row as number[];
}

async function levelsOf(scratch: Scratch, sql: string, limit: number): Promise<readonly string[] | null> {
  const rows = await scratch.rows(
    `SELECT DISTINCT v FROM (SELECT ${sql} AS v FROM population) WHERE v IS NOT NULL ORDER BY v LIMIT ${limit + 1}`,
  );
  return rows.length > limit ? null : rows.map(([level]) => level as string);
}

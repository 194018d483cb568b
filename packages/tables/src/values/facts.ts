import type { Scratch } from "../duck/scratch.js";
import type { ColumnReading } from "./column-reading.js";

/** What roles are inferred from: figures over the population, never a customer. */
export interface ColumnFacts {
  /** Rows with a value. */
  readonly present: number;
  /** Distinct values, exact to 50 for text and for what is asked to be unique, else within a few per cent. */
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

const listLimit = 10_000;
const none: ColumnFacts = {
  present: 0,
  distinct: 0,
  unique: false,
  whole: false,
  min: null,
  max: null,
  meanLength: 0,
  levels: null,
};

/** Gather the facts of every column over `population`. @param mayBeCode Whether a column of numbers is named like a code. */
export async function columnFacts(
  scratch: Scratch,
  readings: readonly ColumnReading[],
  rowCount: number,
  mayBeCode: (column: number) => boolean,
): Promise<readonly ColumnFacts[]> {
  const parts = readings.map((reading, i) => {
    if (reading.kind === "empty") return `0, 0, 0, NULL, NULL, 0`;
    if (reading.kind === "text" || reading.kind === "list") {
      return `count(v${i}), approx_count_distinct(v${i}), 0, NULL, NULL, coalesce(avg(length(v${i})), 0)`;
    }
    return `count(v${i}), approx_count_distinct(v${i}), count(*) FILTER (v${i} <> floor(v${i})), min(v${i}), max(v${i}), 0`;
  });
  const values = readings.map((reading, i) => {
    if (reading.kind === "empty") return `NULL AS v${i}`;
    return `${reading.kind === "date" ? `date_diff('day', DATE '1970-01-01', ${reading.sql})::DOUBLE` : reading.sql} AS v${i}`;
  });
  const [row] = await scratch.rows(`SELECT ${parts.join(", ")} FROM (SELECT ${values.join(", ")} FROM population)`);
  const facts: ColumnFacts[] = [];
  for (const [i, reading] of readings.entries()) {
    const [present, approx, fractions, min, max, meanLength] = row.slice(6 * i, 6 * i + 6) as (number | null)[];
    if (reading.kind === "empty" || present === 0) {
      facts.push(none);
      continue;
    }
    const isText = reading.kind === "text" || reading.kind === "list";
    const isNumber = reading.kind === "number" || reading.kind === "flag";
    const whole = isNumber && fractions === 0 && Math.max(-min!, max!) <= Number.MAX_SAFE_INTEGER;
    const mayBeUnique = present === rowCount && approx! > 0.8 * rowCount && (reading.kind === "text" || whole);
    const unique = mayBeUnique && (await isUnique(scratch, reading.sql, rowCount));
    const limit = reading.kind === "list" ? listLimit : levelLimit;
    const asLevels = isText ? reading.sql : whole && mayBeCode(i) ? `${reading.sql}::BIGINT::VARCHAR` : null;
    const levels = asLevels !== null && approx! <= 2 * limit ? await levelsOf(scratch, asLevels, limit) : null;
    const distinct = unique
      ? rowCount
      : (levels?.length ?? (asLevels === null ? approx! : Math.max(approx!, limit + 1)));
    facts.push({ present: present!, distinct, unique, whole, min, max, meanLength: meanLength!, levels });
  }
  return facts;
}

async function isUnique(scratch: Scratch, sql: string, rowCount: number): Promise<boolean> {
  const [[distinct]] = await scratch.rows(`SELECT count(DISTINCT ${sql}) FROM population`);
  return distinct === rowCount;
}

async function levelsOf(scratch: Scratch, sql: string, limit: number): Promise<readonly string[] | null> {
  const rows = await scratch.rows(
    `SELECT DISTINCT v FROM (SELECT ${sql} AS v FROM population) WHERE v IS NOT NULL ORDER BY v LIMIT ${limit + 1}`,
  );
  return rows.length > limit ? null : rows.map(([level]) => level as string);
}

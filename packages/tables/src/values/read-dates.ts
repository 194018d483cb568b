import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import type { ColumnReading } from "./column-reading.js";
import { type DateShapes, type DayOrder, dateShapes, dateSql, dayOrderSql } from "./date-format.js";
import type { ColumnShapes } from "./shapes.js";

const dateShare = 0.9;
const earliest = "1900-01-01";
const latest = "2100-01-01";

/**
 * Read a column as dates where nearly all its values look like dates. Day and month in numbers must be told apart by some date
 * whose day is past the 12th; else the column stays text, with a warning. Dates before 1900 or from 2100 stand for "unknown".
 *
 * @param cell SQL of the present text.
 */
export async function readDates(
  scratch: Scratch,
  name: string,
  cell: string,
  found: ColumnShapes | DateShapes,
  warnings: Warning[],
): Promise<ColumnReading> {
  const shapes = "share" in found ? found : dateShapes(found);
  const text: ColumnReading = { kind: "text", sql: cell, note: null };
  const onlyCompact = shapes.styles.size === 1 && shapes.styles.has("compact") && !("share" in found);
  if (shapes.share < dateShare || onlyCompact) return text;

  let order: DayOrder = "day-first";
  if (shapes.styles.has("numbers")) {
    const { first, second } = dayOrderSql(cell);
    const [[dayFirst, monthFirst]] = (await scratch.rows(
      `SELECT count(*) FILTER (${first} > 12), count(*) FILTER (${second} > 12) FROM staged`,
    )) as number[][];
    if (dayFirst > 0 === monthFirst > 0) {
      warnings.push(...(await unreadableDates(scratch, name, cell, shapes, dayFirst > 0)));
      return { ...text, note: "dates whose day and month cannot be told apart" };
    }
    if (monthFirst > 0) order = "month-first";
  }
  const date = dateSql(cell, shapes, order);
  const plausible = `CASE WHEN ${date} >= DATE '${earliest}' AND ${date} < DATE '${latest}' THEN ${date} END`;
  const [[present, read, kept]] = (await scratch.rows(
    `SELECT count(v), count(d), count(d) FILTER (d >= DATE '${earliest}' AND d < DATE '${latest}') FROM (SELECT ${cell} AS v, ${date} AS d FROM staged)`,
  )) as number[][];
  if (read < dateShare * present) return text;
  if (kept < present) {
    warnings.push({
      code: "bad-dates",
      message: `${name} is read as dates; ${implausibleText(present - read, read - kept)} and count as missing. Dates like 1/1/1800 usually stand for "unknown".`,
    });
  }
  return { kind: "date", sql: plausible };
}

function implausibleText(unreadable: number, implausible: number): string {
  const parts: string[] = [];
  if (unreadable > 0) parts.push(`${unreadable} of its values are no date`);
  if (implausible > 0) parts.push(`${implausible} lie before 1900 or after 2099`);
  return parts.join(", ");
}

async function unreadableDates(
  scratch: Scratch,
  name: string,
  cell: string,
  shapes: DateShapes,
  bothOrders: boolean,
): Promise<Warning[]> {
  const why = bothOrders
    ? "holds dates with the day first and dates with the month first"
    : "holds dates in which day and month cannot be told apart";
  const [[implausible]] = (await scratch.rows(
    `SELECT count(*) FILTER (year(${dateSql(cell, shapes, "day-first")}) NOT BETWEEN 1900 AND 2099) FROM staged`,
  )) as number[][];
  const flagged = implausible > 0 ? ` ${implausible} of them lie before 1900 or after 2099.` : "";
  return [
    {
      code: "unreadable-dates",
      message: `${name} ${why} and is left out.${flagged} Write them as year-month-day (2026-03-31) to use them.`,
    },
  ];
}

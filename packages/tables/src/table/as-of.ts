import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import type { AssignedRole } from "../roles/assign-roles.js";
import type { KnownColumn } from "../roles/infer-role.js";

const dayMs = 86_400_000;

/** The date at which tenures are counted. */
export interface AsOf {
  readonly iso: string;
  /** Days since 1970-01-01. */
  readonly day: number;
}

/**
 * The as-of date: the user's, else the latest date in the data, dates of birth and other protected ones aside; null where there is no
 * other. Dates after it are counted in a warning.
 */
export async function findAsOf(
  scratch: Scratch,
  known: readonly KnownColumn[],
  roles: readonly AssignedRole[],
  asked: string | null,
  warnings: Warning[],
): Promise<AsOf | null> {
  const dates = known.filter(
    ({ reading, facts }, i) => reading.kind === "date" && facts.max !== null && roles[i].role !== "ignore",
  );
  if (asked !== null) {
    const day = Date.parse(`${asked}T00:00:00Z`) / dayMs;
    for (const { column, reading, facts } of dates) {
      if (facts.max! <= day || reading.kind !== "date") continue;
      const [[count]] = await scratch.rows(`SELECT count(*) FILTER (${reading.sql} > DATE '${asked}') FROM population`);
      warnings.push({
        code: "future-dates",
        message: `${column.name} has ${count} dates after ${asked}, the as-of date; their tenure is negative. Check the date, or leave these rows out with --where.`,
      });
    }
    return { iso: asked, day };
  }
  // Dates of birth and the like say nothing of the day the table was made.
  const lived = dates.filter(({ attribute }) => attribute === null);
  if (lived.length === 0) {
    for (const { column } of dates) {
      warnings.push({
        code: "no-as-of",
        message: `${column.name} holds protected dates and no other column tells the day of the data, so that no time is counted from it and it is left out. Say the day with --as-of.`,
      });
    }
    return null;
  }
  const day = Math.max(...lived.map(({ facts }) => facts.max!));
  return { iso: new Date(day * dayMs).toISOString().slice(0, 10), day };
}

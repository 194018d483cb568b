const clock =
  "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?\\s*([AaPp])?\\.?[Mm]?\\.?\\s*(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$";

/** SQL of the time of day in a text: minutes since midnight, and minutes its own zone is ahead of UTC; NULL where it says none. */
export interface ClockSql {
  readonly minute: string;
  readonly offset: string;
}

/** The clock at the end of a date-time (`2026-03-31T22:15:00+02:00`, `31/03/2026 10:15 PM`). */
export function clockInDate(cell: string): ClockSql {
  return clockAfter(cell, `[0-9][T ]\\s*${clock}`);
}

/** The clock in a column of its own, as text (`22:15:00`, `221500`, `001532`). */
export function clockInText(cell: string): ClockSql {
  const { minute, offset } = clockAfter(cell, `^${clock}`);
  return { minute: `coalesce(${minute}, ${digitsMinute(`try_cast(${cell} AS INTEGER)`)})`, offset };
}

/** The clock in a column of numbers that read hhmmss: `143207` is 14:32, `1532` is 00:15. */
export function clockInNumber(cell: string): ClockSql {
  const whole = `CASE WHEN ${cell} = floor(${cell}) AND ${cell} BETWEEN 0 AND 235959 THEN ${cell}::INTEGER END`;
  return { minute: digitsMinute(whole), offset: "NULL::INTEGER" };
}

function clockAfter(cell: string, pattern: string): ClockSql {
  const part = (group: number) => `nullif(regexp_extract(${cell}, '${pattern}', ${group}), '')`;
  const hour = `try_cast(${part(1)} AS INTEGER)`;
  const minute = `try_cast(${part(2)} AS INTEGER)`;
  const half = `lower(${part(4)})`;
  const hour24 = `CASE WHEN ${half} = 'p' AND ${hour} < 12 THEN ${hour} + 12 WHEN ${half} = 'a' AND ${hour} = 12 THEN 0 ELSE ${hour} END`;
  const zone = part(5);
  const ahead = `CASE WHEN ${zone} = 'Z' THEN 0 ELSE (try_cast(substr(${zone}, 2, 2) AS INTEGER) * 60
    + CASE WHEN length(${zone}) > 3 THEN try_cast(right(${zone}, 2) AS INTEGER) ELSE 0 END) * CASE WHEN starts_with(${zone}, '-') THEN -1 ELSE 1 END END`;
  return {
    minute: `CASE WHEN ${hour24} < 24 AND ${minute} < 60 THEN ${hour24} * 60 + ${minute} END`,
    offset: `CASE WHEN ${zone} IS NULL THEN NULL ELSE ${ahead} END`,
  };
}

function digitsMinute(whole: string): string {
  return `CASE WHEN ${whole} BETWEEN 0 AND 235959 AND ${whole} // 100 % 100 < 60 AND ${whole} % 100 < 60
    THEN (${whole} // 10000) * 60 + ${whole} // 100 % 100 END`;
}

/**
 * SQL of the local moment (TIMESTAMP) of a date and a clock. A date without a clock stays that date; a clock without a zone of its own
 * is UTC.
 */
export function localMoment(date: string, { minute, offset }: ClockSql, timeZone: string): string {
  const utc = `${date} + to_minutes(${minute} - coalesce(${offset}, 0))`;
  const zone = `'${timeZone.replaceAll("'", "''")}'`;
  const local = timeZone === "UTC" ? utc : `timezone(${zone}, timezone('UTC', ${utc}))`;
  return `CASE WHEN ${minute} IS NULL THEN ${date}::TIMESTAMP ELSE ${local} END`;
}

const clock =
  "([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]+)?)?\\s*([AaPp])?\\.?[Mm]?\\.?\\s*(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?$";

/** SQL of the time of day: what is taken from the cell once, and what is made of it under the name `clock`. */
export interface ClockSql {
  readonly parsed: string;
  /** Minutes since midnight; NULL where the cell says none. */
  readonly minute: string;
  /** Minutes its own zone is ahead of UTC; NULL where it names none. */
  readonly ahead: string;
}

/** No time of day at all. */
export const noClock: ClockSql = { parsed: "NULL::INTEGER", minute: "NULL::INTEGER", ahead: "NULL::INTEGER" };

/** The clock at the end of a date-time (`2026-03-31T22:15:00+02:00`, `31/03/2026 10:15 PM`). */
export function clockInDate(cell: string): ClockSql {
  return fromParts(`CASE WHEN contains(${cell}, ':') THEN ${partsSql(cell, `[0-9][T ]\\s*${clock}`)} END`);
}

/** The clock in a column of its own, as text (`22:15:00`, `221500`, `001532`). */
export function clockInText(cell: string): ClockSql {
  const digits = `lpad(${cell}, 6, '0')`;
  const colons = `CASE WHEN regexp_full_match(${cell}, '[0-9]{3,6}') THEN left(${digits}, 2) || ':' || substr(${digits}, 3, 2) ELSE ${cell} END`;
  return fromParts(partsSql(colons, `^${clock}`));
}

/** The clock in a column of numbers that read hhmmss: `143207` is 14:32, `1532` is 00:15. */
export function clockInNumber(cell: string): ClockSql {
  return {
    parsed: `CASE WHEN ${cell} = floor(${cell}) AND ${cell} BETWEEN 0 AND 235959 THEN ${cell}::INTEGER END`,
    minute:
      "CASE WHEN clock // 100 % 100 < 60 AND clock % 100 < 60 THEN (clock // 10000) * 60 + clock // 100 % 100 END",
    ahead: "NULL::INTEGER",
  };
}

function partsSql(cell: string, pattern: string): string {
  return `regexp_extract(${cell}, '${pattern}', ['hour', 'minute', 'half', 'zone'])`;
}

function fromParts(parsed: string): ClockSql {
  const hour = "try_cast(clock.hour AS INTEGER)";
  const minute = "try_cast(clock.minute AS INTEGER)";
  const hour24 = `CASE WHEN clock.half IN ('p', 'P') AND ${hour} < 12 THEN ${hour} + 12 WHEN clock.half IN ('a', 'A') AND ${hour} = 12 THEN 0 ELSE ${hour} END`;
  const zone = "clock.zone";
  return {
    parsed,
    minute: `CASE WHEN ${hour24} < 24 AND ${minute} < 60 THEN ${hour24} * 60 + ${minute} END`,
    ahead: `CASE WHEN ${zone} = '' THEN NULL WHEN ${zone} = 'Z' THEN 0
      ELSE (try_cast(substr(${zone}, 2, 2) AS INTEGER) * 60 + CASE WHEN length(${zone}) > 3 THEN try_cast(right(${zone}, 2) AS INTEGER) ELSE 0 END)
        * CASE WHEN starts_with(${zone}, '-') THEN -1 ELSE 1 END END`,
  };
}

/**
 * SQL of the local moment (TIMESTAMP) of a date and a clock. A date without a clock stays that date; a clock without a zone of its own
 * is UTC.
 */
export function localMoment(date: string, minute: string, ahead: string, timeZone: string): string {
  const utc = `${date} + to_minutes(${minute} - coalesce(${ahead}, 0))`;
  const zone = `'${timeZone.replaceAll("'", "''")}'`;
  const local = timeZone === "UTC" ? utc : `timezone(${zone}, timezone('UTC', ${utc}))`;
  return `CASE WHEN ${minute} IS NULL THEN ${date}::TIMESTAMP ELSE ${local} END`;
}

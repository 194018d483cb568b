const DAY_MS = 86_400_000;

/** The day the bank's table was drawn up, as days since 1970-01-01. No date in the bank is later. */
export const AS_OF_DAY: number = Date.UTC(2026, 5, 30) / DAY_MS;

/** A day, counted from 1970-01-01, as an ISO date. */
export function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** True on a Sunday. */
export function isSunday(day: number): boolean {
  return (day + 4) % 7 === 0;
}

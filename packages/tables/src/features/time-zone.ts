import { literal } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import { TablesError } from "../tables-error.js";

/** Refuse a time zone the calendar does not know, with those that sound like it. @throws {TablesError} `bad-option`. */
export async function assertTimeZone(scratch: Scratch, timeZone: string): Promise<void> {
  if (timeZone === "UTC") return;
  const rows = await scratch.rows(`SELECT name FROM pg_timezone_names() WHERE name = ${literal(timeZone)}`);
  if (rows.length > 0) return;
  const city = timeZone.split("/").at(-1)!.toLowerCase();
  const near = await scratch.rows(
    `SELECT name FROM pg_timezone_names() WHERE contains(lower(name), ${literal(city)}) AND contains(name, '/') ORDER BY name LIMIT 3`,
  );
  const hint = near.length > 0 && city !== "" ? ` Did you mean ${near.map(([name]) => name).join(", ")}?` : "";
  throw new TablesError(
    "bad-option",
    `The time zone must be an IANA name such as Europe/Berlin; got ${JSON.stringify(timeZone)}.${hint} Write it as continent/city.`,
  );
}

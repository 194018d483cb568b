import { literal, literalList } from "../duck/quote.js";
import type { ColumnShapes } from "./shapes.js";

/** The order of day and month in dates of numbers. */
export type DayOrder = "day-first" | "month-first";

/** Ways a date is written, by what its shape shows. */
type DateStyle = "year-first" | "numbers" | "month-name" | "compact";

/** What the shapes of a column say about its dates. */
export interface DateShapes {
  readonly styles: ReadonlySet<DateStyle>;
  /** Share of the values that look like a date. */
  readonly share: number;
}

const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

function styleOf(shape: string): DateStyle | null {
  const text = shape.replaceAll("0", "9").trim();
  if (/^9999([-/.])99?\1(99?)(?:[T ]\s*99?:99.*)?$/.test(text)) return "year-first";
  if (/^99?([-/.])99?\1(?:9999|99)(?: 99?:99.*)?$/.test(text)) return "numbers";
  if (/^99999999$/.test(text)) return "compact";
  const named =
    new RegExp(`^99?[- ](${months})[a-z]*\\.?[-, ]+(9999|99)$`, "i").test(text) ||
    new RegExp(`^(${months})[a-z]*\\.? 99?,? 9999$`, "i").test(text);
  return named ? "month-name" : null;
}

/** Find the styles of dates among the shapes of a column. */
export function dateShapes({ shapes, present }: ColumnShapes): DateShapes {
  const styles = new Set<DateStyle>();
  let dates = 0;
  for (const { text, count } of shapes) {
    const style = styleOf(text);
    if (style === null) continue;
    styles.add(style);
    dates += count;
  }
  return { styles, share: present === 0 ? 0 : dates / present };
}

/** SQL for the first and second number of a date written with numbers (NULL for other styles), which tell its order. */
export function dayOrderSql(cell: string): { readonly first: string; readonly second: string } {
  const part = (group: number) =>
    `try_cast(nullif(regexp_extract(${cell}, '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.][0-9]+', ${group}), '') AS INTEGER)`;
  return { first: part(1), second: part(2) };
}

/** SQL that reads a text cell as a DATE, NULL where it is none. */
export function dateSql(cell: string, { styles }: Pick<DateShapes, "styles">, order: DayOrder): string {
  const attempts: string[] = [];
  if (styles.has("year-first")) {
    const day = `replace(replace(regexp_extract(${cell}, '^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}'), '/', '-'), '.', '-')`;
    attempts.push(`try_strptime(${day}, '%Y-%m-%d')`);
  }
  if (styles.has("numbers")) {
    const day = `replace(replace(regexp_extract(${cell}, '^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]+'), '/', '-'), '.', '-')`;
    const parts = order === "day-first" ? "%d-%m" : "%m-%d";
    attempts.push(
      `CASE WHEN regexp_matches(${day}, '-[0-9]{4}$') THEN try_strptime(${day}, ${literal(`${parts}-%Y`)}) ELSE try_strptime(${day}, ${literal(`${parts}-%y`)}) END`,
    );
  }
  if (styles.has("month-name")) {
    const words = `trim(regexp_replace(regexp_replace(${cell}, '[-,.]', ' ', 'g'), ' +', ' ', 'g'))`;
    const formats = ["%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%d %b %y", "%d %B %y"];
    attempts.push(`try_strptime(${words}, [${literalList(formats)}])`);
  }
  if (styles.has("compact")) attempts.push(`try_strptime(${cell}, '%Y%m%d')`);
  return `coalesce(${attempts.join(", ")})::DATE`;
}

import { type Fragment, joined, name, spoken, sql, text } from "../fragment.js";

/** How the cells of a column become a number, or its text. */
export type Reading =
  | {
      readonly kind: "number";
      /** Floating point, which may hold NaN and infinities: they count as missing. */
      readonly floating: boolean;
    }
  | {
      readonly kind: "flag";
      /** Words of 1 and of 0, in lower case. */
      readonly yes: readonly string[];
      readonly no: readonly string[];
    }
  | {
      readonly kind: "days";
      /** Tenure is counted up to this ISO date. */
      readonly asOf: string;
    };

/** A column's cells as doubles, NULL where missing. */
export function numberOf(column: string, reading: Reading): Fragment {
  const cell = name(column);
  switch (reading.kind) {
    case "number":
      return spoken((dialect) => {
        const value = dialect.toDouble(cell);
        return reading.floating ? dialect.finite(value) : value;
      });
    case "days":
      return spoken((dialect) => dialect.daysUntil(cell, reading.asOf));
    case "flag": {
      const word = sql`LOWER(${textOf(column)})`;
      const words = (list: readonly string[]): Fragment => joined(list.map(text), ", ");
      return spoken((dialect) =>
        dialect.toDouble(
          sql`CASE WHEN ${word} IN (${words(reading.yes)}) THEN 1 WHEN ${word} IN (${words(reading.no)}) THEN 0 END`,
        ),
      );
    }
  }
}

/** A column's cells as text without the spaces around it, NULL where missing or empty. */
export function textOf(column: string): Fragment {
  return spoken((dialect) => sql`NULLIF(TRIM(${dialect.toText(name(column))}), '')`);
}

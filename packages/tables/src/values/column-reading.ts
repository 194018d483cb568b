/** How the cells of a column are read, with the SQL that does it over the staging table. */
export type ColumnReading =
  | { readonly kind: "empty" }
  | {
      readonly kind: "number";
      /** DOUBLE, NULL where missing. */
      readonly sql: string;
      readonly unit: string | null;
    }
  | {
      readonly kind: "flag";
      /** DOUBLE 0 or 1, NULL where missing. */
      readonly sql: string;
      readonly textSql: string;
      readonly yes: string;
      readonly no: string;
    }
  | {
      readonly kind: "date";
      /** DATE, NULL where missing. */
      readonly sql: string;
    }
  | {
      readonly kind: "list" | "text";
      /** VARCHAR, NULL where missing. */
      readonly sql: string;
      /** Why text that looks like something else stays text, or null. */
      readonly note: string | null;
    };

/** SQL of a column as a user's condition sees it: numbers as numbers, dates as dates, everything else as its text. */
export function conditionSql(reading: ColumnReading): string {
  switch (reading.kind) {
    case "empty":
      return "NULL::VARCHAR";
    case "flag":
      return reading.textSql;
    default:
      return reading.sql;
  }
}

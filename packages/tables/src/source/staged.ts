import type { Warning } from "@coterie/segment";

/** A column of the staging table: numbered in the source's order. */
export interface StagedColumn {
  /** The user's own header, made unique. */
  readonly name: string;
  /** Its name in the staging table. */
  readonly sql: string;
  /** `number`: a DOUBLE, every value a plain number or NULL; `text`: trimmed text as it stands in the source, or NULL. */
  readonly stagedAs: "number" | "text";
  /** Whether numbers were written with a decimal sign; an identifier never is. */
  readonly writtenWithDecimals: () => Promise<boolean>;
}

/** A source loaded into the staging table, rows in the source's order. */
export interface Staged {
  readonly table: "staged";
  readonly columns: readonly StagedColumn[];
  readonly rowCount: number;
  readonly warnings: readonly Warning[];
  /** Load again with these columns (by position) as text. */
  readonly restage: (asText: ReadonlySet<number>) => Promise<Staged>;
}

/** Name of column `index` in the staging table: none a user's condition would use by chance. */
export function stagedName(index: number): string {
  return `coterie_${index}`;
}

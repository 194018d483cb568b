/** A cell: as it is printed, and as a spreadsheet should have it. */
export interface Cell {
  readonly text: string;
  /** The number in full, or the text; null where there is none, or it is withheld. */
  readonly value: number | string | null;
}

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  readonly isNumeric: boolean;
}

/** Numbers behind a picture, as plain data: shown behind a disclosure, copied as CSV, written as a sheet. */
export interface DataTable {
  /** Distinct in a report; names its file or sheet. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the columns mean, where their names do not say it. */
  readonly note: string | null;
}

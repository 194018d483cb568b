/** What a column to write holds. `text` is escaped against spreadsheets that would run it; numbers and ids never are. */
export type CsvKind = "id" | "text" | "number" | "integer";

const needsQuotes = /[",\r\n]|^\s|\s$/;
const runsInSpreadsheets = /^[=+\-@\t\r]/;

/**
 * One cell of a CSV file (RFC 4180). A text cell that a spreadsheet would take for a formula (it begins with `= + - @`, tab or
 * carriage return) gets a leading apostrophe.
 */
export function formatCsvCell(value: string | number | null, kind: CsvKind): string {
  if (value === null || (typeof value === "number" && Number.isNaN(value))) return "";
  const text = String(value);
  const safe = kind === "text" && runsInSpreadsheets.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, its line end included. A lone empty cell is quoted, so that the line is not blank. */
export function formatCsvLine(values: readonly (string | number | null)[], kinds: readonly CsvKind[]): string {
  const line = values.map((value, i) => formatCsvCell(value, kinds[i])).join(",");
  return `${line === "" ? '""' : line}\n`;
}

/** A whole table as CSV text: a header, then a line a row. Names are text. */
export function formatCsv(
  columns: readonly { readonly name: string; readonly kind: CsvKind }[],
  rows: Iterable<readonly (string | number | null)[]>,
): string {
  const kinds = columns.map(({ kind }) => kind);
  let text = formatCsvLine(
    columns.map(({ name }) => name),
    columns.map(() => "text"),
  );
  for (const row of rows) text += formatCsvLine(row, kinds);
  return text;
}

import { createWriteStream, statSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { loadCsv } from "../csv/load-csv.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { TablesError } from "../tables-error.js";
import { formatCsvCell } from "../write/format-csv.js";
import { assertBytesFit } from "./assert-fits.js";
import type { Staged } from "./staged.js";

/** Bytes of memory a byte of a (zipped) workbook takes at the peak. */
const growth = 60;

type ExcelCell = string | number | boolean | Date | null;

/** Load one sheet of an Excel workbook, by way of a delimited copy in the scratch folder. */
export async function loadExcel(
  scratch: Scratch,
  file: string,
  shown: string,
  options: ResolvedReadOptions,
): Promise<Staged> {
  assertBytesFit(shown, growth * statSync(file).size, options.memoryLimitBytes);
  const sheet = await readSheet(file, shown, options.sheet);
  const first = sheet.rows.findIndex((row) => row.some((cell) => cell !== null));
  if (first < 0) {
    throw new TablesError(
      "empty",
      `Sheet ${sheet.name} of ${shown} must hold a table; it is empty. Name another one with --sheet: ${sheet.names.join(", ")}.`,
    );
  }
  const rows = sheet.rows.slice(first);
  const width = Math.max(...rows.map((row) => row.findLastIndex((cell) => cell !== null) + 1));
  const copy = path.join(scratch.dir, "sheet.csv");
  const lines = rows.map((row) => `${Array.from({ length: width }, (_, i) => cellText(row[i] ?? null)).join(",")}\n`);
  await pipeline(Readable.from(lines), createWriteStream(copy));
  return loadCsv(scratch, [copy], [`${shown} (sheet ${sheet.name})`], options, ",");
}

async function readSheet(
  file: string,
  shown: string,
  asked: string | null,
): Promise<{ name: string; names: readonly string[]; rows: readonly (readonly ExcelCell[])[] }> {
  const { default: readWorkbook } = await import("read-excel-file/node");
  let sheets: readonly { readonly sheet: string; readonly data: readonly unknown[] }[];
  try {
    sheets = await readWorkbook(file, { trim: false });
  } catch (cause) {
    throw new TablesError(
      "unreadable",
      `${shown} must be an Excel workbook (.xlsx); it cannot be read as one. Save it again in Excel, or export the sheet as CSV.`,
      { cause },
    );
  }
  const names = sheets.map(({ sheet }) => sheet);
  const found = asked === null ? sheets[0] : sheets.find(({ sheet }) => sheet === asked);
  if (found === undefined) {
    throw new TablesError(
      "bad-option",
      `--sheet must name a sheet of ${shown}; ${asked} is none. Sheets: ${names.join(", ")}.`,
    );
  }
  return { name: found.sheet, names, rows: found.data as readonly (readonly ExcelCell[])[] };
}

/** Quoted even when empty, so that no row is a blank line. */
function cellText(cell: ExcelCell): string {
  if (cell === null) return '""';
  if (!(cell instanceof Date)) return formatCsvCell(String(cell), "id");
  const text = cell.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
}

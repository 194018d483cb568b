import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { TablesError } from "../tables-error.js";

/** The kinds of files a table is read from. */
export type FileKind = "csv" | "excel" | "parquet" | "json";

const headBytes = 512;

/** Signatures of files that are no table, and what to do about them. */
const strangers: readonly (readonly [signature: readonly number[], what: string, next: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook (.xls)", "Save it as .xlsx or CSV"],
  [[0x1f, 0x8b], "compressed (gzip)", "Unpack it first"],
  [[0x42, 0x5a, 0x68], "compressed (bzip2)", "Unpack it first"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed (zstandard)", "Unpack it first"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF", "Export the table as CSV or Excel"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture", "Export the table as CSV or Excel"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], "a SQLite database", "Export the table as CSV"],
];

/**
 * What kind of table a file holds: by its first bytes where they tell, else by the end of its name, else text.
 *
 * @param shown The file as the user named it.
 * @throws {TablesError} `not-a-table` for files that are known to be something else, or named for something they are not.
 */
export function fileKind(file: string, shown: string): FileKind {
  const head = readHead(file);
  const extension = path.extname(shown).toLowerCase();
  for (const [signature, what, next] of strangers) {
    if (startsWith(head, signature)) {
      throw new TablesError(
        "not-a-table",
        `${shown} must be CSV, Excel (.xlsx), Parquet or JSON; it is ${what}. ${next}.`,
      );
    }
  }
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return "parquet";
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) {
    if ([".xlsx", ".xlsm", ""].includes(extension)) return "excel";
    throw new TablesError(
      "not-a-table",
      `${shown} must be what its name says; it is a zip archive or an Excel workbook. Name it .xlsx if it is a workbook, or unpack it.`,
    );
  }
  if (head.length > 0 && (extension === ".parquet" || extension === ".xlsx")) {
    throw new TablesError(
      "not-a-table",
      `${shown} must be what its name says; its bytes are neither Parquet nor Excel. Check that the export finished, or correct the name.`,
    );
  }
  if ([".json", ".jsonl", ".ndjson"].includes(extension)) return "json";
  if ([".csv", ".tsv", ".txt", ".data", ".psv"].includes(extension)) return "csv";
  return /^\ufeff?\s*[{[]\s*["{\]}]/.test(Buffer.from(head).toString("utf8")) ? "json" : "csv";
}

function readHead(file: string): Uint8Array {
  const handle = openSync(file, "r");
  try {
    const buffer = new Uint8Array(headBytes);
    return buffer.subarray(0, readSync(handle, buffer, 0, headBytes, 0));
  } finally {
    closeSync(handle);
  }
}

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => head[i] === byte);
}

import { isUtf8 } from "node:buffer";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import type { Warning } from "@coterie/segment";
import { fileLiteral, literal } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { assertFits } from "../source/assert-fits.js";
import { uniqueNames } from "../source/column-names.js";
import { type Source, stage } from "../source/stage.js";
import type { Staged } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import { plainNumberSql, samplesArePlain } from "../values/plain-number.js";
import { type CsvDialect, sniffDialect } from "./dialect.js";
import { type Encoding, markLength, sniffEncoding, wholeCharacters } from "./encoding.js";
import { rewriteCsv, streamDecoder } from "./rewrite.js";
import { type CsvStructure, scanStructure } from "./structure.js";

const headBytes = 1 << 18;

interface CsvHead {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly encoding: Encoding;
}

/**
 * Load delimited files with the same header into the staging table.
 *
 * @param files Paths, in order.
 * @param shown The same files as the user named them, for messages.
 * @param delimiter The delimiter, where it is known.
 */
export async function loadCsv(
  scratch: Scratch,
  files: readonly string[],
  shown: readonly string[],
  options: ResolvedReadOptions,
  delimiter: string | null = null,
): Promise<Staged> {
  const heads: CsvHead[] = [];
  for (const [i, file] of files.entries()) heads.push(await readHead(file, shown[i]));
  const dialect = sniffDialect(decodeHead(heads[0]), heads[0].size <= headBytes, delimiter);
  estimateAndRefuse(heads, dialect, shown[0], options);

  const ready: string[] = [];
  let dataRows = 0;
  let longestRecord = 0;
  for (const [i, file] of files.entries()) {
    if (i > 0)
      assertSameHeader(
        dialect,
        sniffDialect(decodeHead(heads[i]), heads[i].size <= headBytes, dialect.delimiter),
        shown[0],
        shown[i],
      );
    const copy = path.join(scratch.dir, `table-${i}.csv`);
    const prepared = await prepareFile(scratch, file, copy, shown[i], heads[i], dialect, options);
    ready.push(prepared.file);
    longestRecord = Math.max(longestRecord, prepared.structure.longestRecord);
    dataRows += Math.max(0, prepared.structure.records - (dialect.hasHeader ? 1 : 0));
  }
  await scratch.lock(ready);

  const { names, warnings } = uniqueNames(dialect.header);
  const source: Source = {
    reader: readerSql(ready, dialect, names.length, longestRecord),
    rowCount: dataRows,
    warnings: dialect.hasHeader ? warnings : [noHeader(names), ...warnings],
    columns: names.map((name, column) => {
      const cell = `r${column}`;
      const plain = samplesArePlain(columnOf(dialect.sample, column), options.decimal);
      return {
        name,
        textSql: cell,
        numberSql: plain ? plainNumberSql(cell, options.decimal) : null,
        decimalsSql: `regexp_matches(${cell}, '[.,eE]')`,
      };
    }),
  };
  return stage(scratch, source, shown[0], options);
}

function columnOf(sample: readonly (readonly string[])[], column: number): readonly string[] {
  return sample.map((record) => record[column] ?? "");
}

function noHeader(names: readonly string[]): Warning {
  return {
    code: "no-header",
    message: `The table has no header (its first row holds numbers); columns were named ${names[0]} to ${names.at(-1)}. Add a header row to give them names.`,
  };
}

async function readHead(file: string, shown: string): Promise<CsvHead> {
  const { size } = await stat(file);
  if (size === 0) {
    throw new TablesError(
      "empty",
      `${shown} must hold a header and rows; the file is empty. Check that the export finished.`,
    );
  }
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.alloc(Math.min(size, headBytes));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    const bytes = buffer.subarray(0, bytesRead);
    const encoding = sniffEncoding(bytes);
    if (encoding === null) {
      throw new TablesError(
        "not-a-table",
        `${shown} must be text with columns; its bytes are not text. Export the table as CSV, Excel (.xlsx), Parquet or JSON.`,
      );
    }
    return { bytes, size, encoding };
  } finally {
    await handle.close();
  }
}

function decodeHead(head: CsvHead): string {
  const bytes = head.bytes.subarray(markLength(head.bytes));
  const isLatin = head.encoding === "utf-8" && !isUtf8(bytes.subarray(0, wholeCharacters(bytes, bytes.length)));
  return streamDecoder(isLatin ? "windows-1252" : head.encoding)(bytes);
}

function estimateAndRefuse(
  heads: readonly CsvHead[],
  dialect: CsvDialect,
  shown: string,
  options: ResolvedReadOptions,
): void {
  const characters = dialect.sample.reduce(
    (sum, record) => sum + record.reduce((n, cell) => n + cell.length + 1, 0),
    0,
  );
  const rowBytes = Math.max(2, characters / Math.max(1, dialect.sample.length));
  const size = heads.reduce((sum, head) => sum + head.size / (head.encoding.startsWith("utf-16") ? 2 : 1), 0);
  const width = dialect.header.length;
  const numbers = dialect.header.filter((_, column) =>
    samplesArePlain(columnOf(dialect.sample, column), options.decimal),
  ).length;
  assertFits(shown, { rows: size / rowBytes, numbers, texts: width - numbers, rowBytes }, options.memoryLimitBytes);
}

function assertSameHeader(first: CsvDialect, other: CsvDialect, firstShown: string, otherShown: string): void {
  const same =
    first.delimiter === other.delimiter &&
    first.hasHeader === other.hasHeader &&
    first.header.length === other.header.length &&
    first.header.every((name, i) => name === other.header[i]);
  if (same) return;
  throw new TablesError(
    "not-a-table",
    `Files read as one table must have the same header and delimiter; ${otherShown} differs from ${firstShown}. Read them one by one or make their headers equal.`,
  );
}

async function prepareFile(
  scratch: Scratch,
  file: string,
  copy: string,
  shown: string,
  head: CsvHead,
  dialect: CsvDialect,
  options: ResolvedReadOptions,
): Promise<{ file: string; structure: CsvStructure }> {
  const width = dialect.header.length;
  const progress = (done: number) => {
    scratch.throwIfAborted();
    options.onProgress({ stage: "checking", done, total: head.size });
  };
  const rewrite = async (encoding: Encoding) => {
    const start = markLength(head.bytes);
    await rewriteCsv(file, copy, { encoding, start, delimiter: dialect.delimiter }, options.signal);
    return scanStructure(copy, dialect.delimiter, 0, width, progress);
  };

  let used = file;
  let structure: CsvStructure;
  if (head.encoding === "utf-8") {
    structure = await scanStructure(file, dialect.delimiter, markLength(head.bytes), width, progress);
    const { lf, crlf, cr } = structure.lineEnds;
    const uniform = cr === 0 && (lf === 0 || crlf === 0);
    const headerBreaks = dialect.header.some((name) => /[\r\n]/.test(name));
    if (!structure.validUtf8 || ((!uniform || headerBreaks) && structure.unclosedQuoteLine === null)) {
      structure = { ...(await rewrite(structure.validUtf8 ? "utf-8" : "windows-1252")), lineEnds: { lf, crlf, cr } };
      used = copy;
    }
  } else {
    structure = await rewrite(head.encoding);
    used = copy;
  }
  refuseBadLayout(structure, shown, width);
  return { file: used, structure };
}

function refuseBadLayout(structure: CsvStructure, shown: string, width: number): void {
  if (structure.nulLine !== null) {
    throw new TablesError(
      "not-a-table",
      `${shown} must be text; line ${structure.nulLine} holds a NUL byte. Export the table again as CSV.`,
    );
  }
  if (structure.unclosedQuoteLine !== null) {
    throw new TablesError(
      "not-a-table",
      `Every quote in ${shown} must be closed; the one opened on line ${structure.unclosedQuoteLine} is not. Close it, or double it ("") if it belongs to the text.`,
    );
  }
  if (structure.strayQuoteLine !== null) {
    throw new TablesError(
      "not-a-table",
      `A quoted cell in ${shown} must end at its closing quote; text follows one on line ${structure.strayQuoteLine}. Double the quotes ("") that belong to the text.`,
    );
  }
  if (structure.raggedCount > 0) {
    const lines = structure.ragged.map(({ line, cells }) => `line ${line} (${cells})`).join(", ");
    const more = structure.raggedCount - structure.ragged.length;
    throw new TablesError(
      "not-a-table",
      `Every row of ${shown} must have ${width} cells as its first row has; ${structure.raggedCount === 1 ? "one differs" : `${structure.raggedCount} differ`}: ${lines}${more > 0 ? ` and ${more} more` : ""}. Quote cells that hold the delimiter, or correct these lines.`,
    );
  }
}

function readerSql(files: readonly string[], dialect: CsvDialect, width: number, longestRecord: number): string {
  // A larger line buffer costs half the speed: only where a record needs it.
  const buffer = longestRecord > 2_000_000 ? `, max_line_size = ${2 * longestRecord}` : "";
  const columns = Array.from({ length: width }, (_, i) => `'r${i}': 'VARCHAR'`).join(", ");
  return `read_csv([${files.map(fileLiteral).join(", ")}], auto_detect = false, delim = ${literal(dialect.delimiter)}, quote = '"', escape = '"', header = ${dialect.hasHeader}, columns = {${columns}}, strict_mode = true${buffer})`;
}

import path from "node:path";
import { fileLiteral, literal } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { type Source, stage } from "../source/stage.js";
import type { Staged } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import { plainNumberSql, samplesArePlain } from "../values/plain-number.js";
import { type CsvDialect, sampleColumn } from "./dialect.js";
import { type Encoding, markLength } from "./encoding.js";
import { assertHeadsFit, type CsvHead, dialectOf, readHead } from "./head.js";
import { nameColumns } from "./name-columns.js";
import { rewriteCsv } from "./rewrite.js";
import { type CsvStructure, scanStructure } from "./structure.js";

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
  const dialect = dialectOf(heads[0], delimiter);
  assertHeadsFit(heads, dialect, shown[0], options);

  const ready: string[] = [];
  let dataRows = 0;
  let longestRecord = 0;
  for (const [i, file] of files.entries()) {
    if (i > 0) assertSameHeader(dialect, dialectOf(heads[i], dialect.delimiter), shown[0], shown[i]);
    const copy = path.join(scratch.dir, `table-${i}.csv`);
    const prepared = await prepareFile(scratch, file, copy, shown[i], heads[i], dialect, options);
    ready.push(prepared.file);
    longestRecord = Math.max(longestRecord, prepared.structure.longestRecord);
    dataRows += Math.max(0, prepared.structure.records - (dialect.hasHeader ? 1 : 0));
  }
  await scratch.lock(ready);

  const { names, warnings } = nameColumns(dialect);
  const source: Source = {
    reader: readerSql(ready, dialect, names.length, longestRecord),
    rowCount: dataRows,
    warnings,
    columns: names.map((name, column) => {
      const cell = `r${column}`;
      const plain = samplesArePlain(sampleColumn(dialect, column), options.decimal);
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
  return `read_csv([${files.map(fileLiteral).join(", ")}], compression = 'none', hive_partitioning = false, auto_detect = false, delim = ${literal(dialect.delimiter)}, quote = '"', escape = '"', header = ${dialect.hasHeader}, columns = {${columns}}, strict_mode = true${buffer})`;
}

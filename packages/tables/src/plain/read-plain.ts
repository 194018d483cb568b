import { isUtf8 } from "node:buffer";
import { existsSync, statSync } from "node:fs";
import type { CustomerTable } from "@coterie/segment";
import { type CsvDialect, sampleColumn } from "../csv/dialect.js";
import { markLength } from "../csv/encoding.js";
import { assertHeadsFit, type CsvHead, dialectOf, readHead } from "../csv/head.js";
import { nameColumns } from "../csv/name-columns.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { isCodeName, isObjectionName } from "../roles/infer-role.js";
import { fileKind } from "../source/file-kind.js";
import { throwIfAborted } from "../throw-if-aborted.js";
import { samplesArePlain } from "../values/plain-number.js";
import { isNamedLikeDate } from "../values/read-columns.js";
import type { PlainFile } from "./parse-block.js";
import { parseFile } from "./parse-file.js";
import { plainTable } from "./plain-table.js";
import { type Readers, startReaders } from "./readers.js";

const blockBytes = 1 << 20;
/** Below so many blocks for each, a thread costs more than it brings. */
const blocksPerThread = 12;
/** The most threads that find something to do beside the disk. */
const mostThreads = 8;

/**
 * Read a delimited file that holds nothing but plain numbers, without a database: four times as fast, and the same table.
 *
 * @returns Null where anything asks for a closer look: text, a date, a flag, dirt, a condition, rows that go. Nothing is refused for it.
 * @throws {TablesError} What reading such a table refuses in any way.
 */
export async function readPlain(place: string, options: ResolvedReadOptions): Promise<CustomerTable | null> {
  if (asksForMore(options) || place === "-" || !existsSync(place) || !statSync(place).isFile()) return null;
  const before = stateOf(place);
  if (fileKind(place, place) !== "csv") return null;
  // Started first of all: meanwhile this thread finds out what there is to read.
  const readers = startReaders(helpfulThreads(statSync(place).size, options.threads) - 1);
  try {
    return await readWith(readers, place, before, options);
  } finally {
    readers.close();
  }
}

/** Threads, this one among them, that find something to do. */
function helpfulThreads(size: number, threads: number): number {
  return Math.min(threads, mostThreads, Math.floor(size / blockBytes / blocksPerThread));
}

async function readWith(
  readers: Readers,
  place: string,
  before: string,
  options: ResolvedReadOptions,
): Promise<CustomerTable | null> {
  const head = await readHead(place, place);
  const dialect = dialectOf(head);
  assertHeadsFit([head], dialect, place, options);
  const { names, warnings } = nameColumns(dialect);
  const file = plainFile(place, head, dialect);
  if (file === null || names.some(mayBeMoreThanNumbers)) return null;
  const onBytes = (done: number): void => {
    throwIfAborted(options.signal);
    options.onProgress({ stage: "loading", done, total: file.size });
  };
  onBytes(file.start);
  const blocks = await parseFile(file, readers, onBytes);
  // A file still being written may end within a number.
  if (blocks === null || stateOf(place) !== before) return null;
  return plainTable(blocks, names, warnings, options, readers);
}

/** What differs where a file was written to or replaced. */
function stateOf(place: string): string {
  const { ino, size, mtimeNs } = statSync(place, { bigint: true, throwIfNoEntry: false }) ?? {};
  return [ino, size, mtimeNs].join(" ");
}

function asksForMore({ where, carve, sheet, decimal, categories, lists, flags, roles }: ResolvedReadOptions): boolean {
  const looks = [categories, lists, flags, roles.objection, Object.keys(carve)];
  return where !== null || sheet !== null || decimal === "," || looks.some((names) => names.length > 0);
}

function mayBeMoreThanNumbers(name: string): boolean {
  return isObjectionName(name) || isCodeName(name) || isNamedLikeDate(name);
}

/** Where the numbers begin and how they are laid out; null where the beginning already shows something else. */
function plainFile(path: string, head: CsvHead, dialect: CsvDialect): PlainFile | null {
  const { bytes, size, encoding } = head;
  const { delimiter, header, hasHeader } = dialect;
  const width = header.length;
  // In a single column a blank line is a missing value.
  if (encoding !== "utf-8" || width < 2) return null;
  if (!header.every((_, column) => samplesArePlain(sampleColumn(dialect, column), null))) return null;
  const mark = markLength(bytes);
  const lineEnd = bytes.indexOf(0x0a, mark);
  if (lineEnd < 0) return null;
  const crlf = bytes[lineEnd - 1] === 0x0d;
  const layout = { path, size, blockBytes, delimiter: delimiter.charCodeAt(0), crlf, width };
  if (!hasHeader) return { ...layout, start: mark };
  const line = bytes.subarray(mark, crlf ? lineEnd - 1 : lineEnd);
  const quoted = header.map((name) => `"${name}"`);
  const isWritten = [header, quoted].some((cells) => cells.join(delimiter) === Buffer.from(line).toString());
  return isWritten && isUtf8(line) ? { ...layout, start: lineEnd + 1 } : null;
}

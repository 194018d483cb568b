import { isUtf8 } from "node:buffer";
import { existsSync, statSync } from "node:fs";
import type { Warning } from "@coterie/segment";
import { type CsvDialect, sampleColumn } from "../csv/dialect.js";
import { markLength } from "../csv/encoding.js";
import { type CsvHead, dialectOf, readHead } from "../csv/head.js";
import { nameColumns } from "../csv/name-columns.js";
import { isCodeName, isObjectionName } from "../roles/infer-role.js";
import { fileKind } from "../source/file-kind.js";
import { samplesArePlain } from "../values/plain-number.js";
import { isNamedLikeDate } from "../values/read-columns.js";
import type { PlainFile } from "./parse-block.js";
import { beginParsing, type Parsing } from "./parse-file.js";
import { type Readers, startReaders } from "./readers.js";

const blockBytes = 1 << 20;
/** Below so many blocks for each, a thread costs more than it brings. */
const blocksPerThread = 12;
/** The most threads that find something to do beside the disk. */
const mostThreads = 8;

/** A place whose reading was begun before all is known of it. */
export interface ReadingAhead {
  readonly place: string;
  /** Null where it is no delimited file. Fails as reading it would. */
  readonly begun: Promise<Begun | null>;
  /** Ends what was begun; called by whoever reads on, too. */
  close(): void;
}

/** A delimited file whose beginning has been looked at. */
interface Begun {
  readonly head: CsvHead;
  readonly dialect: CsvDialect;
  readonly names: readonly string[];
  readonly warnings: readonly Warning[];
  /** Under way; null where the beginning already shows more than plain numbers. */
  readonly parsing: Parsing | null;
  readonly readers: Readers;
  /** As `stateOf` gave it, before anything was read. */
  readonly state: string;
}

/**
 * Begin to read a place where it is a file of plain numbers: other threads take it up while this one still finds out what is asked.
 * Give what comes of it to `openCustomers`, or close it.
 *
 * @param threads Threads, this one among them.
 */
export function readAhead(place: string, threads: number): ReadingAhead {
  const started: Readers[] = [];
  const begun = begin(place, threads, started);
  // Heard by whoever reads on.
  begun.catch(() => {});
  return {
    place,
    begun,
    close: () => {
      for (const readers of started) readers.close();
    },
  };
}

async function begin(place: string, threads: number, started: Readers[]): Promise<Begun | null> {
  if (place === "-" || !existsSync(place) || !statSync(place).isFile()) return null;
  const state = stateOf(place);
  if (fileKind(place, place) !== "csv") return null;
  // Started first of all: meanwhile this thread finds out what there is to read.
  const readers = startReaders(helpfulThreads(statSync(place).size, threads) - 1);
  started.push(readers);
  const head = await readHead(place, place);
  const dialect = dialectOf(head);
  const { names, warnings } = nameColumns(dialect);
  const file = names.some(mayBeMoreThanNumbers) ? null : plainFile(place, head, dialect);
  const parsing = file === null ? null : beginParsing(file, readers);
  return { head, dialect, names, warnings, parsing, readers, state };
}

/** Threads, this one among them, that find something to do. */
function helpfulThreads(size: number, threads: number): number {
  return Math.min(threads, mostThreads, Math.floor(size / blockBytes / blocksPerThread));
}

/** What differs where a file was written to or replaced. */
export function stateOf(place: string): string {
  const { ino, size, mtimeNs } = statSync(place, { bigint: true, throwIfNoEntry: false }) ?? {};
  return [ino, size, mtimeNs].join(" ");
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

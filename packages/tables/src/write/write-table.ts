import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { DuckDBValue } from "@duckdb/node-api";
import { identifier, literal } from "../duck/quote.js";
import { Scratch } from "../duck/scratch.js";
import { TablesError } from "../tables-error.js";
import { type CsvKind, formatCsvCell, formatCsvLine } from "./format-csv.js";
import { writeError } from "./write-error.js";

/** A column to write. Ids are text that is never escaped. */
export interface WriteColumn {
  readonly name: string;
  readonly kind: CsvKind;
}

/** Rows to write: an array per column, all of one length. Missing is null, or NaN in numbers. */
export type WriteBatch = readonly ArrayLike<string | number | null>[];

/** What `writeTable` may be told. */
export interface WriteOptions {
  readonly signal?: AbortSignal;
}

/** What was written. */
export interface Written {
  readonly rows: number;
  /** SHA-256 (hex) of the file's bytes. */
  readonly sha256: string;
}

/**
 * Write a table as CSV or Parquet, by the end of the file's name. It is written beside and then renamed, so that it appears whole or
 * not at all. Same columns and batches, same bytes.
 *
 * @throws {TablesError} `bad-option` for another kind of file, `unwritable` (no folder, no permission, disk full), `aborted`.
 */
export async function writeTable(
  place: string,
  columns: readonly WriteColumn[],
  batches: Iterable<WriteBatch> | AsyncIterable<WriteBatch>,
  options: WriteOptions = {},
): Promise<Written> {
  const extension = path.extname(place).toLowerCase();
  if (extension !== ".csv" && extension !== ".parquet") {
    throw new TablesError(
      "bad-option",
      `A table is written as .csv or .parquet; got ${place}. Change the end of its name.`,
    );
  }
  const part = `${place}.part`;
  const write = extension === ".csv" ? writeCsv : writeParquet;
  try {
    const written = await write(part, columns, batches, options.signal ?? null);
    await rename(part, place);
    return written;
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw writeError(error, place);
  }
}

function throwIfAborted(signal: AbortSignal | null): void {
  if (signal?.aborted) throw new TablesError("aborted", "Writing was interrupted; nothing was kept.");
}

const flushCharacters = 1 << 20;

async function writeCsv(
  part: string,
  columns: readonly WriteColumn[],
  batches: Iterable<WriteBatch> | AsyncIterable<WriteBatch>,
  signal: AbortSignal | null,
): Promise<Written> {
  const hash = createHash("sha256");
  const handle = await open(part, "w");
  let text = formatCsvLine(
    columns.map(({ name }) => name),
    columns.map(() => "text"),
  );
  const flush = async () => {
    throwIfAborted(signal);
    const bytes = Buffer.from(text);
    text = "";
    hash.update(bytes);
    await handle.writeFile(bytes);
  };
  let rows = 0;
  try {
    for await (const batch of batches) {
      const count = rowsOf(batch, columns);
      for (let row = 0; row < count; row++) {
        let line = formatCsvCell(batch[0][row], columns[0].kind);
        for (let column = 1; column < columns.length; column++) {
          line += `,${formatCsvCell(batch[column][row], columns[column].kind)}`;
        }
        text += line === "" ? '""\n' : `${line}\n`;
        if (text.length > flushCharacters) await flush();
      }
      rows += count;
    }
    await flush();
  } finally {
    await handle.close();
  }
  return { rows, sha256: hash.digest("hex") };
}

const chunkRows = 2048;

async function writeParquet(
  part: string,
  columns: readonly WriteColumn[],
  batches: Iterable<WriteBatch> | AsyncIterable<WriteBatch>,
  signal: AbortSignal | null,
): Promise<Written> {
  const { BIGINT, DOUBLE, DuckDBDataChunk, VARCHAR } = await import("@duckdb/node-api");
  // Opened once by us: the database's own refusals carry no code.
  await (await open(part, "w")).close();
  const types = columns.map(({ kind }) => (kind === "number" ? DOUBLE : kind === "integer" ? BIGINT : VARCHAR));
  const scratch = await Scratch.open({ threads: 1, memoryBytes: 1e9, signal });
  let rows = 0;
  try {
    const list = columns.map(({ name }, i) => `${identifier(name)} ${types[i]}`).join(", ");
    await scratch.run(`CREATE TABLE written (${list})`);
    const appender = await scratch.appender("written");
    for await (const batch of batches) {
      const count = rowsOf(batch, columns);
      for (let start = 0; start < count; start += chunkRows) {
        throwIfAborted(signal);
        const chunk = DuckDBDataChunk.create(types, Math.min(chunkRows, count - start));
        for (const [i, { kind }] of columns.entries()) {
          chunk.setColumnValues(i, duckValues(batch[i], start, chunk.rowCount, kind));
        }
        appender.appendDataChunk(chunk);
      }
      rows += count;
    }
    appender.closeSync();
    await scratch.run(`COPY written TO ${literal(part)} (FORMAT parquet, COMPRESSION zstd)`);
  } finally {
    scratch.close();
  }
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(part)) hash.update(bytes as Buffer);
  return { rows, sha256: hash.digest("hex") };
}

function duckValues(
  values: ArrayLike<string | number | null>,
  start: number,
  count: number,
  kind: CsvKind,
): DuckDBValue[] {
  return Array.from({ length: count }, (_, i) => {
    const value = values[start + i];
    if (value === null || (typeof value === "number" && Number.isNaN(value))) return null;
    if (kind === "integer") return BigInt(value);
    return kind === "number" ? Number(value) : String(value);
  });
}

function rowsOf(batch: WriteBatch, columns: readonly WriteColumn[]): number {
  const count = batch[0]?.length ?? 0;
  if (batch.length === columns.length && batch.every((values) => values.length === count)) return count;
  throw new TablesError(
    "bad-option",
    `A batch must have ${columns.length} columns of one length; got ${batch.map(({ length }) => length).join(", ")}. Give every column the same rows.`,
  );
}

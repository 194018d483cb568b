import { isUtf8 } from "node:buffer";
import { open, stat } from "node:fs/promises";
import type { ResolvedReadOptions } from "../read-options.js";
import { assertFits } from "../source/assert-fits.js";
import { TablesError } from "../tables-error.js";
import { samplesArePlain } from "../values/plain-number.js";
import { type CsvDialect, sampleColumn, sniffDialect } from "./dialect.js";
import { type Encoding, markLength, sniffEncoding, wholeCharacters } from "./encoding.js";
import { streamDecoder } from "./rewrite.js";

const headBytes = 1 << 18;

/** The beginning of a delimited file. */
export interface CsvHead {
  readonly bytes: Uint8Array;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly encoding: Encoding;
}

/**
 * Read the beginning of a file of text.
 *
 * @throws {TablesError} `empty`, or `not-a-table` where the bytes are no text.
 */
export async function readHead(file: string, shown: string): Promise<CsvHead> {
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

/** The dialect that the beginning of a file shows; `delimiter` where it is known. */
export function dialectOf(head: CsvHead, delimiter: string | null = null): CsvDialect {
  return sniffDialect(decodeHead(head), head.size <= headBytes, delimiter);
}

function decodeHead(head: CsvHead): string {
  const bytes = head.bytes.subarray(markLength(head.bytes));
  const isLatin = head.encoding === "utf-8" && !isUtf8(bytes.subarray(0, wholeCharacters(bytes, bytes.length)));
  return streamDecoder(isLatin ? "windows-1252" : head.encoding)(bytes);
}

/** Refuse files whose estimate exceeds the memory allowed, before they are read. */
export function assertHeadsFit(
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
    samplesArePlain(sampleColumn(dialect, column), options.decimal),
  ).length;
  assertFits(shown, { rows: size / rowBytes, numbers, texts: width - numbers, rowBytes }, options.memoryLimitBytes);
}

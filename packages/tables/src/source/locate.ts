import { copyFileSync, createWriteStream, existsSync, linkSync, statSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { literal } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import { TablesError } from "../tables-error.js";

/** The files of a table: where they are read, and what the user calls them. */
export interface Located {
  readonly files: readonly string[];
  readonly shown: readonly string[];
}

/**
 * Find the files of a place: one path, a pattern (files in byte order of their names), or `-` for standard input, which is put into
 * the scratch folder first.
 *
 * @throws {TablesError} `not-found`, `not-a-file`, `unreadable`.
 */
export async function locate(
  scratch: Scratch,
  place: string,
  stdin: NodeJS.ReadableStream,
  signal: AbortSignal | null,
): Promise<Located> {
  if (place === "-") {
    const file = path.join(scratch.dir, "stdin");
    await pipeline(stdin, createWriteStream(file, { mode: 0o600 }), signal === null ? {} : { signal });
    return { files: [file], shown: ["standard input"] };
  }
  if (existsSync(place)) {
    assertFile(place);
    return { files: [readablePath(scratch, place)], shown: [place] };
  }
  if (!/[*?[]/.test(place)) {
    throw new TablesError("not-found", `There must be a file at ${place}; there is none. Check the path and the name.`);
  }
  const found = (await scratch.rows(`SELECT file FROM glob(${literal(place)})`)).map(([file]) => file as string);
  if (found.length === 0) {
    throw new TablesError("not-found", `${place} must match at least one file; it matches none. Check the pattern.`);
  }
  const files = found.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const file of files) assertFile(file);
  return { files: files.map((file) => readablePath(scratch, file)), shown: files };
}

function assertFile(place: string): void {
  if (statSync(place).isFile()) return;
  throw new TablesError(
    "not-a-file",
    `${place} must be a file; it is a folder or a device. Name a file in it, or a pattern such as ${place.replace(/[/\\]$/, "")}/*.csv.`,
  );
}

let copies = 0;

/** A path DuckDB does not take for a pattern: names with `*`, `?` or `[` get another one in the scratch folder. */
function readablePath(scratch: Scratch, file: string): string {
  if (!/[*?[]/.test(file)) return file;
  const plain = path.join(scratch.dir, `source-${copies++}${path.extname(file)}`);
  try {
    linkSync(file, plain);
  } catch {
    copyFileSync(file, plain);
  }
  return plain;
}

import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { blockCount, blockReader, type PlainBlock, type PlainFile } from "./parse-block.js";
import type { Readers } from "./readers.js";
import { stopTaking, takeBlocks } from "./take-blocks.js";

/** A file of plain numbers that is being read. */
export interface Parsing {
  readonly file: PlainFile;
  readonly blocks: PlainBlock[];
  /** Which block is taken next. */
  readonly next: Int32Array;
  readonly progress: { done: number; plain: boolean };
  /** Once other threads have read what they took. */
  readonly helped: Promise<void>;
}

/**
 * Have other threads begin to read a file of plain numbers.
 *
 * @param readers May be none; never change the result.
 */
export function beginParsing(file: PlainFile, readers: Readers): Parsing {
  const blocks: PlainBlock[] = new Array(blockCount(file));
  const next = new Int32Array(new SharedArrayBuffer(4));
  const progress = { done: 0, plain: true };
  const parsing = { file, blocks, next, progress };
  const helped = readers.parse(file, next, (index, block) => keep(parsing, index, block));
  // Heard once this thread is done.
  helped.catch(() => {});
  return { ...parsing, helped };
}

/**
 * Read what is left of a file, and wait for the others.
 *
 * @param onBytes Called as bytes are done; what it throws ends the work.
 * @returns The blocks in order, or null where something in the file belongs to no plain table.
 */
export async function finishParsing(
  parsing: Parsing,
  onBytes: (done: number) => void,
): Promise<readonly PlainBlock[] | null> {
  const { file, blocks, next, progress, helped } = parsing;
  const handle = await open(file.path, "r");
  try {
    const read = blockReader(file, handle.fd);
    for (const index of takeBlocks(file, next)) {
      keep(parsing, index, read(index));
      onBytes(Math.min(file.size, file.start + progress.done * file.blockBytes));
      await setImmediate();
    }
    await helped;
  } finally {
    stopTaking(file, next);
    await handle.close();
  }
  return progress.plain ? blocks : null;
}

function keep(
  { file, blocks, next, progress }: Omit<Parsing, "helped">,
  index: number,
  block: PlainBlock | null,
): void {
  progress.done++;
  if (block !== null) blocks[index] = block;
  else {
    progress.plain = false;
    stopTaking(file, next);
  }
}

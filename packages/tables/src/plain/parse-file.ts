import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { blockCount, blockReader, type PlainBlock, type PlainFile } from "./parse-block.js";
import type { Readers } from "./readers.js";
import { stopTaking, takeBlocks } from "./take-blocks.js";

/**
 * Read a file of plain numbers, here and in other threads.
 *
 * @param readers May be none; never change the result.
 * @param onBytes Called as bytes are done; what it throws ends the work.
 * @returns The blocks in order, or null where something in the file belongs to no plain table.
 */
export async function parseFile(
  file: PlainFile,
  readers: Readers,
  onBytes: (done: number) => void,
): Promise<readonly PlainBlock[] | null> {
  const blocks: PlainBlock[] = new Array(blockCount(file));
  const next = new Int32Array(new SharedArrayBuffer(4));
  let done = 0;
  let plain = true;
  const keep = (index: number, block: PlainBlock | null): void => {
    done++;
    if (block !== null) blocks[index] = block;
    else {
      plain = false;
      stopTaking(file, next);
    }
  };
  const helped = readers.parse(file, next, keep);
  // Heard once this thread is done.
  helped.catch(() => {});
  const handle = await open(file.path, "r");
  try {
    const read = blockReader(file, handle.fd);
    for (const index of takeBlocks(file, next)) {
      keep(index, read(index));
      onBytes(Math.min(file.size, file.start + done * file.blockBytes));
      await setImmediate();
    }
    await helped;
  } finally {
    stopTaking(file, next);
    await handle.close();
  }
  return plain ? blocks : null;
}

import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { blockCount, blockReader, type PlainBlock, type PlainFile } from "./parse-block.js";
import { stopTaking, takeBlocks } from "./take-blocks.js";

/** Below so many blocks for each, a thread costs more than it brings. */
const blocksPerThread = 12;

/** The most threads that find something to do beside the disk. */
const mostThreads = 8;

/** A block on its way from a thread; null where it is no plain table. */
interface Message {
  readonly index: number;
  readonly block: PlainBlock | null;
}

/**
 * Read a file of plain numbers with several threads; none beside this one where the script they run is not built (tests read TypeScript).
 *
 * @param threads Threads in all; never changes the result.
 * @param onBytes Called as bytes are done; what it throws ends the work.
 * @returns The blocks in order, or null where something in the file belongs to no plain table.
 */
export async function parseFile(
  file: PlainFile,
  threads: number,
  onBytes: (done: number) => void,
): Promise<readonly PlainBlock[] | null> {
  const count = blockCount(file);
  const blocks: PlainBlock[] = new Array(count);
  const next = new Int32Array(new SharedArrayBuffer(4));
  let done = 0;
  let plain = true;
  const keep = ({ index, block }: Message): void => {
    done++;
    if (block !== null) blocks[index] = block;
    else {
      plain = false;
      stopTaking(file, next);
    }
  };
  const helpers = startHelpers(
    file,
    next,
    Math.min(threads, mostThreads, Math.floor(count / blocksPerThread)) - 1,
    keep,
  );
  const handle = await open(file.path, "r");
  try {
    const read = blockReader(file, handle.fd);
    for (const index of takeBlocks(file, next)) {
      keep({ index, block: read(index) });
      onBytes(Math.min(file.size, file.start + done * file.blockBytes));
      await setImmediate();
    }
    for (const { ended } of helpers) {
      const error = await ended;
      if (error !== null) throw error;
    }
  } finally {
    stopTaking(file, next);
    await handle.close();
    for (const { worker } of helpers) void worker.terminate();
  }
  return plain ? blocks : null;
}

interface Helper {
  readonly worker: Worker;
  /** Null, or what it died of. */
  readonly ended: Promise<Error | null>;
}

function startHelpers(
  file: PlainFile,
  next: Int32Array,
  wanted: number,
  keep: (message: Message) => void,
): readonly Helper[] {
  const script = new URL("./parse-worker.js", import.meta.url);
  if (wanted < 1 || !existsSync(script)) return [];
  return Array.from({ length: wanted }, () => {
    const worker = new Worker(script, { workerData: { file, next } });
    worker.on("message", keep);
    const ended = new Promise<Error | null>((resolve) => {
      worker.on("error", resolve).on("exit", () => resolve(null));
    });
    return { worker, ended };
  });
}

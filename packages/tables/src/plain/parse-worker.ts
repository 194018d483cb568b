import { closeSync, openSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { blockReader, type PlainFile } from "./parse-block.js";
import { takeBlocks } from "./take-blocks.js";

/** A thread that reads blocks of a plain file beside the main one, until none is left. */
const { file, next } = workerData as { readonly file: PlainFile; readonly next: Int32Array };
const handle = openSync(file.path, "r");
try {
  const read = blockReader(file, handle);
  for (const index of takeBlocks(file, next)) {
    const block = read(index);
    parentPort!.postMessage({ index, block }, block === null ? [] : [block.values.buffer as ArrayBuffer]);
  }
} finally {
  closeSync(handle);
}

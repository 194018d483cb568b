import { createHash } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { updateHash } from "../table/table-hash.js";
import { fillColumns, hashFilled } from "./fill-columns.js";
import { blockReader } from "./parse-block.js";
import type { ReaderAnswer, ReaderOrder } from "./readers.js";
import { takeBlocks } from "./take-blocks.js";

/** A thread that reads a plain file beside the main one: takes blocks until none is left, then puts columns in order. */
const hash = createHash("sha256");

function answer(message: ReaderAnswer): void {
  parentPort!.postMessage(message);
}

parentPort!.on("message", (order: ReaderOrder) => {
  if (order.name === "parse") {
    const handle = openSync(order.file.path, "r");
    try {
      const read = blockReader(order.file, handle);
      for (const index of takeBlocks(order.file, order.next)) answer({ index, block: read(index) });
    } finally {
      closeSync(handle);
    }
    answer("done");
  } else if (order.name === "fill") {
    if (order.hashed === null) fillColumns(order.filling, "first");
    else hashFilled(hash, order.hashed, order.filling);
    answer("done");
  } else {
    for (const part of order.parts) updateHash(hash, part);
    answer({ hash: hash.digest("hex") });
  }
});

import { blockCount, type PlainFile } from "./parse-block.js";

/** Indices of blocks that nobody has taken, from a counter that threads share. */
export function* takeBlocks(file: PlainFile, next: Int32Array): Generator<number> {
  const count = blockCount(file);
  for (;;) {
    const index = Atomics.add(next, 0, 1);
    if (index >= count) return;
    yield index;
  }
}

/** Have every thread stop at its next block. */
export function stopTaking(file: PlainFile, next: Int32Array): void {
  Atomics.store(next, 0, blockCount(file));
}

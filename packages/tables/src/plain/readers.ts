import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { HashPart } from "../table/table-hash.js";
import type { Filling } from "./fill-columns.js";
import type { PlainBlock, PlainFile } from "./parse-block.js";

/** What a reader is told to do. */
export type ReaderOrder =
  | { readonly name: "parse"; readonly file: PlainFile; readonly next: Int32Array }
  | { readonly name: "fill"; readonly filling: Filling; readonly hashed: readonly (string | number)[] | null }
  | { readonly name: "hash"; readonly parts: readonly HashPart[] };

/** What it tells: a block (null where it is no plain table), a hash, or that an order is carried out. */
export type ReaderAnswer =
  | { readonly index: number; readonly block: PlainBlock | null }
  | { readonly hash: string }
  | "done";

/** Threads that read a plain file beside this one. */
export interface Readers {
  readonly count: number;
  /** Have all of them take blocks of a file until none is left; each is told as it comes. */
  parse(file: PlainFile, next: Int32Array, onBlock: (index: number, block: PlainBlock | null) => void): Promise<void>;
  /**
   * Have all of them fill columns, and one hash them.
   *
   * @param parts What is hashed: texts, and columns by their place.
   * @returns Takes what is hashed after them and gives the hash; by then all columns are filled.
   */
  fill(filling: Filling, parts: readonly (string | number)[]): (rest: readonly HashPart[]) => Promise<string>;
  /** Ends them, whatever they are at. */
  close(): void;
}

/** Start readers; none where the script they run is not built (tests read TypeScript). */
export function startReaders(wanted: number): Readers {
  const script = new URL("./reader-worker.js", import.meta.url);
  const count = existsSync(script) ? Math.max(0, wanted) : 0;
  const readers = Array.from({ length: count }, () => readerOf(new Worker(script)));
  return {
    count,
    parse: async (file, next, onBlock) => {
      const onAnswer = (answer: ReaderAnswer): void => {
        if (answer !== "done" && "block" in answer) onBlock(answer.index, answer.block);
      };
      await Promise.all(readers.map(({ ask }) => ask({ name: "parse", file, next }, onAnswer)));
    },
    fill: (filling, parts) => {
      const asked = readers.map(({ ask }, i) => ask({ name: "fill", filling, hashed: i === 0 ? parts : null }));
      const filled = Promise.all(asked);
      // Heard where the hash is asked for.
      filled.catch(() => {});
      return async (rest) => {
        const hashed = readers[0].ask({ name: "hash", parts: rest });
        await filled;
        const answer = await hashed;
        return answer === "done" || !("hash" in answer) ? "" : answer.hash;
      };
    },
    close: () => {
      for (const { worker } of readers) void worker.terminate();
    },
  };
}

interface Reader {
  readonly worker: Worker;
  /** @returns The last answer to an order; those before it are told. */
  ask(order: ReaderOrder, onAnswer?: (answer: ReaderAnswer) => void): Promise<ReaderAnswer>;
}

/** A reader carries out its orders one after the other. */
function readerOf(worker: Worker): Reader {
  const open: {
    onAnswer(answer: ReaderAnswer): void;
    resolve(answer: ReaderAnswer): void;
    reject(error: Error): void;
  }[] = [];
  let failure: Error | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const order of open.splice(0)) order.reject(failure);
  };
  worker.on("message", (answer: ReaderAnswer) => {
    if (answer === "done" || "hash" in answer) open.shift()?.resolve(answer);
    else open[0]?.onAnswer(answer);
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A thread that reads the file ended before it was done.")));
  return {
    worker,
    ask: (order, onAnswer = () => {}) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        open.push({ onAnswer, resolve, reject });
        worker.postMessage(order);
      }),
  };
}

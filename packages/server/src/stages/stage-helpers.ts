import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Helper, HelperWork } from "@coterie/segment";

/** More threads than this find too little to do. */
const MOST = 8;

/** Threads that take part in judging K and describing segments. */
export interface StageHelpers {
  readonly helpers: readonly Helper[];
  /** Ends them, whatever they are at. */
  close(): void;
}

/**
 * Start threads beside this one for the stages that are cut in tasks; none where the script they run is not built (tests read TypeScript).
 *
 * @param threads Threads in all. What comes out does not depend on them.
 */
export function stageHelpers(threads: number): StageHelpers {
  const script = new URL("./stage-worker.js", import.meta.url);
  const count = existsSync(script) ? Math.min(MOST, threads) - 1 : 0;
  const workers = Array.from({ length: count }, () => new Worker(script));
  return {
    helpers: workers.map(helperOf),
    close: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/** A work as a thread is told of it. */
export interface WorkerOrder {
  /** Of the stage. */
  readonly name: string;
  readonly bench: unknown;
  readonly tasks: readonly unknown[];
  readonly claims: Int32Array;
}

/** What a thread tells: an answer, or that it does no more of the oldest work it has. */
export type WorkerAnswer = { readonly at: number; readonly answer: unknown } | "done";

interface GivenWork {
  answer(at: number, answer: unknown): void;
  resolve(): void;
  reject(error: Error): void;
}

/** A worker does its works in the order they are given. It keeps the process alive only while it has something to do. */
function helperOf(worker: Worker): Helper {
  const given: GivenWork[] = [];
  let failure: Error | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const work of given.splice(0)) work.reject(failure);
  };
  worker.unref();
  worker.on("message", (message: WorkerAnswer) => {
    if (message !== "done") given[0]?.answer(message.at, message.answer);
    else given.shift()?.resolve();
    if (given.length === 0) worker.unref();
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A thread that helps with the stages ended before its task was done.")));
  return <Bench, Task, Answer>({ stage, bench, tasks, claims, onAnswer }: HelperWork<Bench, Task, Answer>) =>
    new Promise<void>((resolve, reject) => {
      if (failure !== null) return reject(failure);
      worker.ref();
      given.push({ answer: onAnswer as GivenWork["answer"], resolve, reject });
      const order: WorkerOrder = { name: stage.name, bench, tasks, claims };
      worker.postMessage(order);
    });
}

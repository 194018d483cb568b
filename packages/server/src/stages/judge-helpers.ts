import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { JudgeHelper } from "@coterie/segment";

/** More threads than this find too little to do. */
const MOST = 8;

/** Threads that take part in judging K, started when the judging begins. */
export interface JudgeHelpers {
  readonly helpers: readonly JudgeHelper[];
  /** Ends them, whatever they are at. */
  close(): void;
}

/**
 * Threads beside this one for judging K; none where the script they run is not built (tests read TypeScript).
 *
 * @param threads Threads in all. What comes out does not depend on them.
 */
export function judgeHelpers(threads: number): JudgeHelpers {
  const script = new URL("./judge-worker.js", import.meta.url);
  const workers: Worker[] = [];
  const count = existsSync(script) ? Math.min(MOST, threads) - 1 : 0;
  return {
    helpers: Array.from({ length: count }, () => helperOf(script, workers)),
    close: () => {
      for (const worker of workers) void worker.terminate();
    },
  };
}

function helperOf(script: URL, workers: Worker[]): JudgeHelper {
  let worker: Worker | null = null;
  return async (bench) => {
    if (worker === null) {
      worker = new Worker(script);
      worker.unref();
      workers.push(worker);
    }
    const started = worker;
    started.postMessage({ bench });
    return (task) =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          started.off("message", hear).off("error", fail).off("exit", leave);
        };
        const hear = (result: Float64Array): void => {
          settle();
          resolve(result);
        };
        const fail = (error: Error): void => {
          settle();
          reject(error);
        };
        const leave = (): void => fail(new Error("A thread that judges K ended before its task was done."));
        started.on("message", hear).on("error", fail).on("exit", leave);
        started.postMessage({ task });
      });
  };
}

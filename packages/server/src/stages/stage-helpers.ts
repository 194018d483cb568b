import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Helper } from "@coterie/segment";

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

interface Asked {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** A worker answers in the order it is asked. It keeps the process alive only while it has something to do. */
function helperOf(worker: Worker): Helper {
  const open: Asked[] = [];
  let failure: Error | null = null;
  let benches = 0;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const asked of open.splice(0)) asked.reject(failure);
  };
  worker.unref();
  worker.on("message", (answer) => {
    open.shift()?.resolve(answer);
    if (open.length === 0) worker.unref();
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A thread that helps with the stages ended before its task was done.")));
  return <Bench, Task, Answer>({ name }: { readonly name: string }, bench: Bench) => {
    const at = benches++;
    worker.postMessage({ stage: name, bench });
    return (task: Task) =>
      new Promise<Answer>((resolve, reject) => {
        if (failure !== null) return reject(failure);
        worker.ref();
        open.push({ resolve: resolve as Asked["resolve"], reject });
        worker.postMessage({ at, task });
      });
  };
}

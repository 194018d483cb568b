import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { Helper, HelperWork, Segmentation } from "@coterie/segment";

/** More threads than this find too little to do. */
const MOST = 8;

/** Threads that take part in judging K and describing segments. */
export interface StageHelpers {
  readonly helpers: readonly Helper[];
  /** Have a thread load what draws reports, when it is through with what it was given. */
  loadReport(): void;
  /** Have it draw one, which is the last it does: all are ended then. Null where there is no other thread. */
  drawReport(model: Segmentation): Promise<string> | null;
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
  const beside = workers.map(threadOf);
  const close = (): void => {
    for (const worker of workers) void worker.terminate();
  };
  return {
    helpers: beside.map(helperOf),
    loadReport: () => {
      void beside[0]?.({ model: null }, () => {}).catch(() => {});
    },
    drawReport: (model) => (beside[0] === undefined ? null : drawnBy(beside[0], model).finally(close)),
    close,
  };
}

/** What a thread is told to do. */
export type WorkerOrder = TaskOrder | ReportOrder;

/** A work as a thread is told of it. */
export interface TaskOrder {
  /** Of the stage. */
  readonly name: string;
  readonly bench: unknown;
  readonly tasks: readonly unknown[];
  readonly claims: Int32Array;
}

/** A report to be drawn; null asks for what draws it to be loaded. */
export interface ReportOrder {
  readonly model: Segmentation | null;
}

/** What a thread tells: an answer, or that it does no more of the oldest order it has. */
export type WorkerAnswer = { readonly at: number; readonly answer: unknown } | "done";

/** Gives a thread an order; done when it is through with it. */
type Thread = (order: WorkerOrder, onAnswer: (at: number, answer: unknown) => void) => Promise<void>;

interface GivenOrder {
  answer(at: number, answer: unknown): void;
  resolve(): void;
  reject(error: Error): void;
}

/** A worker does its orders one after the other. It keeps the process alive only while it has something to do. */
function threadOf(worker: Worker): Thread {
  const given: GivenOrder[] = [];
  let failure: Error | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const order of given.splice(0)) order.reject(failure);
  };
  worker.unref();
  worker.on("message", (message: WorkerAnswer) => {
    if (message !== "done") given[0]?.answer(message.at, message.answer);
    else given.shift()?.resolve();
    if (given.length === 0) worker.unref();
  });
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("A thread that helps with the stages ended before its task was done.")));
  return (order, onAnswer) =>
    new Promise<void>((resolve, reject) => {
      if (failure !== null) return reject(failure);
      worker.ref();
      given.push({ answer: onAnswer, resolve, reject });
      worker.postMessage(order);
    });
}

function helperOf(thread: Thread): Helper {
  return <Bench, Task, Answer>({ stage, bench, tasks, claims, onAnswer }: HelperWork<Bench, Task, Answer>) =>
    thread({ name: stage.name, bench, tasks, claims }, onAnswer as (at: number, answer: unknown) => void);
}

async function drawnBy(thread: Thread, model: Segmentation): Promise<string> {
  let text = "";
  await thread({ model }, (_, answer) => {
    text = answer as string;
  });
  return text;
}

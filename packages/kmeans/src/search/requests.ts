import type { Answer, Ask } from "../engine/ask.js";
import type { Hold, Task } from "../engine/station.js";
import type { Solution } from "../lloyd/lloyd.js";
import type { KMeansProgress } from "../model.js";
import type { ResolvedOptions } from "../options.js";

/** What a fit asks of whoever drives it. */
export type Request =
  /** Take rows in: the same in every place, or shared out; reply with `fits`. */
  | { readonly request: "hold"; readonly hold: Hold; readonly split: boolean }
  /** Do tasks on the rows, in any place; reply with `solutions` in the tasks' order. */
  | { readonly request: "each"; readonly tasks: readonly Task[] }
  /** Let the rows answer; reply with the joined `answer`. Where every place holds all rows, one place answers. */
  | { readonly request: "ask"; readonly ask: Ask }
  | { readonly request: "report"; readonly progress: KMeansProgress };

/** The driver's reply to a request. */
export interface Reply {
  readonly solutions?: readonly Solution[];
  readonly answer?: Answer;
  /** False where a value is not finite or too far out for the frame. */
  readonly fits?: boolean;
}

/** Work that yields what it asks and takes the replies. */
export type Steps<T> = Generator<Request, T, Reply>;

/** A word on how far a fit has come. */
export function report(
  { k, restarts }: ResolvedOptions,
  restart: number,
  iteration: number,
  fraction: number,
): Request {
  return { request: "report", progress: { k, restart, restarts, iteration, fraction } };
}

/** Steps whose fraction of progress is a stretch of the whole. */
export function* stretch<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  let step = steps.next();
  while (!step.done) {
    const request = step.value;
    if (request.request === "report") {
      const fraction = from + (to - from) * request.progress.fraction;
      yield { request: "report", progress: { ...request.progress, fraction } };
      step = steps.next({});
    } else {
      step = steps.next(yield request);
    }
  }
  return step.value;
}

/** Questions to the rows as requests. */
export function* asked<T>(steps: Generator<Ask, T, Answer>): Steps<T> {
  let step = steps.next();
  while (!step.done) {
    const { answer } = yield { request: "ask", ask: step.value };
    step = steps.next(answer as Answer);
  }
  return step.value;
}

/** Progress as requests. */
export function* reported<T>(steps: Generator<KMeansProgress, T>): Steps<T> {
  let step = steps.next();
  while (!step.done) {
    yield { request: "report", progress: step.value };
    step = steps.next();
  }
  return step.value;
}

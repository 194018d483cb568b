import { refuseAborted, watchAbort } from "../abort.js";
import { type Answer, type Ask, joinAnswers, joinLabels, NO_RUN } from "../engine/ask.js";
import { cutRows } from "../engine/cut-rows.js";
import type { ShardRows } from "../engine/residence.js";
import type { RunStart } from "../engine/run-passes.js";
import type { Task } from "../engine/station.js";
import type { KernelKind } from "../kernel/kernel.js";
import { KMeansError } from "../kmeans-error.js";
import type { Solution } from "../lloyd/lloyd.js";
import { type AnyMatrix, type Matrix, shared, type TypedArrayOf } from "../matrix.js";
import type { Reply, Request } from "../search/requests.js";
import type { StreamState } from "../stream/stream-state.js";
import { canStartWorkers, defaultThreads, type HostWorker, startWorker } from "./host-worker.js";
import { type MeetingPlace, meetingPlaces } from "./meeting-place.js";
import type { Order, Outcome } from "./messages.js";

/** How long a worker waits for the next fit before it and its memory go. */
const IDLE_MS = 20_000;

/**
 * Start threads for a fit that will come, so that it need not wait for them; they go after 20 seconds without work.
 *
 * @param threads As the fit will be told (default: as many as the machine offers, at most 8).
 */
export function readyThreads(threads: number = defaultThreads()): void {
  while (canStartWorkers() && idle.length < threads) {
    const worker = startWorker();
    putIdle(worker);
    letGo(worker, { order: "ready" });
  }
}

/** End the threads that wait for a fit, where none will come soon: what they hold goes while others work. */
export function endIdleThreads(): void {
  for (const { worker, timer } of idle.splice(0)) {
    clearTimeout(timer);
    worker.stop();
  }
}

interface IdleWorker {
  readonly worker: HostWorker;
  readonly timer: ReturnType<typeof setTimeout>;
}

const idle: IdleWorker[] = [];

/** Workers of one fit; they are taken from those that are idle and go back to them. */
export class Team {
  readonly #workers: readonly HostWorker[];
  readonly #kind: KernelKind | null;
  /** The workers that hold rows. */
  #holders: readonly HostWorker[] = [];
  #split = false;

  constructor(threads: number, kind: KernelKind | null) {
    this.#kind = kind;
    this.#workers = Array.from({ length: threads }, () => takeIdle() ?? startWorker());
    for (const worker of this.#workers) worker.keepAlive(true);
  }

  /** Do what a fit requests. */
  async reply(request: Request): Promise<Reply> {
    switch (request.request) {
      case "hold":
        return { fits: await this.#hold(request.hold.rows, request) };
      case "each":
        return { solutions: await this.#each(request.tasks) };
      case "ask":
        return { answer: await this.#answer(request.ask) };
      case "report":
        return {};
    }
  }

  /** How many workers there are. */
  get size(): number {
    return this.#workers.length;
  }

  /**
   * Let a chunk go into a state in some worker; several can be under way.
   *
   * @param turn Counts the chunks: each worker takes every `size`-th.
   */
  async fold(state: StreamState, chunk: Matrix, turn: number): Promise<StreamState> {
    const outcome = await send(this.#workers[turn % this.size], { order: "fold", state, chunk });
    return (outcome as Outcome & { outcome: "state" }).state;
  }

  /**
   * Label rows, each worker a share of them.
   *
   * @param centroids `k × featureCount`.
   * @param matrix Of the right shape.
   * @throws {KMeansError} `aborted`, or what a worker refuses, which counts rows from the first of its share.
   */
  async label(centroids: Float64Array, matrix: AnyMatrix, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const aborted = watchAbort(signal);
    const parts = cutRows(shareRows({ ...matrix, weights: null }), this.size);
    const labelled = parts.map((rows, w) => send(this.#workers[w], { order: "label", centroids, rows }));
    try {
      const outcomes = await Promise.race([Promise.all(labelled), aborted.promise]);
      return joinLabels(outcomes.map((o) => (o as Outcome & { outcome: "labels" }).labels));
    } finally {
      aborted.forget();
    }
  }

  /**
   * Give every worker an order, then share out others as workers become free.
   *
   * @param first What every worker must know.
   * @param orders Independent of each other.
   * @returns Their outcomes in the orders' order.
   * @throws {KMeansError} `aborted`, or what a worker refuses.
   */
  async spread(first: Order, orders: readonly Order[], signal: AbortSignal | undefined): Promise<readonly Outcome[]> {
    refuseAborted(signal);
    const aborted = watchAbort(signal);
    const work = async (): Promise<readonly Outcome[]> => {
      await Promise.all(this.#workers.map((worker) => send(worker, first)));
      return shareOut(this.#workers, orders);
    };
    try {
      return await Promise.race([work(), aborted.promise]);
    } finally {
      aborted.forget();
    }
  }

  /** Give the workers back; after a failure they are stopped instead, for what they are doing is not known. */
  release(failed: boolean): void {
    for (const worker of this.#workers) {
      if (failed) {
        worker.stop();
        continue;
      }
      // Orders are done in turn, so the next fit may have the worker before it has let go of these rows.
      putIdle(worker);
      letGo(worker, { order: "release" });
    }
  }

  async #hold(rows: ShardRows, { hold, split }: Request & { request: "hold" }): Promise<boolean> {
    const readable = shareRows(rows);
    const parts = split ? cutRows(readable, this.size) : this.#workers.map(() => readable);
    this.#split = split;
    this.#holders = this.#workers.slice(0, parts.length);
    const outcomes = await Promise.all(
      this.#holders.map((worker, w) =>
        send(worker, { order: "hold", hold: { ...hold, rows: parts[w] }, kind: this.#kind }),
      ),
    );
    return outcomes.every((o) => (o as Outcome & { outcome: "held" }).fits);
  }

  async #answer(ask: Ask): Promise<Answer> {
    const asked = this.#split ? this.#holders : this.#holders.slice(0, 1);
    const places = ask.ask === "run" ? placesOf(ask.start, asked.length) : asked.map(() => null);
    if (places === null) return NO_RUN;
    const outcomes = await Promise.all(
      asked.map((worker, w) => send(worker, { order: "answer", ask, place: places[w] })),
    );
    const answers = outcomes.map((o) => (o as Outcome & { outcome: "answer" }).answer);
    const [{ changed, tally, ran }] = answers;
    // A run is answered by every thread for all of them, but for exact sums.
    return ask.ask === "run" ? { ...joinAnswers(answers), changed, tally, ran } : joinAnswers(answers);
  }

  async #each(tasks: readonly Task[]): Promise<readonly Solution[]> {
    const outcomes = await shareOut(
      this.#holders,
      tasks.map((task) => ({ order: "run", task })),
    );
    return outcomes.map((outcome) => (outcome as Outcome & { outcome: "solution" }).solution);
  }
}

/**
 * Hands out orders as workers become free; outcomes keep the orders' order. While there are more than the workers have at hand, each has the next one
 * waiting, so that it goes on at once whatever this thread is doing.
 */
async function shareOut(workers: readonly HostWorker[], orders: readonly Order[]): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = async (worker: HostWorker, left: number) => {
    while (next < orders.length - left) {
      const at = next++;
      try {
        outcomes[at] = await send(worker, orders[at]);
      } catch (error) {
        // The workers go on to other work: they get no more of this.
        next = orders.length;
        throw error;
      }
    }
  };
  await Promise.all([
    ...workers.map((worker) => work(worker, 0)),
    ...workers.map((worker) => work(worker, workers.length)),
  ]);
  return outcomes;
}

function takeIdle(): HostWorker | undefined {
  const taken = idle.pop();
  clearTimeout(taken?.timer);
  return taken?.worker;
}

function putIdle(worker: HostWorker): void {
  const timer: ReturnType<typeof setTimeout> & { unref?(): void } = setTimeout(() => {
    dropIdle(worker);
    worker.stop();
  }, IDLE_MS);
  timer.unref?.();
  idle.push({ worker, timer });
}

/** Gives an idle worker a last order; it then keeps no process alive. */
function letGo(worker: HostWorker, order: Order): void {
  void worker.send(order).then(
    () => isIdle(worker) && worker.keepAlive(false),
    () => {
      dropIdle(worker);
      worker.stop();
    },
  );
}

function isIdle(worker: HostWorker): boolean {
  return idle.some((each) => each.worker === worker);
}

function dropIdle(worker: HostWorker): void {
  const at = idle.findIndex((each) => each.worker === worker);
  if (at >= 0) clearTimeout(idle.splice(at, 1)[0].timer);
}

async function send(worker: HostWorker, order: Order): Promise<Outcome> {
  const outcome = await worker.send(order);
  if (outcome.outcome === "refused") throw new KMeansError(outcome.code, outcome.message);
  return outcome;
}

/** Where threads meet in a run of passes; null where they have no memory in common: they are asked for every pass, then. */
function placesOf({ tally }: RunStart, threads: number): readonly MeetingPlace[] | null {
  return typeof SharedArrayBuffer === "undefined" ? null : meetingPlaces(threads, tally.length);
}

/** Rows in memory that workers can read; where there is none, each worker's part is copied as it is sent. */
function shareRows({ part, values, rowCount, featureCount, weights }: ShardRows): ShardRows {
  const own = { ...(part === undefined ? {} : { part }), rowCount, featureCount };
  if (typeof SharedArrayBuffer === "undefined") return { ...own, values, weights };
  return { ...own, values: shareNumbers(values), weights: weights && shareNumbers(weights) };
}

function shareNumbers<V extends Float64Array | Float32Array>(numbers: V): V {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const copy = shared(numbers.constructor as TypedArrayOf<V>, numbers.length);
  copy.set(numbers);
  return copy;
}

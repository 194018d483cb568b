import { SCALAR_KERNEL, SIMD_KERNEL } from "../generated/kernel-bytes.js";
import { WORKER_SOURCE } from "../generated/worker-source.js";
import { KMeansError } from "../kmeans-error.js";
import type { Order, Outcome } from "./messages.js";
import { packOrder } from "./parcel.js";

/** A worker of either host. */
export interface HostWorker {
  /** One order at a time; rejects with `worker-failed` if the worker dies. */
  send(order: Order): Promise<Outcome>;
  /** Whether the worker keeps the process alive. */
  keepAlive(alive: boolean): void;
  stop(): void;
}

interface WebWorker {
  onmessage: ((event: { readonly data: Outcome }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
  postMessage(parcel: unknown): void;
  terminate(): void;
}

interface WebHost {
  readonly Worker?: new (url: string) => WebWorker;
  readonly Blob: new (parts: string[], options: { type: string }) => object;
  readonly URL: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
  readonly navigator?: { readonly hardwareConcurrency?: number };
}

const web = globalThis as unknown as WebHost;
const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");

/** True where workers can be started at all. */
export function canStartWorkers(): boolean {
  return threads !== undefined || web.Worker !== undefined;
}

/** Threads used when the caller names none: what the machine offers, at most 8. */
export function defaultThreads(): number {
  const offered =
    globalThis.process?.getBuiltinModule?.("node:os").availableParallelism() ?? web.navigator?.hardwareConcurrency ?? 1;
  return Math.max(1, Math.min(8, offered));
}

/** Start a worker from its embedded source: no file beside the bundle is needed. */
export function startWorker(): HostWorker {
  return threads ? startInNode(threads) : startInBrowser();
}

/** The worker's script, after the kernels' bytes: they need be in a bundle only once. */
const SCRIPT = `globalThis.coterieKernels=${JSON.stringify({ SIMD_KERNEL, SCALAR_KERNEL })};${WORKER_SOURCE}`;

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: KMeansError) => void;
}

function startInNode({ Worker }: NonNullable<typeof threads>): HostWorker {
  const worker = new Worker(SCRIPT, { eval: true });
  const waiting: Waiting[] = [];
  let dead: KMeansError | null = null;
  const die = (why: string) => {
    dead ??= failure(why);
    for (const { reject } of waiting.splice(0)) reject(dead);
  };
  worker.on("message", (outcome: Outcome) => waiting.shift()?.resolve(outcome));
  worker.on("error", (error) => die(error instanceof Error ? error.message : String(error)));
  worker.on("exit", (code) => die(`it exited with code ${code}`));
  worker.unref();
  return {
    send: (order) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(dead);
        const parcel = packOrder(order);
        waiting.push({ resolve, reject });
        worker.postMessage(parcel);
      }),
    keepAlive: (alive) => (alive ? worker.ref() : worker.unref()),
    stop: () => {
      void worker.terminate();
    },
  };
}

function startInBrowser(): HostWorker {
  const url = web.URL.createObjectURL(new web.Blob([SCRIPT], { type: "text/javascript" }));
  const worker = new (web.Worker as NonNullable<WebHost["Worker"]>)(url);
  const waiting: Waiting[] = [];
  worker.onmessage = ({ data }) => {
    web.URL.revokeObjectURL(url);
    waiting.shift()?.resolve(data);
  };
  worker.onerror = ({ message }) => {
    for (const { reject } of waiting.splice(0)) reject(failure(message));
  };
  return {
    send: (order) =>
      new Promise((resolve, reject) => {
        const parcel = packOrder(order);
        waiting.push({ resolve, reject });
        worker.postMessage(parcel);
      }),
    keepAlive: () => {},
    stop: () => {
      worker.terminate();
      for (const { reject } of waiting.splice(0)) reject(failure("it was stopped"));
    },
  };
}

function failure(why: string): KMeansError {
  return new KMeansError(
    "worker-failed",
    `a worker thread must live until its work is done; it failed: ${why}. Try again, or with threads: 1.`,
  );
}

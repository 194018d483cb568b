import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import { interrupted } from "../interrupted.js";
import type { ExecutePlanResponse, PlanSchema } from "./generated/connect_pb.js";
import type { SparkSession } from "./session.js";
import { isRetryable, isUnknownOperation, sparkError } from "./spark-error.js";

/** Waits before trying again, in ms: about twenty seconds in all. */
const waitsMs = [50, 200, 800, 3000, 8000, 8000];

/** A running query reports every two seconds; a stream silent for longer than this is dropped and taken up again. */
const silenceMs = 90_000;

/** Responses after which the server is told that it may forget them. */
const releaseEvery = 16;

/**
 * Run a plan and hand on its responses in order, each once. The server may end the stream at any time without being done, and the way to
 * it may break: the operation is taken up again after the last response seen. Only `result_complete` ends it.
 *
 * @param signal Interrupts the session's work on the server.
 * @throws {TablesError} What the server refused; `lost-connection` where it stays away or has lost the operation; `aborted`.
 */
export async function* execute(
  session: SparkSession,
  plan: MessageInitShape<typeof PlanSchema>,
  signal: AbortSignal | null,
): AsyncGenerator<ExecutePlanResponse> {
  const { service, envelope, place } = session;
  const operationId = randomUUID();
  let last: string | null = null;
  let isKnown = false;
  let attempt = 0;
  let sinceRelease = 0;
  let isOver = false;
  try {
    for (;;) {
      if (signal?.aborted) throw interrupted();
      const watch = new Watch(signal);
      try {
        const options = { signal: watch.signal };
        const lastResponseId: { lastResponseId?: string } = last === null ? {} : { lastResponseId: last };
        const stream: AsyncIterable<ExecutePlanResponse> = isKnown
          ? service.reattachExecute({ ...envelope, operationId, ...lastResponseId }, options)
          : service.executePlan({ ...envelope, operationId, plan, requestOptions: reattachable }, options);
        for await (const response of stream) {
          watch.feed();
          isKnown = true;
          attempt = 0;
          last = response.responseId;
          if (response.responseType.case === "resultComplete") {
            isOver = true;
            return;
          }
          yield response;
          if (++sinceRelease < releaseEvery) continue;
          sinceRelease = 0;
          const release = { case: "releaseUntil" as const, value: { responseId: last } };
          service.releaseExecute({ ...envelope, operationId, release }).catch(() => {});
        }
        isKnown = true;
        // A server that ends streams without a word is as good as away.
        if (watch.isFed) continue;
        if (attempt >= waitsMs.length) throw new ConnectError("the stream ends empty", Code.Unavailable);
        await wait(waitsMs[attempt++]);
      } catch (error) {
        if (signal?.aborted) throw interrupted();
        if (isUnknownOperation(error) && last === null) isKnown = false;
        else if (!watch.isSilent && !isRetryable(error)) throw error;
        if (attempt >= waitsMs.length) throw error;
        await wait(waitsMs[attempt++]);
      } finally {
        watch.end();
      }
    }
  } catch (error) {
    throw sparkError(error, place);
  } finally {
    if (!isOver) await service.interrupt({ ...envelope, interruptType: 1 }, { timeoutMs: 5000 }).catch(() => {});
    const release = { case: "releaseAll" as const, value: {} };
    service.releaseExecute({ ...envelope, operationId, release }, { timeoutMs: 5000 }).catch(() => {});
  }
}

const reattachable = [{ requestOption: { case: "reattachOptions" as const, value: { reattachable: true } } }];

/** Aborts a stream that has gone silent, or when the user says so. */
class Watch {
  isSilent = false;
  isFed = false;
  readonly #controller = new AbortController();
  readonly #user: AbortSignal | null;
  readonly #stop = (): void => this.#controller.abort();
  #timer: NodeJS.Timeout;

  constructor(user: AbortSignal | null) {
    this.#user = user;
    user?.addEventListener("abort", this.#stop);
    this.#timer = this.#start();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  feed(): void {
    this.isFed = true;
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#user?.removeEventListener("abort", this.#stop);
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => {
      this.isSilent = true;
      this.#controller.abort();
    }, silenceMs).unref();
  }
}

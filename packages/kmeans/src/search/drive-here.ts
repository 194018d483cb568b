import type { Meeting } from "../engine/run-passes.js";
import { Station } from "../engine/station.js";
import { type KernelKind, kernelKind } from "../kernel/kernel.js";
import type { Reply, Request } from "./requests.js";

/** Kept by the calling thread as long as it lives. */
const KEPT_BYTES = 64 * 2 ** 20;

let idle: Station | null = null;

/**
 * A driver that does everything in the calling thread.
 *
 * @param kind Build of the kernel, for tests; by default the one this machine runs.
 * @returns Replies to requests, one after another; `release` when done.
 */
export function driveHere(kind?: KernelKind): { reply(request: Request): Reply; release(): void } {
  const station = (kind ? null : idle) ?? new Station(kind ?? kernelKind(), KEPT_BYTES);
  if (!kind) idle = null;
  return {
    reply(request) {
      switch (request.request) {
        case "hold":
          return { fits: station.hold(request.hold) };
        case "each":
          return { solutions: request.tasks.map((task) => station.run(task)) };
        case "ask":
          return { answer: station.answer(request.ask, aSlice()) };
        case "report":
          return {};
      }
    },
    release() {
      station.release();
      if (!kind) idle = station;
    },
  };
}

/** How long work in the calling thread holds the event loop at most, a single step apart. */
export const SLICE_MS = 15;

/** Lets a run of passes go on for a slice of time. */
function aSlice(): Meeting {
  const begun = performance.now();
  return {
    join: (own) => own,
    get isOver() {
      return performance.now() - begun > SLICE_MS;
    },
  };
}

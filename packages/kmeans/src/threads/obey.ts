import type { Answer } from "../engine/ask.js";
import { Station } from "../engine/station.js";
import { type Scores, type ScoreTask, scorer } from "../indices/score-rows.js";
import { createKernel, kernelKind } from "../kernel/kernel.js";
import { KMeansError } from "../kmeans-error.js";
import { predict } from "../predict.js";
import { partialFit } from "../stream/stream-state.js";
import { meetingAt } from "./meeting-place.js";
import type { Order, Outcome } from "./messages.js";

/** Kept by a worker while it is idle; it does not stay so for long. */
const KEPT_BYTES = 512 * 2 ** 20;

/**
 * A worker's side of the conversation.
 *
 * @returns A function that turns each order into its outcome; it holds the rows it was given.
 */
export function createWorker(): (order: Order) => Outcome {
  let station: Station | null = null;
  let score: ((task: ScoreTask) => Scores) | null = null;
  return (order) => {
    try {
      switch (order.order) {
        case "ready":
          createKernel(kernelKind());
          return { outcome: "done" };
        case "hold":
          if (order.kind) station = new Station(order.kind, KEPT_BYTES);
          station ??= new Station(kernelKind(), KEPT_BYTES);
          return { outcome: "held", fits: station.hold(order.hold) };
        case "run":
          return { outcome: "solution", solution: (station as Station).run(order.task) };
        case "answer":
          return { outcome: "answer", answer: answer(station as Station, order) };
        case "label":
          return { outcome: "labels", labels: predict(order.centroids, order.rows) };
        case "fold":
          return { outcome: "state", state: partialFit(order.state, order.chunk) };
        case "compare":
          score = scorer(order.compared, order.scored, order.kind ?? kernelKind());
          return { outcome: "done" };
        case "score":
          return { outcome: "scored", scores: (score as NonNullable<typeof score>)(order.task) };
        case "release":
          score = null;
          station?.release();
          return { outcome: "done" };
      }
    } catch (error) {
      const code = error instanceof KMeansError ? error.code : "worker-failed";
      return { outcome: "refused", code, message: error instanceof Error ? error.message : String(error) };
    }
  };
}

function answer(station: Station, { ask, place }: Order & { readonly order: "answer" }): Answer {
  return ask.ask === "run" && place
    ? station.answer(ask, meetingAt(place, ask.start.tally.length))
    : station.answer(ask);
}

import { parentPort } from "node:worker_threads";
import { type SharedStage, sharedStages } from "@coterie/segment";

/** A thread that helps with the stages: told benches, then tasks on them one at a time. */
const benches: { readonly stage: SharedStage<unknown, unknown, unknown>; readonly bench: unknown }[] = [];
parentPort!.on(
  "message",
  (message: { readonly stage: string; readonly bench: unknown } | { readonly at: number; readonly task: unknown }) => {
    if ("bench" in message) {
      benches.push({ stage: sharedStages.get(message.stage)!, bench: message.bench });
      return;
    }
    const { stage, bench } = benches[message.at]!;
    const answer = stage.run(bench, message.task);
    parentPort!.postMessage(answer, [...(stage.movable?.(answer) ?? [])]);
  },
);

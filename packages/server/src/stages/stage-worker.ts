import { parentPort } from "node:worker_threads";
import { doTasks, sharedStages } from "@coterie/segment";
import type { WorkerAnswer, WorkerOrder } from "./stage-helpers.js";

/** A thread that helps with the stages: given works one after the other, it does what tasks of them it gets hold of. */
parentPort!.on("message", ({ name, ...work }: WorkerOrder) => {
  const stage = sharedStages.get(name)!;
  const send = (message: WorkerAnswer, moved: readonly ArrayBuffer[]): void =>
    parentPort!.postMessage(message, [...moved]);
  doTasks({
    stage,
    ...work,
    onAnswer: (at, answer) => send({ at, answer }, stage.movable?.(answer) ?? []),
  });
  send("done", []);
});

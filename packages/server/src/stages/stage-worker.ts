import { parentPort } from "node:worker_threads";
import { doTasks, sharedStages } from "@coterie/segment";
import type { WorkerAnswer, WorkerOrder } from "./stage-helpers.js";

/** A thread that helps with the stages: given works one after the other, it does what tasks of them it gets hold of. */
parentPort!.on("message", ({ name, ...work }: WorkerOrder) => {
  const send = (message: WorkerAnswer): void => parentPort!.postMessage(message);
  doTasks({ stage: sharedStages.get(name)!, ...work, onAnswer: (at, answer) => send({ at, answer }) });
  send("done");
});

import { parentPort } from "node:worker_threads";
import { doTasks, sharedStages } from "@coterie/segment";
import type { ReportOrder, TaskOrder, WorkerAnswer, WorkerOrder } from "./stage-helpers.js";

const send = (message: WorkerAnswer): void => parentPort!.postMessage(message);

/** A thread that helps with the stages: it does its orders one after the other, of tasks what it gets hold of. */
let last = Promise.resolve();
parentPort!.on("message", (order: WorkerOrder) => {
  last = last.then(() => ("name" in order ? helpWith(order) : drawReport(order))).then(() => send("done"));
});

function helpWith({ name, ...work }: TaskOrder): void {
  doTasks({ stage: sharedStages.get(name)!, ...work, onAnswer: (at, answer) => send({ at, answer }) });
}

/** What draws it is loaded only now: judging and describing do without. */
async function drawReport({ model }: ReportOrder): Promise<void> {
  const { renderReport } = await import("@coterie/studio");
  if (model !== null) send({ at: 0, answer: renderReport(model) });
}

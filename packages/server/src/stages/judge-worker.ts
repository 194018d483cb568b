import { parentPort } from "node:worker_threads";
import { type JudgeBench, runJudgeTask } from "@coterie/segment";

/** A thread that judges K: told a bench, then tasks on it one at a time. */
let bench: JudgeBench;
parentPort!.on("message", (message: { readonly bench: JudgeBench } | { readonly task: number }) => {
  if ("bench" in message) bench = message.bench;
  else parentPort!.postMessage(runJudgeTask(bench, message.task));
});

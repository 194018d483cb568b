import { claimTask } from "./claims.js";
import type { HelperWork } from "./shared-stage.js";

/** A helper's part of a work: tasks, the last first, until none is left. */
export function doTasks<Bench, Task, Answer>({
  stage,
  bench,
  tasks,
  claims,
  onAnswer,
}: HelperWork<Bench, Task, Answer>): void {
  for (let at = tasks.length - 1; at >= 0; at--) if (claimTask(claims, at)) onAnswer(at, stage.run(bench, tasks[at]));
}

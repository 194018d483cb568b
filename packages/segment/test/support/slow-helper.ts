import { claimTask } from "../../src/share/claims.js";
import type { Helper, HelperWork } from "../../src/share/shared-stage.js";
import { sharedStages } from "../../src/share/shared-stages.js";

/** A helper that works as another thread does: on copies, by the name of the stage, and slower than here, so that both have something to do. */
export function slowHelper(): { readonly helper: Helper; readonly done: unknown[] } {
  const done: unknown[] = [];
  const helper: Helper = async <Bench, Task, Answer>(work: HelperWork<Bench, Task, Answer>) => {
    const stage = sharedStages.get(work.stage.name);
    const { bench, tasks } = structuredClone({ bench: work.bench, tasks: work.tasks });
    for (let at = tasks.length - 1; at >= 0; at--) {
      if (!claimTask(work.claims, at)) continue;
      done.push(tasks[at]);
      await new Promise((resolve) => setTimeout(resolve, 1));
      const answer = stage?.run(bench, tasks[at]);
      work.onAnswer(at, structuredClone(answer) as Answer);
    }
  };
  return { helper, done };
}

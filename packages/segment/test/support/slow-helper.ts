import type { Helper } from "../../src/share/shared-stage.js";
import { sharedStages } from "../../src/share/shared-stages.js";

/** A helper that works as another thread does: on copies, by the name of the stage, and slower than here, so that both have something to do. */
export function slowHelper(): { readonly helper: Helper; readonly done: unknown[] } {
  const done: unknown[] = [];
  const helper: Helper = <Bench, Task, Answer>({ name }: { readonly name: string }, bench: Bench) => {
    const copy = structuredClone(bench);
    const stage = sharedStages.get(name);
    return async (task: Task): Promise<Answer> => {
      done.push(task);
      await new Promise((resolve) => setTimeout(resolve, 1));
      const answer = stage?.run(copy, structuredClone(task));
      return structuredClone(answer, { transfer: [...(stage?.movable?.(answer) ?? [])] }) as Answer;
    };
  };
  return { helper, done };
}

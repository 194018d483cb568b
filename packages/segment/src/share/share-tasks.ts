import type { Helper, SharedStage } from "./shared-stage.js";

/** Tasks that helpers have begun with. */
export interface SharedTasks<Task, Answer> {
  /** Share of the tasks that someone has taken, 0 to 1. */
  taken(): number;
  /** Do here what is left, and wait for the rest: the answers, in the order of the tasks. Where one fails, here or there, no further one is begun. */
  finish(here: (task: Task) => Promise<Answer>): Promise<readonly Answer[]>;
}

/**
 * Have helpers begin with the tasks of a stage, the last first, until this thread finishes them from the front. Who does what decides nothing.
 *
 * @param helpers May be none.
 */
export function shareTasks<Bench, Task, Answer>(
  stage: SharedStage<Bench, Task, Answer>,
  bench: Bench,
  tasks: readonly Task[],
  helpers: readonly Helper[],
): SharedTasks<Task, Answer> {
  const answers: Answer[] = new Array(tasks.length);
  let first = 0;
  let last = tasks.length;
  const helping = helpers.map(async (helper) => {
    const run = helper(stage, bench);
    while (first < last) {
      const task = --last;
      answers[task] = await run(tasks[task]);
    }
  });
  const stop = (): void => {
    first = last;
  };
  const helped = Promise.all(helping);
  // Heard even where nobody finishes.
  helped.catch(stop);
  return {
    taken: () => 1 - (last - first) / tasks.length,
    finish: async (here) => {
      try {
        while (first < last) {
          const task = first++;
          answers[task] = await here(tasks[task]);
        }
        await helped;
      } finally {
        stop();
      }
      return answers;
    },
  };
}

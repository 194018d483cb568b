import { claimTask, closeClaims, openClaims, shareClaimed } from "./claims.js";
import type { Helper, SharedStage } from "./shared-stage.js";

/** Tasks that helpers have begun with. */
export interface SharedTasks<Task, Answer> {
  /** Share of the tasks that someone has taken, 0 to 1. */
  taken(): number;
  /** Do here what is left, and wait for the rest: the answers, in the order of the tasks. Where one fails, here or there, no further one is begun. */
  finish(here: (task: Task) => Promise<Answer>): Promise<readonly Answer[]>;
  /** Begin no further one: nobody waits for them any more. */
  stop(): void;
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
  const claims = openClaims(tasks.length, helpers.length > 0);
  const stop = (): void => closeClaims(claims);
  const onAnswer = (at: number, answer: Answer): void => {
    answers[at] = answer;
  };
  const helped = Promise.all(helpers.map((helper) => helper({ stage, bench, tasks, claims, onAnswer })));
  // Heard even where nobody finishes.
  helped.catch(stop);
  return {
    taken: () => shareClaimed(claims),
    finish: async (here) => {
      try {
        for (let at = 0; at < tasks.length; at++) if (claimTask(claims, at)) answers[at] = await here(tasks[at]);
        await helped;
      } finally {
        stop();
      }
      return answers;
    },
    stop,
  };
}

import type { StageRun } from "../stages/stage-run.js";
import { type Engine, TaskFailure } from "./engine.js";
import { problemOf } from "./problem-of.js";
import { Workbench } from "./workbench.js";

/** How much of the machine an engine may use. */
export type EngineLimits = Pick<StageRun, "threads" | "memoryBytes">;

/** An engine in this process: for tests, and inside the engine's own process. It holds the event loop while a stage computes. */
export function engineHere(limits: EngineLimits): Engine {
  const bench = new Workbench();
  return {
    async perform(task, signal, onProgress) {
      try {
        const report = (what: string, fraction: number | null): void => onProgress({ what, fraction });
        return await bench.perform(task, { ...limits, signal, report });
      } catch (error) {
        throw new TaskFailure(problemOf(error, task.table));
      }
    },
    close: async () => {},
  };
}

import { describe, expect, it } from "vitest";
import { claimTask } from "../../src/share/claims.js";
import { doTasks } from "../../src/share/do-tasks.js";
import { shareTasks } from "../../src/share/share-tasks.js";
import type { Helper, SharedStage } from "../../src/share/shared-stage.js";

const stage: SharedStage<number, number, string> = { name: "test", run: (bench, task) => `${bench}:${task}` };
const tasks = Array.from({ length: 20 }, (_, i) => i);
const here = async (task: number): Promise<string> => `3:${task}`;
const expected = tasks.map((task) => `3:${task}`);
const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Does a task a millisecond; what it took is told. */
function slowly(took: unknown[] = []): Helper {
  return async ({ stage: asked, bench, tasks: given, claims, onAnswer }) => {
    for (let at = given.length - 1; at >= 0; at--) {
      if (!claimTask(claims, at)) continue;
      took.push(given[at]);
      await later(1);
      onAnswer(at, asked.run(bench, given[at]));
    }
  };
}

const broken: Helper = () => Promise.reject(new Error("gone"));

describe("shareTasks", () => {
  it("gives the answers in the order of the tasks, with any number of helpers", async () => {
    for (const count of [0, 1, 3, 30]) {
      const shared = shareTasks(
        stage,
        3,
        tasks,
        Array.from({ length: count }, () => slowly()),
      );
      await later(3);
      expect(await shared.finish(here)).toEqual(expected);
      expect(shared.taken()).toBe(1);
    }
  });

  it("gives each task to one alone, the last to helpers first", async () => {
    const took: unknown[] = [];
    const shared = shareTasks(stage, 3, tasks, [slowly(took), slowly(took)]);
    const own: number[] = [];
    await shared.finish(async (task) => {
      own.push(task);
      await later(1);
      return here(task);
    });
    expect([...own, ...took].toSorted((a, b) => Number(a) - Number(b))).toEqual(tasks);
    expect(took[0]).toBe(19);
    expect(own[0]).toBe(0);
    expect(own.length).toBeGreaterThan(1);
  });

  it("lets helpers do everything where this thread never gets to it", async () => {
    const shared = shareTasks(stage, 3, tasks, [async (work) => doTasks(work)]);
    expect(shared.taken()).toBe(1);
    const answers = await shared.finish(() => Promise.reject(new Error("nothing is left to do here")));
    expect(answers).toEqual(expected);
  });

  it("fails where a helper fails, and here", async () => {
    await expect(shareTasks(stage, 3, tasks, [broken]).finish(here)).rejects.toThrow("gone");
    const stopped = shareTasks(stage, 3, tasks, [slowly()]);
    await expect(stopped.finish(() => Promise.reject(new Error("stopped")))).rejects.toThrow("stopped");
  });

  it("begins no further task where one has failed, here or there", async () => {
    let begun = 0;
    const counted = async (task: number): Promise<string> => {
      begun++;
      await later(1);
      return here(task);
    };
    await expect(shareTasks(stage, 3, tasks, [broken]).finish(counted)).rejects.toThrow("gone");
    expect(begun).toBe(1);
    const took: unknown[] = [];
    const stopped = shareTasks(stage, 3, tasks, [slowly(took)]);
    await expect(stopped.finish(() => Promise.reject(new Error("stopped")))).rejects.toThrow("stopped");
    await later(20);
    expect(took.length).toBe(1);
  });
});

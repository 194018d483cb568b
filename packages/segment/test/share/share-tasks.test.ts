import { describe, expect, it } from "vitest";
import { shareTasks } from "../../src/share/share-tasks.js";
import type { Helper, SharedStage } from "../../src/share/shared-stage.js";

const stage: SharedStage<number, number, string> = { name: "test", run: (bench, task) => `${bench}:${task}` };
const tasks = Array.from({ length: 20 }, (_, i) => i);
const here = async (task: number): Promise<string> => `3:${task}`;
const expected = tasks.map((task) => `3:${task}`);

function helper(held: { most: number }): Helper {
  let open = 0;
  return (asked, bench) => async (task) => {
    held.most = Math.max(held.most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 1));
    open--;
    return asked.run(bench, task);
  };
}

describe("shareTasks", () => {
  it("gives the answers in the order of the tasks, with any number of helpers", async () => {
    for (const count of [0, 1, 3, 30]) {
      const helpers = Array.from({ length: count }, () => helper({ most: 0 }));
      const shared = shareTasks(stage, 3, tasks, helpers);
      await new Promise((resolve) => setTimeout(resolve, 3));
      expect(await shared.finish(here)).toEqual(expected);
      expect(shared.taken()).toBe(1);
    }
  });

  it("lets helpers do everything where this thread never gets to it, one task in hand", async () => {
    const held = { most: 0 };
    const shared = shareTasks(stage, 3, tasks, [helper(held)]);
    while (shared.taken() < 1) await new Promise((resolve) => setTimeout(resolve, 1));
    const answers = await shared.finish(() => Promise.reject(new Error("nothing is left to do here")));
    expect(answers).toEqual(expected);
    expect(held.most).toBe(1);
  });

  it("fails where a helper fails, and here", async () => {
    const broken: Helper = () => () => Promise.reject(new Error("gone"));
    await expect(shareTasks(stage, 3, tasks, [broken]).finish(here)).rejects.toThrow("gone");
    const stopped = shareTasks(stage, 3, tasks, [helper({ most: 0 })]);
    await expect(stopped.finish(() => Promise.reject(new Error("stopped")))).rejects.toThrow("stopped");
  });

  it("begins no further task where one has failed, here or there", async () => {
    let begun = 0;
    const counted = async (task: number): Promise<string> => {
      begun++;
      await new Promise((resolve) => setTimeout(resolve, 1));
      return here(task);
    };
    const broken: Helper = () => () => Promise.reject(new Error("gone"));
    await expect(shareTasks(stage, 3, tasks, [broken]).finish(counted)).rejects.toThrow("gone");
    expect(begun).toBe(1);
    begun = 0;
    const counting: Helper = () => (task) => counted(task as number) as never;
    const stopped = shareTasks(stage, 3, tasks, [counting]);
    await expect(stopped.finish(() => Promise.reject(new Error("stopped")))).rejects.toThrow("stopped");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(begun).toBe(1);
  });
});

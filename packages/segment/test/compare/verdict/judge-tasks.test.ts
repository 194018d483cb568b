import { kmeans } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { judge } from "../../../src/compare/verdict/judge.js";
import { gatherTasks, taskCount } from "../../../src/compare/verdict/judge-tasks.js";
import type { Helper } from "../../../src/share/shared-stage.js";
import { slowHelper } from "../../support/slow-helper.js";
import { drawnMatrix } from "../criteria/matrices.js";

const matrix = drawnMatrix(300, 1, (random, i) => [(i % 3) * 5 + random.normal(), random.normal()]);
const models = new Map([2, 3].map((k) => [k, kmeans(matrix, { k, seed: 1, restarts: 3 })]));
const few = { resamples: 7, nullDraws: 2 };

it("gives the same judgement whoever does the tasks", async () => {
  const { helper, done } = slowHelper();
  const alone = await judge(matrix, models, few);
  const helped = await judge(matrix, models, { ...few, helpers: [helper, helper] });
  expect(done.length).toBeGreaterThan(0);
  expect(JSON.stringify(helped)).toBe(JSON.stringify(alone));
});

it("fails where a helper fails", async () => {
  const broken: Helper = () => Promise.reject(new Error("gone"));
  await expect(judge(matrix, models, { ...few, helpers: [broken] })).rejects.toThrow("gone");
});

it("gathers results K by K, resamples without a segment's rows left out", () => {
  const bench = {
    sample: matrix,
    partitions: [
      { k: 2, labels: new Uint8Array(0) },
      { k: 3, labels: new Uint8Array(0) },
    ],
    seed: 0,
    resamples: 2,
  };
  expect(taskCount(bench)).toBe(5);
  const results = [
    Float64Array.of(0.9, Number.NaN, 0.5, 1, 0.8, 0.7, 0.4),
    Float64Array.of(1, 0.6, 0.7, 0.9, 0.9, 0.6, 0.3),
    Float64Array.of(0.95, 0.85),
    Float64Array.of(0.9, 0.8),
    Float64Array.of(1, 0.7),
  ];
  expect(gatherTasks(bench, results)).toEqual([
    { jaccards: [[0.9, 1], [0.6]], aris: [0.5, 0.7], strengths: [0.95, 0.9, 1] },
    {
      jaccards: [
        [1, 0.9],
        [0.8, 0.9],
        [0.7, 0.6],
      ],
      aris: [0.4, 0.3],
      strengths: [0.85, 0.8, 0.7],
    },
  ]);
});

import { kmeans } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { beginJudging, judge } from "../../../src/compare/verdict/judge.js";
import { gatherAnswers, type SampleAnswer, sampleTasks } from "../../../src/compare/verdict/sample-tasks.js";
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

it("gives the same judgement where helpers begin before there are models, and begins nothing further once stopped", async () => {
  const { helper, done } = slowHelper();
  const begun = beginJudging(matrix, [2, 3], { ...few, beside: [4], helpers: [helper] });
  while (done.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const alone = await judge(matrix, models, { ...few, beside: [4] });
  expect(JSON.stringify(await begun.finish(models))).toBe(JSON.stringify(alone));

  const dropped = beginJudging(matrix, [2, 3], { ...few, helpers: [helper] });
  dropped.stop();
  const before = done.length;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(done.length - before).toBeLessThanOrEqual(1);
});

it("cuts a judgement in tasks: the null, the shapes of K beside, each resample, three cuts in two", () => {
  expect(sampleTasks({ resamples: 2 })).toEqual([
    { what: "nulls" },
    { what: "shapes" },
    { what: "resample", number: 0 },
    { what: "resample", number: 1 },
    { what: "cut", number: 0 },
    { what: "cut", number: 1 },
    { what: "cut", number: 2 },
  ]);
});

it("gathers answers by kind, in order", () => {
  const nulls = { shares: [[0.1], [0.2]], deviation: 0.01 };
  const space = { matrix, usable: [true, true], spikes: [null, null] };
  const reclusters = [0, 1].map((row) => ({ rows: Uint32Array.of(row), labels: [null, Uint8Array.of(1)] }));
  const answers: readonly SampleAnswer[] = [
    { what: "nulls", nulls },
    { what: "shapes", columns: [], space, beside: [] },
    ...reclusters.map((recluster) => ({ what: "resample", recluster }) as const),
    { what: "cut", strengths: [0.9, 0.5] },
    { what: "cut", strengths: [0.8, 0.4] },
  ];
  expect(gatherAnswers(answers)).toEqual({
    nulls,
    columns: [],
    space,
    beside: [],
    reclusters,
    strengths: [
      [0.9, 0.5],
      [0.8, 0.4],
    ],
  });
});

it("leaves out K beside that the rows are too few for", async () => {
  const few3 = drawnMatrix(3, 1, (_, i) => [i]);
  const found = await judge(few3, new Map([[2, kmeans(few3, { k: 2 })]]), { ...few, beside: [3, 4] });
  expect(found.perK.map(({ k }) => k)).toEqual([2, 3]);
});

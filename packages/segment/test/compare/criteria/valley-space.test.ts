import { expect, it } from "vitest";
import { dimensionKinds } from "../../../src/compare/criteria/dimension-kinds.js";
import { valleySpace } from "../../../src/compare/criteria/valley-space.js";
import { prepare } from "../../../src/index.js";
import { customers, numeric } from "../../support/customers.js";
import { drawnMatrix, matrixOf } from "./matrices.js";

it("dithers whole numbers by at most half a step, and leaves amounts alone", () => {
  const matrix = drawnMatrix(500, 1, (random) => [random.below(9), random.normal()]);
  const { matrix: dithered } = valleySpace(matrix, dimensionKinds(2), 3);
  for (let i = 0; i < 500; i++) {
    expect(Math.abs(dithered.values[2 * i] - matrix.values[2 * i])).toBeLessThanOrEqual(0.5);
    expect(dithered.values[2 * i + 1]).toBe(matrix.values[2 * i + 1]);
  }
  expect(new Set(dithered.values.filter((_, at) => at % 2 === 0)).size).toBe(500);
});

it("dithers counts that went through log1p in their own units", () => {
  const counts = Array.from({ length: 400 }, (_, i) => Math.floor(2 ** ((i % 40) / 4)));
  const { recipe, matrix } = prepare(customers(numeric("logins", counts)));
  expect(recipe.steps[0]).toMatchObject({ transform: "log1p" });
  const { matrix: dithered } = valleySpace(matrix, dimensionKinds(1, recipe), 3);
  const { center, scale } = recipe.steps[0] as { center: number; scale: number };
  dithered.values.forEach((x, i) => {
    expect(Math.abs(Math.expm1(x * scale + center) - counts[i])).toBeLessThanOrEqual(0.5 + 1e-6);
  });
});

it("does not take a median that missing values were filled with for a finer step", () => {
  const values = Array.from({ length: 401 }, (_, i) => (i % 10 === 0 ? null : i % 8));
  const column = numeric(
    "visits",
    values.map((x) => x),
    { measure: "count" },
  );
  const { recipe, matrix } = prepare(customers(column), { mode: "plain" });
  const halved = {
    ...recipe,
    steps: recipe.steps.map((step) => (step.kind === "numeric" ? { ...step, impute: 3.5 } : step)),
  };
  const { center, scale } = recipe.steps[0] as { center: number; scale: number };
  const filled = matrix.values.map((x, i) => (i % 10 === 0 ? (3.5 - center) / scale : x));
  const { matrix: dithered } = valleySpace({ ...matrix, values: filled }, dimensionKinds(1, halved), 3);
  const furthest = Math.max(...dithered.values.map((x, i) => Math.abs(x - filled[i]) * scale));
  expect(furthest).toBeGreaterThan(0.45);
});

it("marks a value that far outnumbers its neighbours as a spike, and two values as a flag", () => {
  const matrix = matrixOf(Array.from({ length: 200 }, (_, i) => [i % 10 === 0 ? -1 : i / 7, i % 2]));
  const { spikes, usable } = valleySpace(matrix, dimensionKinds(2), 3);
  expect(usable).toEqual([true, false]);
  expect(Array.from(spikes[0] ?? []).filter((x) => x === 1)).toHaveLength(20);
});

it("marks a sentinel far below whole numbers as a spike, however many rows stand on the lowest of them", () => {
  const matrix = matrixOf(Array.from({ length: 400 }, (_, i) => [i % 20 === 0 ? -999999 : i % 3]));
  const { spikes } = valleySpace(matrix, dimensionKinds(1), 3);
  expect(Array.from(spikes[0] ?? []).filter((x) => x === 1)).toHaveLength(20);
});

it("takes no round number for a spike where others are as round", () => {
  const matrix = matrixOf(Array.from({ length: 400 }, (_, i) => [i === 7 ? 25 : 10 * (i % 12)]));
  expect(valleySpace(matrix, dimensionKinds(1), 3).spikes).toEqual([null]);
});

import { expect, it } from "vitest";
import { dimensionKinds } from "../../../src/compare/criteria/dimension-kinds.js";
import { segmentColumns } from "../../../src/compare/criteria/segment-columns.js";
import { valleySpace } from "../../../src/compare/criteria/valley-space.js";
import { type Valley, valleys } from "../../../src/compare/criteria/valleys.js";
import { drawnMatrix } from "./matrices.js";

type Draw = Parameters<typeof drawnMatrix>[2];

/** Valleys of rows that are told apart by `label`. */
function between(rowCount: number, label: (i: number) => number, draw: Draw): readonly Valley[] {
  const matrix = drawnMatrix(rowCount, 1, draw);
  const labels = Uint8Array.from({ length: rowCount }, (_, i) => label(i));
  const space = valleySpace(matrix, dimensionKinds(matrix.featureCount), 7);
  return valleys(matrix, segmentColumns(space, labels, Math.max(...labels) + 1));
}

it("pairs every segment with its nearest neighbour, each pair once", () => {
  const places = [0, 10, 30, 38];
  const found = between(
    800,
    (i) => i % 4,
    (random, i) => [places[i % 4] + random.normal()],
  );
  expect(found.map(({ a, b }) => [a, b])).toEqual([
    [0, 1],
    [2, 3],
  ]);
  for (const { value } of found) expect(value).toBeLessThan(0.1);
});

it("finds none where amounts do not differ, however clearly a 0/1 column does", () => {
  const [pair] = between(
    1000,
    (i) => i % 2,
    (random, i) => [random.normal(), i % 2],
  );
  expect(pair.value).toBeGreaterThan(0.9);
});

it("finds none between whole numbers that stand side by side", () => {
  const [pair] = between(
    2000,
    (i) => (i % 4 < 2 ? 0 : 1),
    (_, i) => [i % 4],
  );
  expect(pair.value).toBeGreaterThan(0.9);
});

it("finds one between whole numbers with a stretch of empty ones", () => {
  const [pair] = between(
    2000,
    (i) => i % 2,
    (random, i) => [Math.round((i % 2) * 20 + 5 + 2 * random.normal())],
  );
  expect(pair.value).toBeLessThan(0.1);
});

it("finds none between a spike at zero and the amounts beside it", () => {
  const [pair] = between(
    1000,
    (i) => i % 2,
    (random, i) => [i % 2 === 0 ? 0 : 50 + random.normal(), random.normal()],
  );
  expect(pair.value).toBeGreaterThan(0.9);
});

it("still finds the valley between amounts when a tenth of both groups stands on a spike", () => {
  const [pair] = between(
    2000,
    (i) => i % 2,
    (random, i) => [i % 20 < 2 ? 4 : (i % 2) * 8 + random.normal()],
  );
  expect(pair.value).toBeLessThan(0.1);
});

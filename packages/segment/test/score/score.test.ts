import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fit, prepare, type Segmentation, score } from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";
import { segmentTable } from "../support/segment-bank.js";

type Scoring = Pick<Segmentation, "recipe" | "segments">;

/** The part of a model that scoring needs, from segments of one raw column. */
function scoring(centroids: readonly number[], ids = centroids.map((_, s) => s + 1)): Scoring {
  const { recipe } = prepare(customers(numeric("x", [0, 1, 2])), { mode: "none" });
  const segments = centroids.map(
    (centroid, s) => ({ id: ids[s], centroid: [centroid] }) as unknown as Segmentation["segments"][number],
  );
  return { recipe, segments };
}

describe("score", () => {
  it("gives nearest segment, distance, margin and runner-up", () => {
    const { segmentIds, distances, margins, runnerUps } = score(
      scoring([0, 10, 4]),
      customers(numeric("x", [1, 7, 9, 2])),
    );
    expect([...segmentIds]).toEqual([1, 2, 2, 1]);
    expect([...distances]).toEqual([1, 3, 1, 2]);
    expect([...margins]).toEqual([2, 0, 4, 0]);
    expect([...runnerUps]).toEqual([3, 3, 3, 3]);
  });

  it("answers with the ids of the model, whatever they are", () => {
    const { segmentIds, runnerUps } = score(scoring([0, 10], [4, 9]), customers(numeric("x", [1, 9])));
    expect([...segmentIds]).toEqual([4, 9]);
    expect([...runnerUps]).toEqual([9, 4]);
  });

  it("has no runner-up with one segment", () => {
    const { margins, runnerUps } = score(scoring([0]), customers(numeric("x", [1])));
    expect(margins[0]).toBeNaN();
    expect(runnerUps[0]).toBe(0);
  });

  it("puts the customers a model was fitted on where the fit put them", async () => {
    const rows = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: -9, max: 9 }), { freq: 9 })),
      { minLength: 8, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom("auto" as const, "plain" as const), async (list, mode) => {
        fc.pre(new Set(list.map(([x]) => x)).size >= 3);
        const table = customers(
          numeric(
            "x",
            list.map(([x]) => x),
          ),
          numeric(
            "y",
            list.map(([, y]) => y),
          ),
        );
        const { recipe, matrix } = prepare(table, { mode });
        const model = await fit(matrix, { k: 3, restarts: 2 });
        const d = matrix.featureCount;
        const segments = [0, 1, 2].map((s) => ({
          id: s + 1,
          centroid: Array.from(model.centroids.subarray(s * d, s * d + d)),
        }));
        const { segmentIds } = score(JSON.parse(JSON.stringify({ recipe, segments })) as Scoring, table);
        expect([...segmentIds]).toEqual([...model.labels].map((label) => label + 1));
      }),
      { numRuns: 50 },
    );
  });

  it("refuses customers without the model's columns", async () => {
    const { model } = await segmentTable(smallBank(120), [3]);
    expect(refusal(() => score(model, customers(numeric("age", [30]))))).toBe(
      "bad-data: the table must have every column the model was fitted on; missing: income, transactions, has loan, region. Add them under these names, or fit a new model.",
    );
  });
});

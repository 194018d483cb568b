import { describe, expect, it } from "vitest";
import { distinctRows } from "../../src/fit/distinct-rows.js";
import { fit, prepare } from "../../src/index.js";
import { customers, numeric } from "../support/customers.js";
import { laterRefusal } from "../support/refusal.js";

const { matrix } = prepare(customers(numeric("x", [1, 1, 2, 9, 9, 10])), { mode: "none" });

describe("fit", () => {
  it("puts two clear groups apart, by falling size", async () => {
    const model = await fit(matrix, { k: 2 });
    expect([...model.labels]).toEqual([0, 0, 0, 1, 1, 1]);
    expect([...model.centroids]).toEqual([4 / 3, 28 / 3]);
  });

  it("lets weights decide the order of segments and where centroids lie", async () => {
    const model = await fit(matrix, { k: 2, weights: Float64Array.of(1, 1, 1, 1, 1, 6) });
    expect(model.centroids[0]).toBeCloseTo(78 / 8, 12);
    expect([...model.labels]).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it("reports how far it is", async () => {
    const seen: number[] = [];
    await fit(matrix, { k: 2, onProgress: (fraction) => seen.push(fraction) });
    expect(seen[seen.length - 1]).toBe(1);
    expect(seen.every((fraction, i) => fraction >= (seen[i - 1] ?? 0) && fraction <= 1)).toBe(true);
  });

  it("refuses a K that cannot be, with what to do", async () => {
    expect(await laterRefusal(fit(matrix, { k: 1 }))).toBe(
      "bad-option: K must be an integer from 2 to 255; got 1. One segment is all customers. Choose another with --k.",
    );
    expect(await laterRefusal(fit(matrix, { k: 2.5 }))).toContain("got 2.5. Choose another");
    expect(await laterRefusal(fit(matrix, { k: 5 }))).toBe(
      "bad-option: K must be at most 4, the number of different customers once prepared; got 5. Lower --k, or add customers or columns that tell them apart.",
    );
  });

  it("passes on what the engine refuses, and a stop, as errors of this package", async () => {
    expect(await laterRefusal(fit(matrix, { k: 2, restarts: 0 }))).toMatch(/^bad-option: restarts must be/);
    expect(await laterRefusal(fit(matrix, { k: 2, signal: AbortSignal.abort() }))).toMatch(/^aborted: /);
    expect(await laterRefusal(fit(matrix, { k: 2, weights: Float64Array.of(1, 1, 1, 1, 1, -1) }))).toMatch(
      /^bad-data: weights/,
    );
  });
});

describe("distinctRows", () => {
  it("counts different rows, no further than asked", () => {
    const rows = { values: Float64Array.of(1, 2, 1, 2, 1, 3, 2, 2), rowCount: 4, featureCount: 2 };
    expect(distinctRows(rows, 10)).toBe(3);
    expect(distinctRows(rows, 2)).toBe(2);
  });
});

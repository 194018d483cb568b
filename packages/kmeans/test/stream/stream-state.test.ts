import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyState, kmeans, mergeStates, partialFit, predict, streamInertia } from "../../src/index.js";
import { blobs, firstRows, matrixOf, pickRows } from "../support/matrices.js";

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe("partialFit", () => {
  it("collects counts, means and within-sums worked out by hand", () => {
    let state = emptyState(Float64Array.of(0, 10), 1);
    state = partialFit(state, matrixOf([[1], [9]]));
    state = partialFit(state, matrixOf([[3], [2]]), { weights: Float64Array.of(1, 2) });
    expect([...state.counts]).toEqual([3, 1]);
    expect([...state.weights]).toEqual([4, 1]);
    expect([...state.means]).toEqual([2, 9]);
    expect([...state.within]).toEqual([2, 0]);
    expect(streamInertia(state)).toBe(1 + 9 + 2 * 4 + 1);
  });

  it("is, however rows are cut into chunks, one step of Lloyd's algorithm over all of them", () => {
    const rows = blobs(3000, 4, 5, 101, 1);
    const centroids = firstRows(rows, 5);
    const labels = predict(centroids, rows);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2999 }), { maxLength: 8 }), (cuts) => {
        const ends = [0, ...cuts.sort((a, b) => a - b), 3000];
        const states = ends
          .slice(1)
          .map((to, i) => partialFit(emptyState(centroids, 4), pickRows(rows, range(ends[i], to))));
        const state = states.reduce(mergeStates);
        for (let c = 0; c < 5; c++) {
          const members = range(0, 3000).filter((i) => labels[i] === c);
          expect(state.counts[c]).toBe(members.length);
          for (let j = 0; j < 4; j++) {
            const mean = members.reduce((sum, i) => sum + rows.values[i * 4 + j], 0) / members.length;
            expect(state.means[c * 4 + j]).toBeCloseTo(mean, 10);
          }
        }
        const once = kmeans(rows, { k: 5, centroids, maxIterations: 1 });
        expect(streamInertia(state) / once.inertia).toBeCloseTo(1, 10);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses other columns and states of other centroids", () => {
    const state = emptyState(Float64Array.of(0, 1), 1);
    expect(() => partialFit(state, matrixOf([[1, 2]]))).toThrow(/1 columns; got 2/);
    expect(() => mergeStates(state, emptyState(Float64Array.of(0, 2), 1))).toThrow(/same centroids/);
    expect(() => emptyState(new Float64Array(3), 2)).toThrow(/1 to 255 rows of 2/);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clusterIndices, kmeans, type Matrix, silhouetteEuclidean } from "../src/index.js";
import { sharedIsMissing, sharedJson, sharedPath } from "./support/shared.js";

interface Reference {
  readonly columns: readonly string[];
  readonly k: Record<
    string,
    { inertia: number; silhouette: number; calinskiHarabasz: number; daviesBouldin: number; sizes: number[] }
  >;
}

const why = sharedIsMissing ? " (skipped: the shared folder is not beside the repository)" : "";

/** The named columns, standardised by the population deviation. Lists in quotes are the only commas inside cells. */
function bank(columns: readonly string[]): Matrix {
  const lines = readFileSync(sharedPath("data/original_bank.csv"), "utf8").trim().split(/\r?\n/);
  const cells = lines.map((line) => line.replace(/"[^"]*"/g, "list").split(","));
  const at = columns.map((name) => cells[0].indexOf(name));
  const rowCount = cells.length - 1;
  const values = new Float64Array(rowCount * columns.length);
  at.forEach((column, j) => {
    const raw = cells.slice(1).map((row) => Number(row[column]));
    const mean = raw.reduce((sum, x) => sum + x, 0) / rowCount;
    const deviation = Math.sqrt(raw.reduce((sum, x) => sum + (x - mean) ** 2, 0) / rowCount);
    raw.forEach((x, i) => {
      values[i * columns.length + j] = (x - mean) / deviation;
    });
  });
  return { values, rowCount, featureCount: columns.length };
}

describe(`the bank the study started from${why}`, () => {
  it.skipIf(sharedIsMissing).each([2, 3, 4, 5, 6])(
    "K = %i is no worse than the reference and reads alike",
    { timeout: 120_000 },
    (k) => {
      const reference = sharedJson<Reference>("reference/original_bank.json");
      const rows = bank(reference.columns);
      const expected = reference.k[k];
      const model = kmeans(rows, { k });
      expect(model.inertia / expected.inertia - 1).toBeLessThan(1e-6);
      const silhouette = silhouetteEuclidean(rows, model.labels, k, { exact: true });
      expect(Math.abs((silhouette?.value ?? 0) - expected.silhouette)).toBeLessThan(0.001);
      const indices = clusterIndices(rows, model);
      expect(Math.abs((indices.calinskiHarabasz ?? 0) / expected.calinskiHarabasz - 1)).toBeLessThan(0.001);
      // At K = 6 a better partition than the reference's is found: its Davies-Bouldin and sizes are its own.
      if (expected.inertia / model.inertia - 1 > 1e-5) return;
      expect(Math.abs((indices.daviesBouldin ?? 0) / expected.daviesBouldin - 1)).toBeLessThan(0.001);
      expected.sizes.forEach((size, c) => {
        expect(Math.abs(model.sizes[c] / size - 1)).toBeLessThan(0.005);
      });
    },
  );
});

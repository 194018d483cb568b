import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adjustedRandIndex, clusterIndices, kmeans, silhouetteEuclidean } from "../src/index.js";
import { firstRows, matrixOf } from "./support/matrices.js";

interface Case {
  readonly rows: number[][];
  readonly k: number;
  readonly weights: number[] | null;
  readonly labels: number[];
  readonly centroids: number[][];
  readonly inertia: number;
  readonly silhouette: number;
  readonly squaredSilhouette: number;
  readonly calinskiHarabasz: number;
  readonly daviesBouldin: number;
}

const file = new URL("../../../fixtures/kmeans/lloyd.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly Case[] };

describe.each(["auto", "reference"] as const)("from the centroids scikit-learn was given, mode %s", (mode) => {
  it.each(cases.map((fixture, i) => [i, fixture] as const))("ends where it ends: case %i", (_, fixture) => {
    const rows = matrixOf(fixture.rows);
    const { k } = fixture;
    const weights = fixture.weights ? Float64Array.from(fixture.weights) : undefined;
    const model = kmeans(rows, { k, mode, centroids: firstRows(rows, k), weights });
    expect(adjustedRandIndex(model.labels, fixture.labels)).toBe(1);
    expect(model.inertia / fixture.inertia).toBeCloseTo(1, 10);
    fixture.labels.forEach((theirs, i) => {
      fixture.centroids[theirs].forEach((x, j) => {
        expect(model.centroids[model.labels[i] * rows.featureCount + j]).toBeCloseTo(x, 9);
      });
    });
    // Its scores know no weights.
    const indices = clusterIndices(rows, model);
    expect(silhouetteEuclidean(rows, model.labels, k)?.value).toBeCloseTo(fixture.silhouette, 10);
    expect(indices.silhouetteSquaredEuclidean).toBeCloseTo(fixture.squaredSilhouette, 10);
    expect((indices.calinskiHarabasz ?? 0) / fixture.calinskiHarabasz).toBeCloseTo(1, 10);
    expect((indices.daviesBouldin ?? 0) / fixture.daviesBouldin).toBeCloseTo(1, 10);
  });
});

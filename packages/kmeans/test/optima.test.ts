import { describe, expect, it } from "vitest";
import { kmeans, predict } from "../src/index.js";
import { sharedIsMissing, sharedJson, sharedMatrix } from "./support/shared.js";

interface Optima {
  readonly sets: Record<string, { readonly file?: string; readonly inertia: Record<string, number> }>;
}

const why = sharedIsMissing ? " (skipped: the shared folder is not beside the repository)" : "";

describe(`the least known inertia${why}`, () => {
  const upTo: Record<string, number> = { iris: 5, ruspini: 5, bavaria1: 5, wine: 3 };
  it.skipIf(sharedIsMissing).each(Object.entries(upTo))("is met on %s up to K = %i", (name, most) => {
    const set = sharedJson<Optima>("reference/optima.json").sets[name];
    const rows = sharedMatrix(set.file ?? `data/optima/${name}.csv`);
    for (let k = 2; k <= most; k++) {
      const model = kmeans(rows, { k });
      expect(Math.abs(model.inertia / set.inertia[k] - 1), `${name} K = ${k}`).toBeLessThan(1e-6);
      expect([...model.labels]).toEqual([...predict(model.centroids, rows)]);
    }
  });
});

import { createRandom, type Matrix } from "@coterie/kmeans";
import { describe, expect, it } from "vitest";
import { copulaNull } from "../../../src/compare/criteria/copula-null.js";
import { correlations } from "../../../src/compare/criteria/correlations.js";
import type { DimensionKind } from "../../../src/compare/criteria/dimension-kinds.js";
import { drawnMatrix } from "./matrices.js";

const number: DimensionKind = { kind: "number", transform: "identity", center: 0, scale: 1, impute: null };
const level: DimensionKind = { kind: "level", block: 1 };

/** Correlations of many draws laid one after another. */
function longRun(nulls: { draw(seed: number): Matrix }, draws: number): Float64Array {
  const parts = Array.from({ length: draws }, (_, seed) => nulls.draw(seed));
  const values = Float64Array.from(parts.flatMap((part) => Array.from(part.values)));
  return correlations({ values, rowCount: parts.length * parts[0].rowCount, featureCount: parts[0].featureCount });
}

describe("the null of a bank's columns: normal, skewed, counted, flagged, often zero, in categories", () => {
  const sample = drawnMatrix(2000, 3, (random) => {
    const g = random.normal();
    const h = random.normal();
    const leaning = g + random.normal();
    const place = leaning < -0.8 ? 0 : leaning < 0.6 ? 1 : 2;
    return [
      g,
      Math.exp(0.8 * g + 0.6 * h),
      Math.max(0, Math.round(2 + g + random.normal())),
      g + 0.5 * random.normal() > 1 ? 1 : 0,
      random.float() < 0.6 ? 0 : Math.exp(h),
      ...[0, 1, 2].map((l) => (l === place ? Math.SQRT1_2 : 0)),
    ];
  });
  const kinds = [number, number, number, number, number, level, level, level];
  const nulls = copulaNull(sample, kinds, 5);

  it("has the data's Pearson correlations within 0.02", () => {
    expect(nulls.largestDeviation).toBeLessThan(0.02);
    const wanted = correlations(sample);
    const got = longRun(nulls, 30);
    wanted.forEach((r, at) => {
      expect(Math.abs(r - got[at]), `entry ${at}`).toBeLessThan(0.02);
    });
  });

  it("has values of the data only, and one level a row", () => {
    const drawn = nulls.draw(9);
    for (let j = 0; j < 5; j++) {
      const known = new Set(Array.from({ length: 2000 }, (_, i) => sample.values[i * 8 + j]));
      for (let i = 0; i < 2000; i++) expect(known.has(drawn.values[i * 8 + j])).toBe(true);
    }
    for (let i = 0; i < 2000; i++) {
      expect(Array.from(drawn.values.subarray(i * 8 + 5, i * 8 + 8)).filter((x) => x > 0)).toHaveLength(1);
    }
  });

  it("has the levels as often as the data", () => {
    for (let l = 5; l < 8; l++) {
      const share = (matrix: Matrix) => matrix.values.filter((x, at) => at % 8 === l && x > 0).length / matrix.rowCount;
      expect(Math.abs(share(nulls.draw(2)) - share(sample))).toBeLessThan(0.04);
    }
  });

  it("gives the same bytes for the same seed, others for another", () => {
    const again = copulaNull(sample, kinds, 5);
    expect(again.draw(4).values).toEqual(nulls.draw(4).values);
    expect(again.draw(6).values).not.toEqual(nulls.draw(4).values);
  });
});

it("keeps no cluster that is not in a marginal", () => {
  const random = createRandom(2);
  const sample = drawnMatrix(2000, 1, (own, i) => {
    const side = i % 2 === 0 ? 1 : -1;
    const turn = random.float() < 0.5 ? 1 : -1;
    return [side * turn * 4 + own.normal(), turn * 4 + own.normal()];
  });
  const drawn = copulaNull(sample, [number, number], 1).draw(3);
  const bound = (matrix: Matrix) => {
    let inside = 0;
    for (let i = 0; i < matrix.rowCount; i++)
      inside += matrix.values[2 * i] > 0 === matrix.values[2 * i + 1] > 0 ? 1 : 0;
    return inside / matrix.rowCount;
  };
  expect(Math.abs(bound(drawn) - 0.5)).toBeLessThan(0.05);
});

it("tells how far it is off where no Gaussian copula has the correlations", () => {
  const curve = drawnMatrix(2000, 1, (random) => {
    const g = random.normal();
    return [g, g * g, Math.exp(g)];
  });
  expect(copulaNull(curve, [number, number, number], 1).largestDeviation).toBeGreaterThan(0.02);
});

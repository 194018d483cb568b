import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cholesky } from "../../src/population/cholesky.js";
import { traitDrawer } from "../../src/population/draw-traits.js";
import { normalCdf } from "../../src/population/normal.js";
import { pooledCorrelation } from "../../src/population/pooled-correlation.js";
import { pooledMarginals, scoreOf, valueAt } from "../../src/population/pooled-marginals.js";
import { SEGMENT_SHARES, TRAIT_INDEX, TRAIT_NAMES, TRAITS } from "../../src/population/traits.js";
import { correlation as correlationOf } from "../statistics.js";

const marginals = pooledMarginals();

describe("pooledMarginals", () => {
  test("hold the mixture's quantiles", () => {
    for (const [j, name] of TRAIT_NAMES.entries())
      for (const score of [-4, -1.37, 0, 0.5, 2.03, 4]) {
        const y = valueAt(marginals[j], score);
        const { mean, deviation } = TRAITS[name];
        const p = SEGMENT_SHARES.reduce(
          (sum: number, share, k) => sum + share * normalCdf((y - mean[k]) / deviation[k]),
          0,
        );
        expect(Math.abs(p - normalCdf(score)), `${name} at ${score}`).toBeLessThan(2e-4);
      }
  });

  test("turn a value into a score and back, inside the table and beyond", () => {
    const trait = fc.integer({ min: 0, max: TRAIT_NAMES.length - 1 });
    fc.assert(
      fc.property(trait, fc.double({ min: -9, max: 9, noNaN: true }), (j, score) => {
        expect(Math.abs(scoreOf(marginals[j], valueAt(marginals[j], score)) - score)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("pooledCorrelation", () => {
  const correlation = pooledCorrelation(marginals);

  test("is a correlation matrix", () => {
    const size = TRAIT_NAMES.length;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) expect(correlation[i][j]).toBeCloseTo(correlation[j][i], 12);
    expect(correlation.every((row, i) => row[i] === 1)).toBe(true);
    expect([...cholesky(correlation).value].every(Number.isFinite)).toBe(true);
  });

  test("keeps the correlations of drawn traits when the segments go", () => {
    const [planted, none] = [comparedTraits(0), comparedTraits(1)];
    for (let a = 0; a < TRAIT_NAMES.length; a++)
      for (let b = 0; b < a; b++) {
        const [before, after] = [planted, none].map((traits) => correlationOf(traits[a], traits[b]));
        expect(Math.abs(before - after), `${TRAIT_NAMES[a]} with ${TRAIT_NAMES[b]}: ${before}, ${after}`).toBeLessThan(
          0.04,
        );
      }
    expect(correlationOf(none[TRAIT_INDEX.usage], none[TRAIT_INDEX.withdrawals])).toBeLessThan(-0.5);
  });
});

function comparedTraits(overlap: number): readonly number[][] {
  const draw = traitDrawer(11, overlap);
  const drawn = { segment: 0, values: new Float64Array(TRAIT_NAMES.length) };
  const columns: number[][] = TRAIT_NAMES.map(() => []);
  for (let i = 0; i < 20_000; i++) {
    draw(i, drawn);
    columns.forEach((column, j) => {
      column.push(TRAITS[TRAIT_NAMES[j]].compared(drawn.values[j]));
    });
  }
  return columns;
}

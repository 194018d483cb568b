import { expect, it } from "vitest";
import { compare } from "../../src/index.js";
import { drawnMatrix } from "./criteria/matrices.js";

const groups = drawnMatrix(3_000, 1, (random, i) => [
  (i % 3) * 8 + random.normal(),
  (i % 2) + random.normal(),
  random.normal(),
]);

it("fits every K on all rows, judges on fewer, and says what it left out", async () => {
  const { comparison, models } = await compare(groups, { ks: [2, 3, 4], quick: true, judging: { beside: [] } });
  expect(comparison).toMatchObject({ verdict: "natural", kept: { k: 3 } });
  expect(comparison.rows.map(({ fittedRows }) => fittedRows)).toEqual([3_000, 3_000, 3_000]);
  expect([...models.keys()]).toEqual([2, 3, 4]);
  expect(comparison.judgement).toMatchObject({ sampleRows: 2_000, resamples: 11, nullDraws: 4, shortList: null });
  expect(comparison.judgement?.leftOut).toEqual([
    "K was judged in 11 resamples and 4 null draws of 2,000 customers, where a full comparison takes 100 and 20 of up to 4,000.",
    "No short list of columns was looked for.",
  ]);
  const full = await compare(groups, { ks: [3], judging: { beside: [], resamples: 3, nullDraws: 1 } });
  expect(models.get(3)?.labels).toEqual(full.models.get(3)?.labels);
  expect(full.comparison.judgement?.leftOut).toEqual([]);
  const again = await compare(groups, { ks: [4, 3, 2], quick: true, judging: { beside: [] } });
  expect(JSON.stringify(again.comparison)).toBe(JSON.stringify(comparison));
});

it("keeps the K asked for", async () => {
  const options = { ks: [2, 3], keep: 2, quick: true, judging: { beside: [] } };
  const { comparison } = await compare(groups, options);
  expect(comparison.kept).toEqual({ k: 2, why: "asked for by --keep; K = 3 is recommended" });
});

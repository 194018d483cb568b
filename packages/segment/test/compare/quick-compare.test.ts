import { expect, it } from "vitest";
import { compare } from "../../src/index.js";
import { drawnMatrix } from "./criteria/matrices.js";

const groups = drawnMatrix(3_000, 1, (random, i) => [
  (i % 3) * 8 + random.normal(),
  (i % 2) + random.normal(),
  random.normal(),
]);

it("fits every K on a sample and the kept one on all, and says what it left out", async () => {
  const { comparison, models } = await compare(groups, { ks: [2, 3, 4], quick: true, judging: { beside: [] } });
  expect(comparison).toMatchObject({ verdict: "natural", kept: { k: 3 } });
  expect(comparison.rows.map(({ k, fittedRows }) => [k, fittedRows])).toEqual([
    [2, 2_000],
    [3, 3_000],
    [4, 2_000],
  ]);
  expect([...models.keys()]).toEqual([3]);
  expect(models.get(3)?.labels.length).toBe(3_000);
  expect(comparison.rows[1].sizes.reduce((sum, size) => sum + size)).toBe(3_000);
  expect(comparison.judgement?.sampleRows).toBe(2_000);
  expect(comparison.judgement?.leftOut.join(" ")).toContain(
    "Every K but the kept one was fitted on 2,000 customers alone.",
  );
  const full = await compare(groups, { ks: [3], judging: { beside: [], resamples: 3, nullDraws: 1 } });
  expect(models.get(3)?.labels).toEqual(full.models.get(3)?.labels);
  const again = await compare(groups, { ks: [4, 3, 2], quick: true, judging: { beside: [] } });
  expect(JSON.stringify(again.comparison)).toBe(JSON.stringify(comparison));
});

it("keeps the K asked for, fitted on all", async () => {
  const options = { ks: [2, 3], keep: 2, quick: true, judging: { beside: [] } };
  const { comparison, models } = await compare(groups, options);
  expect(comparison.kept).toEqual({ k: 2, why: "asked for by --keep; K = 3 is recommended" });
  expect([...models.keys()]).toEqual([2]);
});

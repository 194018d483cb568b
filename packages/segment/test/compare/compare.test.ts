import { describe, expect, it } from "vitest";
import { type CompareProgress, compare, keepAnother, prepare } from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { customers, numeric } from "../support/customers.js";
import { laterRefusal } from "../support/refusal.js";

const judging = { beside: [], resamples: 5, nullDraws: 2 };
const six = prepare(customers(numeric("x", [0, 1, 2, 10, 11, 12])), { mode: "none" }).matrix;

describe("compare", () => {
  it("puts the criteria of two clear groups side by side, worked out by hand", async () => {
    const { comparison, models } = await compare(six, { ks: [2], judging });
    const [row] = comparison.rows;
    expect(row).toMatchObject({ k: 2, inertia: 4, sizes: [3, 3], converged: true });
    // Total 154 = 4 within + 150 between.
    expect(row.explainedShare).toBeCloseTo(150 / 154, 12);
    expect(row.calinskiHarabasz).toBeCloseTo(150 / (4 / 4), 10);
    // Mean distance to the own centroid 2/3 in both, centroids 10 apart.
    expect(row.daviesBouldin).toBeCloseTo(4 / 3 / 10, 12);
    // 0: a = 1.5, b = 11; 1: a = 1, b = 10; 2: a = 1.5, b = 9.
    const silhouette = (9.5 / 11 + 9 / 10 + 7.5 / 9) / 3;
    expect(row.silhouetteEuclidean).toEqual({
      value: expect.closeTo(silhouette, 12),
      rows: 6,
      exact: true,
      low: expect.closeTo(silhouette, 12),
      high: expect.closeTo(silhouette, 12),
    });
    expect(models.get(2)?.inertia).toBe(4);
  });

  it("keeps the K recommended or the one asked for, and says why", async () => {
    const kept = async (ks: readonly number[], keep?: number): Promise<unknown> =>
      (await compare(six, { ks, keep, judging })).comparison.kept;
    expect(await kept([4, 2, 3])).toEqual({ k: 2, why: "recommended: separate groups" });
    expect(await kept([2])).toEqual({ k: 2, why: "the only K asked for: separate groups" });
    expect(await kept([4, 2, 3], 3)).toEqual({ k: 3, why: "asked for by --keep; K = 2 is recommended" });
    expect(await kept([4, 2, 3], 2)).toEqual({ k: 2, why: "asked for by --keep, and recommended: separate groups" });
  });

  it("keeps to the K asked for and names beside what would be chosen if K were free", async () => {
    const { comparison } = await compare(six, { ks: [3, 4], judging: { ...judging, beside: [2, 3] } });
    expect(comparison.rows.map(({ k, judged }) => [k, judged?.k])).toEqual([
      [3, 3],
      [4, 4],
    ]);
    expect(comparison.judgement?.unrestricted).toMatchObject({ verdict: "natural", k: 2, from: 2, to: 4 });
    expect(comparison.judgement?.sentences.join(" ")).toContain(
      "Left free from 2 to 4, the rule would choose K = 2 (separate groups).",
    );
  });

  it("keeps another K of a comparison without judging anew", async () => {
    const options = { ks: [2, 3], judging };
    const { comparison } = await compare(six, options);
    const { comparison: asked } = await compare(six, { ...options, keep: 3 });
    expect(keepAnother(comparison, 3)).toEqual(asked);
    expect(keepAnother(asked, undefined)).toEqual({
      ...comparison,
      kept: { k: 2, why: "recommended: separate groups" },
    });
    expect(asked.judgement?.sentences.join(" ")).toContain("Kept at your word is K = 3, of which is said:");
  });

  it("lists K rising, and finds at each K what it finds alone", async () => {
    const { matrix } = prepare(smallBank(240));
    const together = await compare(matrix, { ks: [5, 2, 4], restarts: 3, judging });
    expect(together.comparison.rows.map(({ k }) => k)).toEqual([2, 4, 5]);
    const alone = await compare(matrix, { ks: [4], restarts: 3, judging });
    expect(alone.comparison.rows[0]).toEqual(together.comparison.rows[1]);
    expect(alone.models.get(4)?.labels).toEqual(together.models.get(4)?.labels);
  });

  it("reports K, place and fraction", async () => {
    const seen: CompareProgress[] = [];
    await compare(six, { ks: [3, 2], judging, onProgress: (progress) => seen.push(progress) });
    expect(seen[0]).toEqual({ stage: "fit", k: 2, index: 0, total: 2, fraction: 0 });
    expect(seen.findLast(({ stage }) => stage === "fit")).toEqual({
      stage: "fit",
      k: 3,
      index: 1,
      total: 2,
      fraction: 1,
    });
  });

  it("refuses K that cannot be, before any work", async () => {
    const seen: CompareProgress[] = [];
    const refused = (ks: readonly number[], keep?: number): Promise<string> =>
      laterRefusal(compare(six, { ks, keep, onProgress: (progress) => seen.push(progress) }));
    expect(await refused([])).toBe("bad-option: K must be named at least once; got none. Use --k 4,5,6 or --k 2..8.");
    expect(await refused([2, 3, 2])).toBe("bad-option: each K may be named once; got 2 twice. Correct --k.");
    expect(await refused([2, 7])).toBe(
      "bad-option: K must be at most 6, the number of different customers once prepared; got 7. Lower --k, or add customers or columns that tell them apart.",
    );
    expect(await refused([2, 3], 4)).toBe(
      "bad-option: the K to keep must be one of those compared, 2, 3; got 4. Add it to --k, or change --keep.",
    );
    expect(seen).toEqual([]);
  });

  it("stops when asked to", async () => {
    const stop = new AbortController();
    const comparing = compare(six, { ks: [2, 3], signal: stop.signal, onProgress: ({ k }) => k === 3 && stop.abort() });
    expect(await laterRefusal(comparing)).toMatch(/^aborted: /);
  });
});

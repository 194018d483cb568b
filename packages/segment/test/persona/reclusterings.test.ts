import type { Matrix } from "@coterie/kmeans";
import { createRandom } from "@coterie/kmeans";
import { describe, expect, test } from "vitest";
import { reclusterings } from "../../src/index.js";
import { matchSegments } from "../../src/persona/recluster-task.js";
import { statisticIntervals } from "../../src/persona/trait-interval.js";
import { slowHelper } from "../support/slow-helper.js";

describe("matchSegments", () => {
  test("matches by falling Jaccard similarity, each once", () => {
    // Segment 0 is cluster 1, segment 1 cluster 0; cluster 2 took one row of segment 0 and is nobody's.
    expect(matchSegments([0, 0, 0, 1, 1], [1, 1, 2, 0, 0], [1, 1, 1, 1, 1], 3)).toEqual([1, 0, 3]);
  });

  test("counts a row as often as it was drawn", () => {
    expect(matchSegments([0, 1], [0, 0], [3, 1], 2)).toEqual([0, 2]);
    expect(matchSegments([0, 1], [0, 0], [1, 3], 2)).toEqual([1, 2]);
  });
});

describe("reclusterings", () => {
  const size = 300;
  const random = createRandom(5);
  const labels = Uint8Array.from({ length: size }, (_, i) => i % 2);
  const values = Float64Array.from(labels, (label) => 20 * label + random.normal());
  const matrix: Matrix = { values, rowCount: size, featureCount: 1 };

  test("find separate groups again under their own ids, whatever order they are found in", async () => {
    const found = await reclusterings(matrix, labels, 2, { seed: 1, resamples: 8 });
    expect(Array.from(found.sample)).toEqual(Array.from(labels.keys()));
    expect(found.draws).toHaveLength(8);
    for (const { rows, counts, labels: again } of found.draws) {
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(size);
      for (let i = 0; i < rows.length; i++) expect(again[i]).toBe(labels[rows[i]]);
    }
  });

  test("give intervals that hold the value and lie in the group; the same twice", async () => {
    const one = await reclusterings(matrix, labels, 2, { seed: 1, resamples: 40 });
    const two = await reclusterings(matrix, labels, 2, { seed: 1, resamples: 40 });
    const own = [0.1, 20];
    const [low, high] = statisticIntervals(values, "median", one, own);
    expect(low!.low).toBeLessThanOrEqual(0.1);
    expect(low!.high).toBeGreaterThanOrEqual(0.1);
    expect(low!.high - low!.low).toBeLessThan(1);
    expect(high!.low).toBeGreaterThan(19);
    expect(statisticIntervals(values, "median", two, own)).toEqual([low, high]);
  });

  test("are the same whoever does them, rows told as the table has them", async () => {
    const { helper, done } = slowHelper();
    const asked = { seed: 1, resamples: 20, tableRows: Uint32Array.from(labels, (_, row) => 2 * row) };
    const alone = await reclusterings(matrix, labels, 2, asked);
    expect(await reclusterings(matrix, labels, 2, { ...asked, helpers: [helper] })).toEqual(alone);
    expect(done.length).toBeGreaterThan(0);
    expect(Array.from(alone.sample)).toEqual(Array.from(asked.tableRows));
  });

  test("a withheld value gets no interval, nor does a segment most resamples do not find", async () => {
    const found = await reclusterings(matrix, labels, 2, { resamples: 4 });
    expect(statisticIntervals(values, "median", found, [null, 20])[0]).toBeNull();
    expect(statisticIntervals(values, "share", found, [0, 1, 0.5])[2]).toBeNull();
  });

  test("refuses options it does not know, and stops when asked", async () => {
    await expect(reclusterings(matrix, labels, 2, { resample: 3 } as object)).rejects.toThrow(
      "option resample is not known",
    );
    const controller = new AbortController();
    controller.abort();
    const large: Matrix = {
      values: Float64Array.from({ length: 6000 }, (_, i) => Math.sin(i)),
      rowCount: 3000,
      featureCount: 2,
    };
    await expect(reclusterings(large, new Uint8Array(3000), 8, { signal: controller.signal })).rejects.toMatchObject({
      code: "aborted",
    });
  });
});

import { describe, expect, it } from "vitest";
import { nearestTwo, predict, predictAsync } from "../src/index.js";
import { assignRows } from "../src/lloyd/assign-rows.js";
import { blobs, matrixOf } from "./support/matrices.js";

describe("predict", () => {
  it("takes the nearest centroid, ties to the lowest", () => {
    const rows = matrixOf([[0], [1], [1.5], [3], [9]]);
    expect([...predict(Float64Array.of(0, 2, 2), rows)]).toEqual([0, 0, 1, 1, 1]);
  });

  it("gives the oracle's labels where the kernel takes over, far centroids included", () => {
    const rows = blobs(700_003, 6, 5, 91, 1);
    for (const far of [1, 1e6, 1e60, 1e200]) {
      const centroids = rows.values.slice(0, 8 * 6);
      centroids[3] *= far;
      const labels = new Uint8Array(rows.rowCount);
      assignRows(rows, centroids, labels);
      expect(predict(centroids, rows), `a centroid at ${far}`).toEqual(labels);
    }
  });

  it("takes no rows and refuses centroids of another shape", () => {
    const none = { values: new Float64Array(0), rowCount: 0, featureCount: 3 };
    expect(predict(new Float64Array(3), none)).toHaveLength(0);
    expect(() => predict(new Float64Array(4), none)).toThrow(/1 to 255 rows of 3 numbers; got 4/);
    expect(() => predict(Float64Array.of(1, Number.NaN, 2), none)).toThrow(/centroid 1, column 2/);
    expect(() => predict(new Float64Array(256), { ...none, featureCount: 1 })).toThrow(/1 to 255/);
  });
});

describe("predictAsync", () => {
  const rows = blobs(400_003, 6, 5, 92, 1);
  const centroids = rows.values.slice(0, 7 * 6);

  it("gives the labels of predict on any number of threads, in either precision", async () => {
    const expected = predict(centroids, rows);
    for (const threads of [1, 2, 3, 8]) expect(await predictAsync(centroids, rows, { threads })).toEqual(expected);
    const single = { ...rows, values: Float32Array.from(rows.values) };
    expect(await predictAsync(centroids, single, { threads: 2 })).toEqual(predict(centroids, single));
    expect(await predictAsync(centroids, { ...rows, values: rows.values.subarray(0, 12), rowCount: 2 })).toEqual(
      expected.subarray(0, 2),
    );
  });

  it("refuses as predict does, naming the row as the caller counts it", async () => {
    const broken = { ...rows, values: rows.values.slice() };
    broken.values[400_000 * 6 + 2] = Number.NaN;
    await expect(predictAsync(centroids, broken, { threads: 2 })).rejects.toThrow("row 400001, column 3");
    await expect(predictAsync(centroids.subarray(1), rows)).rejects.toMatchObject({ code: "bad-option" });
    await expect(predictAsync(centroids, rows, { threads: 0 })).rejects.toMatchObject({ code: "bad-option" });
    const unknown = { thread: 2 } as object;
    await expect(predictAsync(centroids, rows, unknown)).rejects.toThrow("option thread is not known");
  });

  it("refuses with `aborted` before and during the work", async () => {
    const aborted = { code: "aborted" };
    await expect(predictAsync(centroids, rows, { signal: AbortSignal.abort() })).rejects.toMatchObject(aborted);
    const controller = new AbortController();
    const labels = predictAsync(centroids, rows, { threads: 2, signal: controller.signal });
    controller.abort();
    await expect(labels).rejects.toMatchObject(aborted);
  });
});

describe("nearestTwo", () => {
  it("gives both distances by hand", () => {
    const found = nearestTwo(
      Float64Array.of(0, 0, 3, 4, 0, 1),
      matrixOf([
        [0, 0],
        [3, 3],
      ]),
    );
    expect([...found.labels]).toEqual([0, 1]);
    expect([...found.runnerUps]).toEqual([2, 2]);
    expect([...found.distances]).toEqual([0, 1]);
    expect([...found.runnerUpDistances]).toEqual([1, Math.sqrt(13)]);
  });

  it("has no runner-up with one centroid", () => {
    const found = nearestTwo(Float64Array.of(1), matrixOf([[4]]));
    expect(found.distances[0]).toBe(3);
    expect(found.runnerUpDistances[0]).toBeNaN();
  });

  it("breaks ties to the lowest for both, and labels as predict does", () => {
    const tied = nearestTwo(Float64Array.of(5, 1, -1, 1), matrixOf([[0]]));
    expect([tied.labels[0], tied.runnerUps[0]]).toEqual([1, 2]);
    const rows = blobs(500, 4, 6, 8, 1);
    const centroids = rows.values.slice(0, 24);
    const found = nearestTwo(centroids, rows);
    expect([...found.labels]).toEqual([...predict(centroids, rows)]);
    for (let i = 0; i < 500; i++) {
      expect(found.runnerUps[i]).not.toBe(found.labels[i]);
      expect(found.runnerUpDistances[i]).toBeGreaterThanOrEqual(found.distances[i]);
    }
  });
});

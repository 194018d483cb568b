import { describe, expect, it } from "vitest";
import { kmeans, kmeansStream, type Matrix } from "../../src/index.js";
import { blobs, pickRows } from "../support/matrices.js";

const rows = blobs(40_000, 4, 4, 111, 3);

function* chunks(size = 3000): Generator<Matrix> {
  for (let from = 0; from < rows.rowCount; from += size) {
    yield pickRows(
      rows,
      Array.from({ length: Math.min(size, rows.rowCount - from) }, (_, i) => from + i),
    );
  }
}

describe("kmeansStream", () => {
  it("ends where a fit in memory ends, up to the rounding of sums", async () => {
    const inMemory = kmeans(rows, { k: 4, restarts: 5 });
    const streamed = await kmeansStream(() => chunks(), { k: 4, restarts: 5, sampleRows: 5000, tolerance: 0 });
    expect(streamed.converged).toBe("strict");
    expect([...streamed.sizes]).toEqual([...inMemory.sizes]);
    expect(streamed.rowCount).toBe(40_000);
    expect(Math.abs(streamed.inertia / inMemory.inertia - 1)).toBeLessThan(1e-9);
    streamed.centroids.forEach((x, at) => {
      expect(x).toBeCloseTo(inMemory.centroids[at], 9);
    });
  });

  it("gives the same bytes on any number of threads", async () => {
    const fit = (threads: number) => kmeansStream(() => chunks(), { k: 5, restarts: 2, sampleRows: 5000, threads });
    const one = await fit(1);
    for (const threads of [2, 3]) expect(await fit(threads)).toEqual(one);
  });

  it("never goes up from pass to pass, reports each, and stops where it is told", async () => {
    const seen: number[] = [];
    const onPass = (pass: number, inertia: number) => seen.push(pass, inertia);
    const model = await kmeansStream(() => chunks(777), {
      k: 6,
      restarts: 1,
      sampleRows: 500,
      maxPasses: 3,
      tolerance: 0,
      onPass,
    });
    expect(model).toMatchObject({ passes: 3, converged: "max-iterations" });
    expect([seen[0], seen[2], seen[4]]).toEqual([1, 2, 3]);
    expect(seen[3]).toBeLessThanOrEqual(seen[1]);
    expect(seen[5]).toBeLessThanOrEqual(seen[3]);
  });

  it("refuses an empty stream, unknown options and an aborted signal", async () => {
    await expect(kmeansStream(() => [], { k: 2 })).rejects.toMatchObject({ code: "too-few-rows" });
    await expect(kmeansStream(() => chunks(), { k: 2, passes: 3 } as never)).rejects.toMatchObject({
      code: "bad-option",
    });
    await expect(kmeansStream(() => chunks(), { k: 2, maxPasses: 0 })).rejects.toMatchObject({ code: "bad-option" });
    const signal = AbortSignal.abort();
    await expect(kmeansStream(() => chunks(), { k: 2, signal })).rejects.toMatchObject({ code: "aborted" });
  });
});

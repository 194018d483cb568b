import { describe, expect, it } from "vitest";
import { KMeansError, kmeans, kmeansAsync } from "../src/index.js";
import { blobs } from "./support/matrices.js";

const rows = blobs(6000, 6, 6, 11, 1);

describe("kmeansAsync", () => {
  it("gives the bytes of the synchronous fit", async () => {
    const options = { k: 6, restarts: 3, seed: 4 };
    expect(await kmeansAsync(rows, { ...options, threads: 3 })).toEqual(kmeans(rows, options));
  });

  it("leaves the event loop free and reports progress that never falls", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const fractions: number[] = [];
    await kmeansAsync(rows, { k: 12, onProgress: (p) => fractions.push(p.fraction) });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
    expect(fractions.length).toBeGreaterThan(2);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.every((f) => f >= 0 && f <= 1)).toBe(true);
  });

  it("refuses with `aborted` before and during the work", async () => {
    await expect(kmeansAsync(rows, { k: 2, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "aborted" });
    const controller = new AbortController();
    const fit = kmeansAsync(rows, {
      k: 12,
      restarts: 500,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(fit).rejects.toBeInstanceOf(KMeansError);
    await expect(fit).rejects.toMatchObject({ code: "aborted" });
  });

  it("refuses bad input by rejecting", async () => {
    await expect(kmeansAsync(rows, { k: 0 })).rejects.toMatchObject({ code: "bad-option" });
    await expect(kmeansAsync(rows, { k: 2, threads: 0 })).rejects.toMatchObject({ code: "bad-option" });
  });
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../src/engine/frame.js";
import { kmeansAsync } from "../../src/index.js";
import { startWorker } from "../../src/threads/host-worker.js";
import { blobs } from "../support/matrices.js";

describe("a worker", () => {
  it("that dies rejects what it was asked, and what it is asked later", async () => {
    const worker = startWorker();
    const asked = worker.send({ order: "release" });
    await expect(asked).resolves.toEqual({ outcome: "done" });
    const { low, high, ...rows } = {
      ...blobs(300_000, 8, 2, 1),
      low: new Float64Array(8).fill(-20),
      high: new Float64Array(8).fill(20),
    };
    const held = { ...rows, weights: null };
    const hold = { rows: held, frame: frameOf(held, null, low, high), seeding: true };
    const lost = worker.send({ order: "hold", hold, kind: null });
    worker.stop();
    await expect(lost).rejects.toMatchObject({ code: "worker-failed" });
    await expect(worker.send({ order: "release" })).rejects.toMatchObject({ code: "worker-failed" });
  });

  it("passes refusals on by their code", async () => {
    const equal = { values: new Float64Array(120_000).fill(2), rowCount: 60_000, featureCount: 2 };
    await expect(kmeansAsync(equal, { k: 3, threads: 2 })).rejects.toMatchObject({ code: "too-few-rows" });
  });

  it("serves several fits at once", async () => {
    const rows = blobs(30_000, 4, 4, 121, 2);
    const fits = await Promise.all([3, 4, 5, 4].map((k) => kmeansAsync(rows, { k, restarts: 3, threads: 2 })));
    expect(fits.map((fit) => fit.k)).toEqual([3, 4, 5, 4]);
    expect(fits[3]).toEqual(fits[1]);
  });
});

describe("one bundled file", () => {
  const ofWork = `
    const rows = createMatrix(60_000, 4);
    rows.values.forEach((_, i) => { rows.values[i] = Math.sin(i * i); });
    const { sizes } = await kmeansAsync(rows, { k: 4, restarts: 3, threads: 2 });
    console.log(sizes.reduce((a, b) => a + b));`;

  it("starts its workers with no file beside it, and ends when its work is done", { timeout: 60_000 }, async () => {
    expect(await runAlone(ofWork)).toEqual({ stdout: "60000\n", status: 0, signal: null });
    expect(await runAlone(`readyThreads(2);endIdleThreads();${ofWork}endIdleThreads();`)).toEqual({
      stdout: "60000\n",
      status: 0,
      signal: null,
    });
    expect(await runAlone(`readyThreads(2);${ofWork}`)).toEqual({ stdout: "60000\n", status: 0, signal: null });
  });

  it("ends where workers were readied for nothing", { timeout: 60_000 }, async () => {
    const begun = performance.now();
    expect(await runAlone("readyThreads(2);")).toEqual({ stdout: "", status: 0, signal: null });
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

/** Bundles a script that uses the package, and runs it where no other file is. */
async function runAlone(script: string) {
  const folder = mkdtempSync(join(tmpdir(), "kmeans-bundle-"));
  const entry = join(folder, "entry.mjs");
  const source = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
  writeFileSync(
    entry,
    `import { createMatrix, endIdleThreads, kmeansAsync, readyThreads } from ${JSON.stringify(source)};${script}`,
  );
  const built = await rolldown({ input: entry, platform: "node" });
  const alone = mkdtempSync(join(tmpdir(), "kmeans-alone-"));
  await built.write({ file: join(alone, "main.mjs"), format: "esm" });
  await built.close();
  const { stdout, status, signal } = spawnSync(process.execPath, [join(alone, "main.mjs")], {
    cwd: alone,
    encoding: "utf8",
    timeout: 50_000,
  });
  rmSync(folder, { recursive: true });
  rmSync(alone, { recursive: true });
  return { stdout, status, signal };
}

import { afterEach, describe, expect, it, vi } from "vitest";
import { kmeans, kmeansAsync, predict, predictAsync } from "../../src/index.js";
import { startWorker } from "../../src/threads/host-worker.js";
import { pack, unpack } from "../../src/threads/parcel.js";
import { FOUR_GIB, farAway } from "../support/far-away.js";
import { blobs } from "../support/matrices.js";

/** What a worker gets. */
function sent<T>(message: T): T {
  return unpack(structuredClone(pack(message))) as T;
}

afterEach(() => void vi.unstubAllGlobals());

describe("a message to a worker", () => {
  it("arrives as it was sent", () => {
    const order = {
      order: "hold",
      rows: [{ values: Float64Array.of(1, 2), weights: null, part: false, rowCount: 1 }],
      labels: Uint8Array.of(3, 4).subarray(1),
      centroids: Float32Array.of(5, 6, 7).subarray(1, 2),
      nothing: undefined,
    };
    expect(sent(order)).toEqual(order);
  });

  it("leaves behind what lies around rows that are copied", () => {
    const view = Float64Array.of(1, 2, 3, 4).subarray(1, 3);
    const { values } = sent({ values: view });
    expect(values).toEqual(Float64Array.of(2, 3));
    expect(values.buffer.byteLength).toBe(16);
  });

  it("holds shared rows wherever they lie", () => {
    const buffer = new SharedArrayBuffer(FOUR_GIB + 64);
    const singles = new Float32Array(buffer, FOUR_GIB - 8, 4).fill(0.5);
    const doubles = new Float64Array(buffer, FOUR_GIB + 40, 3).fill(7);
    const there = sent({ singles, doubles, all: new Float64Array(buffer) });
    expect(there.singles).toEqual(Float32Array.of(0.5, 0.5, 0.5, 0.5));
    expect(there.doubles).toEqual(Float64Array.of(7, 7, 7));
    expect([there.all.length, there.all.at(-1)]).toEqual([FOUR_GIB / 8 + 8, 7]);
    there.doubles[0] = 8;
    expect(doubles[0]).toBe(8);
  });

  it("is refused where rows must be copied and are too many for one message", () => {
    const few = { values: new Float64Array(FOUR_GIB / 8) };
    vi.stubGlobal("SharedArrayBuffer", undefined);
    expect(() => pack(few)).toThrow(/copied to a thread must be less than 4 GiB; got 4096 MiB\. Use more threads/);
  });
});

describe("rows past the first 4 GiB of their buffer", () => {
  it("are the rows that a worker labels", async () => {
    const few = farAway({ values: Float64Array.of(0, 0, 9, 9, 1, 0, 8, 9, 9, 8), rowCount: 5, featureCount: 2 });
    const worker = startWorker();
    const outcome = await worker.send({ order: "label", centroids: Float64Array.of(9, 9, 0, 0), rows: few });
    worker.stop();
    expect(outcome).toEqual({ outcome: "labels", labels: Uint8Array.of(1, 0, 1, 0, 0) });
  });

  it("give the bytes that they give elsewhere", async () => {
    const near = blobs(70_000, 5, 4, 171, 1.5);
    const far = farAway(near);
    const weights = Float64Array.from({ length: near.rowCount }, (_, i) => (i % 3) / 2);
    const farWeights = farAway({ values: weights, rowCount: weights.length, featureCount: 1 }).values;
    const expected = kmeans(near, { k: 4, restarts: 2, weights });
    const found = await kmeansAsync(far, { k: 4, restarts: 2, weights: farWeights, threads: 3 });
    expect(found).toEqual(expected);
    const wide = Float64Array.from({ length: 40 * 5 }, (_, at) => near.values[at]);
    expect(await predictAsync(wide, far, { threads: 3 })).toEqual(predict(wide, near));
  });
});

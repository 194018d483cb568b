import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerAsk, mergeBlocks } from "../../src/engine/ask.js";
import type { BlockSums } from "../../src/engine/block-sums.js";
import { judgePlainly, judgeShard } from "../../src/engine/judge-shard.js";
import type { Shard } from "../../src/engine/shard.js";
import { readTally } from "../../src/engine/tally.js";
import { createRandom, type Matrix } from "../../src/index.js";
import type { KernelKind } from "../../src/kernel/kernel.js";
import { assignRows } from "../../src/lloyd/assign-rows.js";
import { type ClusterSums, clusterSums } from "../../src/lloyd/cluster-sums.js";
import { meansOf } from "../../src/lloyd/lloyd.js";
import { withinSums } from "../../src/lloyd/within-sums.js";
import { blobs } from "../support/matrices.js";
import { shardOf } from "../support/shard-of.js";

const KINDS: readonly KernelKind[] = ["simd", "scalar"];

function oracle(rows: Matrix, centroids: Float64Array): Uint8Array {
  const labels = new Uint8Array(rows.rowCount);
  assignRows(rows, centroids, labels);
  return labels;
}

/** What a shard's rows add up to, coarsely or exactly. */
function sumsOf(shard: Shard, k: number): ClusterSums {
  const { tally, blockSums, residence } = shard;
  return tally ? readTally(tally, residence.frame) : mergeBlocks(blockSums as BlockSums, k);
}

/** Rows of whole numbers, where distances tie all the time. */
function lattice(rowCount: number, featureCount: number, seed: number): Matrix {
  const random = createRandom(seed, 3);
  const values = Float64Array.from({ length: rowCount * featureCount }, () => random.below(5) - 2);
  return { values, rowCount, featureCount };
}

function picked(rows: Matrix, k: number, seed: number): Float64Array {
  const random = createRandom(seed, 4);
  const d = rows.featureCount;
  const centroids = new Float64Array(k * d);
  for (let c = 0; c < k; c++) {
    const row = random.below(rows.rowCount);
    centroids.set(rows.values.subarray(row * d, row * d + d), c * d);
  }
  return centroids;
}

describe.each(KINDS)("a shard with the %s kernel", (kind) => {
  const sizes = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 255, 257];
  const widths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33];
  const clusters = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 33, 255];

  it.each(widths)("labels as the oracle does for every number of rows and centroids, d = %i", (d) => {
    for (const n of sizes) {
      for (const k of clusters) {
        for (const rows of [blobs(n, d, 3, n * k, 1), lattice(n, d, n + k)]) {
          const shard = shardOf(rows, kind);
          const first = picked(rows, k, 1);
          expect(shard.pass(first, true)).toBe(n);
          expect(shard.labels, `n ${n} k ${k}`).toEqual(oracle(rows, first));
          const next = picked(rows, k, 2);
          const before = shard.labels.slice();
          const changed = shard.pass(next, false);
          expect(shard.labels, `n ${n} k ${k}, second pass`).toEqual(oracle(rows, next));
          expect(changed).toBe(before.filter((label, i) => label !== shard.labels[i]).length);
          expect(sumsOf(shard, k)).toEqual(clusterSums(rows, null, shard.labels, k));
        }
      }
    }
  });

  it("labels as the oracle does however centroids wander, with and without bounds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 18 }),
        fc.integer({ min: 2, max: 35 }),
        fc.array(fc.constantFrom(0, 1e-12, 1e-6, 1e-3, 0.02, 0.3), { minLength: 4, maxLength: 12 }),
        fc.boolean(),
        fc.nat(1000),
        (d, k, steps, ties, seed) => {
          const rows = ties ? lattice(700, d, seed) : blobs(700, d, 5, seed, 2);
          const shard = shardOf(rows, kind);
          const random = createRandom(seed, 9);
          let centroids = picked(rows, k, seed);
          shard.pass(centroids, true);
          for (const step of steps) {
            centroids = centroids.map((x) => x + step * (random.float() - 0.5));
            shard.pass(centroids, false);
            expect(shard.labels).toEqual(oracle(rows, centroids));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps sums near the truth by differences, and exactly once they are taken anew, over several blocks", () => {
    const rows = blobs(40_000, 6, 5, 51, 1);
    const weights = Float64Array.from({ length: 40_000 }, (_, i) => (i % 4) * 0.7);
    const shard = shardOf(rows, kind, weights);
    const random = createRandom(3);
    let centroids = picked(rows, 5, 8);
    shard.pass(centroids, true);
    expect(shard.tally).not.toBeNull();
    for (let pass = 0; pass < 8; pass++) {
      const step = 0.3 / 4 ** pass;
      centroids = centroids.map((x) => x + step * (random.float() - 0.5));
      shard.pass(centroids, false);
      expect(shard.labels).toEqual(oracle(rows, centroids));
      const truth = clusterSums(rows, weights, shard.labels, 5);
      const kept = sumsOf(shard, 5);
      expect(kept.counts).toEqual(truth.counts);
      kept.sums.forEach((sum, at) => {
        expect(Math.abs(sum - truth.sums[at])).toBeLessThan(0.02);
      });
      if (pass === 4) shard.sumWhole();
    }
    expect(shard.tally).toBeNull();
    expect(mergeBlocks(shard.sumWhole(), 5)).toEqual(clusterSums(rows, weights, shard.labels, 5));
    const { within } = answerAsk(shard, { ask: "within", centroids, labelled: false });
    const total = withinSums(rows, weights, shard.labels, centroids).reduce((a, b) => a + b);
    expect(within.reduce((a, b) => a + b) / total).toBeCloseTo(1, 12);
  });

  it("renames clusters without losing count", () => {
    const rows = blobs(20_000, 3, 4, 52, 2);
    const shard = shardOf(rows, kind);
    const centroids = picked(rows, 4, 3);
    shard.pass(centroids, true);
    shard.sumWhole();
    const order = Uint8Array.of(2, 0, 3, 1);
    const old = shard.labels.slice();
    shard.relabel(order);
    expect([...shard.labels].every((label, i) => order[label] === old[i])).toBe(true);
    expect(sumsOf(shard, 4)).toEqual(clusterSums(rows, null, shard.labels, 4));
  });

  const extremes: [string, (x: number, i: number) => number][] = [
    ["one value at 1e9", (x, i) => (i === 35 ? 1e9 : x)],
    ["one value at 1e300 of its unit", (x, i) => (i === 35 ? 1e140 : x * 1e-10)],
    ["a translation by 1e6", (x) => x + 1e6],
    ["a translation by 1e14", (x) => x + 1e14],
    ["values near the least f64", (x, i) => (i % 7 === 0 ? x * 1e-310 : x)],
    ["all rows equal", () => 0.1],
    ["very large values", (x) => x * 1e150],
    ["very small values", (x) => x * 1e-140],
  ];
  it.each(extremes)("labels as the oracle does with %s", (_, change) => {
    for (const d of [1, 3, 8]) {
      const plain = blobs(600, d, 4, 61, 2);
      const rows = { ...plain, values: plain.values.map(change) };
      const shard = shardOf(rows, kind);
      for (let pass = 0; pass < 5; pass++) {
        const centroids = picked(rows, 6, pass < 3 ? pass : 2);
        shard.pass(centroids, pass === 0);
        expect(shard.labels, `d ${d}, pass ${pass}`).toEqual(oracle(rows, centroids));
      }
    }
  });
});

it("judges rows alike with and without SIMD", () => {
  const rows = blobs(20_003, 5, 4, 62, 1);
  const labels = oracle(rows, picked(rows, 7, 1));
  const totals = clusterSums(rows, null, labels, 7);
  const means = meansOf(totals, picked(rows, 7, 1));
  const within = withinSums(rows, null, labels, means);
  const facts = { means, weights: totals.weights, counts: totals.counts, within };
  const [simd, scalar] = KINDS.map((kind) => {
    const shard = shardOf(rows, kind);
    shard.setLabels(labels, 7);
    return judgeShard(shard, facts);
  });
  expect(scalar).toEqual(simd);
  expect(simd.length).toBe(2 * 9);
  const plain = judgePlainly(rows, null, labels, facts);
  plain.forEach((sum, at) => {
    expect(Math.abs(simd[at] - sum)).toBeLessThan(1e-5 * Math.abs(sum));
  });
});

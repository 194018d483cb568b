import { deepStrictEqual as deepEqual, strictEqual as equal } from "node:assert/strict";
import { Passes, WAY } from "../../src/engine/pass-table.js";
import { isRoundedOff, readTally } from "../../src/engine/tally.js";
import type { Kernel } from "../../src/kernel/kernel.js";
import { meansOf, squaredStep } from "../../src/lloyd/lloyd.js";
import { createRandom } from "../../src/random.js";
import { AT, KernelMemory } from "./kernel-memory.js";
import * as twin from "./twin.js";

const SIZES = [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 64, 65, 255, 256, 257, 300, 530];
const FEATURES = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17];
const CLUSTERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 16, 17, 33];

/** What the operations are run on. */
export interface Shape {
  readonly n: number;
  readonly d: number;
  readonly k: number;
  readonly weighted: boolean;
  readonly isSingle: boolean;
  readonly seed: number;
}

/** Tails of every length, features and clusters in odd numbers, with and without weights, of both precisions; and every number of clusters with ties. */
export const shapes: readonly Shape[] = [
  ...SIZES.flatMap((n, i) => [0, 1, 2].map((turn) => shape(n, i * 3 + turn))),
  { n: 2000, d: 3, k: 6, weighted: true, isSingle: false, seed: 1 },
  ...CLUSTERS.flatMap((k) => [0, 2].map((seed) => ({ n: 64, d: 3, k, weighted: false, isSingle: false, seed }))),
];

/**
 * Run every operation of a kernel beside its twin, and look whether it wrote anything else.
 *
 * @param kernel Fresh.
 * @param shape On what.
 * @throws {AssertionError}
 */
export function checkOperations(kernel: Kernel, { n, d, k, weighted, isSingle, seed }: Shape): void {
  const random = createRandom(seed, 5);
  const memory = new KernelMemory(kernel);
  // Quarters make ties, others none.
  const number = () => (seed % 2 === 0 ? (random.below(9) - 4) / 4 : random.float() * 2 - 1);
  const raw = Float64Array.from({ length: n * d }, () => (isSingle ? Math.fround(number()) : number()));
  const weights64 = Float64Array.from({ length: n }, () => random.below(4) / 4);
  const weights = weighted ? Float32Array.from(weights64) : null;
  const centre = Float64Array.from({ length: d }, () => random.float() / 8);
  const labels = Uint8Array.from({ length: n }, () => random.below(k));
  memory.put(AT.raw, isSingle ? Float32Array.from(raw) : raw);
  memory.put(AT.centre, centre);
  memory.put(AT.weights, weights ?? new Float32Array(0));
  memory.put(AT.weights64, weights64);
  const wAt = weighted ? AT.weights : 0;
  const w64At = weighted ? AT.weights64 : 0;
  const { operations: op } = kernel;

  // Ingest.
  const { x, norms } = twin.takeRows(raw, n, d, centre, 0.5);
  const rows: twin.TwinRows = { n, d, x, norms, weights };
  op.takeRows(AT.raw, isSingle ? 1 : 0, n, d, AT.centre, 0.5, AT.x, AT.norms, AT.longest);
  const groups = Math.ceil(n / 4) * 4;
  memory.expectFloats(AT.x, tiled(x, n, d));
  memory.expectFloats(
    AT.norms,
    Float32Array.from({ length: groups }, (_, i) => (i < n ? norms[i] : 0)),
  );
  const strips = Array.from({ length: Math.ceil(n / 256) }, (_, s) => Math.max(...norms.slice(s * 256, s * 256 + 256)));
  memory.expectFloats(AT.longest, Float32Array.from(strips));
  memory.expectUntouched();

  // The kernel scores pairs of groups: what lies behind the last row must be there, and finite.
  memory.put(AT.x, new Float32Array((n + 24) * d));
  memory.put(AT.x, tiled(x, n, d));

  // Centroids brought in; equal neighbours in every second shape, that the lower one may win in every lane.
  const given = Float64Array.from({ length: k * d }, number);
  for (let c = 1 + ((seed >> 1) % 2); c < k && seed % 2 === 0; c += 2) given.copyWithin(c * d, (c - 1) * d, c * d);
  const lengths = Float32Array.from({ length: Math.ceil(n / 256) }, () => random.float() * 4);
  const room = new Float32Array(lengths.length + 1).fill(-1);
  memory.put(AT.given, given);
  memory.put(AT.longest, lengths);
  const placing = [
    k,
    d,
    AT.given,
    AT.centre,
    0.5,
    AT.centroids,
    AT.halves,
    lengths.length,
    AT.longest,
    AT.taus,
    AT.slops,
  ] as const;
  const { steps, rises, ...far } = twin.placeSteps(given, centre, 0.5);
  const { points, halves, ...near } = twin.placeCentroids(given, centre, 0.5);
  for (const [place, numbers, squares, facts] of [
    [op.placeSteps, steps, rises, far],
    [op.placeCentroids, points, halves, near],
  ] as const) {
    memory.put(AT.centroids, new Float32Array(k * d).fill(-1));
    memory.put(AT.halves, new Float32Array(k).fill(-1));
    memory.put(AT.taus, room);
    memory.put(AT.slops, room);
    place(...placing);
    const { taus, slops } = twin.tolerancesOf(lengths, d, facts);
    memory.expectFloats(
      AT.centroids,
      Float32Array.of(...numbers, ...(numbers === steps ? new Float32Array(d).fill(-1) : [])),
    );
    memory.expectFloats(AT.halves, Float32Array.of(...squares, ...(numbers === steps ? [-1] : [])));
    memory.expectFloats(AT.taus, Float32Array.of(...taus, -1));
    memory.expectFloats(AT.slops, Float32Array.of(...slops, -1));
    memory.expectUntouched();
  }

  // Passes over blocks: scores, labels, sums, bounds, with tolerances that leave some rows unsure.
  const taus = Float32Array.from({ length: 9 }, (_, s) => [0, 0.125, 0.01][(seed + s) % 3]);
  const slops = Float32Array.from({ length: 9 }, (_, s) => [0.001, 0, 0.3][(seed + s) % 3]);
  const clocks = Float32Array.from({ length: k }, () => random.float());
  memory.put(AT.taus, taus);
  memory.put(AT.slops, slops);
  memory.put(AT.clocks, clocks);
  const scores = Array.from({ length: n }, (_, i) => twin.scoresOf(rows, i, { k, points, halves }));
  const tauOf = (i: number) => taus[Math.floor(i / 256)];
  const slopOf = (i: number) => slops[Math.floor(i / 256)];
  const magic = 1.5 * 2 ** 12;
  const blockRows = n > 1000 ? 2048 : 256;
  const settled = labels.map((label, i) => (random.below(6) === 0 ? label : scores[i].nearest));
  const sparse = Float32Array.from({ length: n }, (_, i) => (random.below(9) === 0 ? clocks[settled[i]] : 2));
  const dense = Float32Array.from({ length: n }, (_, i) => (i % 5 === 0 ? clocks[labels[i]] : random.float()));
  for (const [way, old, bounds, summed] of [
    [WAY.afresh, labels, dense, true],
    [WAY.afresh, labels, dense, false],
    [WAY.all, labels, dense, true],
    [WAY.all, labels, dense, false],
    [WAY.bound, labels, dense, true],
    [WAY.bound, labels, dense, false],
    [WAY.doubtful, labels, dense, true],
    [WAY.doubtful, labels, dense, false],
    [WAY.doubtful, settled, sparse, true],
    [WAY.doubtful, settled, sparse, false],
  ] as const) {
    const tally = BigInt64Array.from({ length: k * (d + 2) }, () => BigInt(random.below(64)));
    const byScores = way === WAY.bound || way === WAY.doubtful;
    memory.put(AT.centroids, byScores ? points : steps);
    memory.put(AT.halves, byScores ? halves : rises);
    memory.put(AT.labels, old);
    memory.put(AT.bounds, bounds);
    memory.put(AT.sums, tally);
    const after = old.slice();
    const renewed = bounds.slice();
    const lists = new Map<number, number[]>();
    let moved = 0;
    let doubtful = 0;
    let gathered = 0;
    for (let from = 0; from < n; from += blockRows) {
      const own = Array.from({ length: Math.min(blockRows, n - from) }, (_, r) => from + r);
      const risky = own.filter((i) => bounds[i] <= clocks[old[i]]);
      if (way === WAY.doubtful) doubtful += risky.length;
      const isWhole = way !== WAY.doubtful || risky.length > 0.15 * own.length;
      if (!isWhole) gathered = Math.max(gathered, risky.length);
      for (const i of isWhole ? own : risky) {
        const finding = twin.findingOf(rows, i, { steps, rises }, tauOf(i));
        const nearest = byScores ? scores[i].nearest : finding & 0xff;
        const unsure = byScores ? twin.isUnsure(scores[i], tauOf(i)) : finding >> 8 !== 1;
        if (byScores) renewed[i] = twin.boundOf(scores[i], norms[i], slopOf(i), clocks[nearest]);
        if (way === WAY.afresh) after[i] = nearest;
        if (way === WAY.afresh && summed && !unsure) twin.addWhole(rows, i, nearest, 1n, magic, tally);
        const changed = way !== WAY.afresh && nearest !== old[i];
        if (changed && !unsure && summed) {
          twin.addWhole(rows, i, old[i], -1n, magic, tally);
          twin.addWhole(rows, i, nearest, 1n, magic, tally);
          after[i] = nearest;
          moved++;
        } else if (unsure || changed) {
          const block = from / blockRows;
          lists.set(block, [...(lists.get(block) ?? []), twin.entryOf(i - from, nearest, unsure)]);
        }
      }
    }
    const found = new Map<number, number[]>();
    const own = { magic, rowCount: n, blockRows, d, k, weights: wAt };
    const passes = new Passes(kernel, AT.pass, { ...AT, listRoom: 2 * blockRows, ...own });
    const counts = passes.go(way, summed ? AT.sums : 0, (block, entries) => {
      found.set(block, [...entries]);
    });
    equal(counts.moved, moved);
    equal(counts.doubtful, doubtful);
    deepEqual(found, lists);
    memory.expectBytes(AT.labels, after);
    memory.expectBytes(AT.sums, tally);
    memory.expectFloats(AT.bounds, renewed);
    memory.allow(AT.pass, 128);
    memory.allow(AT.clocks + 1024, 64);
    memory.allow(AT.list, 2 * blockRows * 4);
    memory.allow(AT.listed, Math.ceil(n / blockRows) * 4);
    memory.allow(AT.masks, blockRows / 8);
    memory.allow(AT.risky, gathered * 2);
    memory.expectUntouched();
  }

  // Rows whose label the host has found.
  for (const afresh of [true, false]) {
    const tally = BigInt64Array.from({ length: k * (d + 2) }, () => BigInt(random.below(64)));
    memory.put(AT.labels, labels);
    memory.put(AT.sums, tally);
    const after = labels.slice();
    for (let i = seed % 3; i < n; i += 3) {
      const label = random.below(k);
      const isOther = label !== after[i];
      if (!afresh && isOther) twin.addWhole(rows, i, after[i], -1n, magic, tally);
      if (afresh || isOther) twin.addWhole(rows, i, label, 1n, magic, tally);
      after[i] = label;
      equal(op.settleRow(i, AT.x, d, label, AT.labels, wAt, magic, AT.sums, afresh ? 1 : 0), isOther ? 1 : 0);
    }
    memory.expectBytes(AT.labels, after);
    memory.expectBytes(AT.sums, tally);
    memory.expectUntouched();
  }

  // Means by the sums of all rows, and by those of rows that weigh too little to tell.
  for (const share of [1, 2 ** -42]) {
    const frame = { centre, scale: 0.5, weightUnit: 3, magic };
    const tally = new BigInt64Array(k * (d + 2));
    const light = { ...rows, weights: (weights ?? new Float32Array(n).fill(1)).map((weight) => weight * share) };
    for (let i = 0; i < n; i++) twin.addWhole(light, i, labels[i], 1n, magic, tally);
    const totals = readTally(tally, frame);
    const given = Float64Array.from({ length: k * d }, () => random.float());
    memory.put(AT.sums, tally);
    memory.put(AT.given, given);
    const unit = magic / 1.5 / 2 ** 52;
    const told = [AT.centre, 0.5, 3, 2 ** 12 * unit * 3, AT.given] as const;
    const step = op.meanCentroids(k, d, AT.sums, magic, unit, ...told);
    const isTold = !isRoundedOff(totals, frame) && totals.weights.every((weight) => weight > 0);
    equal(step >= 0, isTold);
    if (isTold) {
      const means = meansOf(totals, given);
      equal(step, squaredStep(given, means));
      memory.expectDoubles(AT.given, means);
    }
    memory.allow(AT.given, given.byteLength);
    memory.expectUntouched();
  }

  // Sums and distances of the raw rows.
  memory.put(AT.labels, labels);
  const sums = Float64Array.from({ length: k * (d + 2) }, () => random.below(64) / 8);
  memory.put(AT.sums, sums);
  const exact = {
    ...rows,
    x: raw as unknown as Float32Array,
    weights: weighted ? (weights64 as unknown as Float32Array) : null,
  };
  for (let i = 0; i < n; i++) twin.addRow(exact, i, labels[i], 1, sums);
  op.sumRows(AT.raw, isSingle ? 1 : 0, n, d, AT.labels, w64At, AT.sums);
  memory.expectDoubles(AT.sums, sums);
  memory.expectUntouched();
  const means = Float64Array.from({ length: k * d }, () => random.float());
  const within = Float64Array.from({ length: k }, () => random.below(64) / 8);
  memory.put(AT.sums, within);
  memory.put(AT.centroids, means);
  raw.slice(0, n * d).forEach((_, at) => {
    if (at % d !== 0) return;
    const i = at / d;
    let square = 0;
    for (let j = 0; j < d; j++) square += (raw[at + j] - means[labels[i] * d + j]) ** 2;
    within[labels[i]] += weighted ? square * weights64[i] : square;
  });
  op.sumWithin(AT.raw, isSingle ? 1 : 0, n, d, AT.labels, w64At, AT.centroids, AT.sums);
  memory.expectDoubles(AT.sums, within);
  memory.expectUntouched();
  memory.put(AT.centroids, points);

  // Names, in whole groups of 16 labels.
  const names = Uint8Array.from({ length: 256 }, (_, c) => (c * 7 + 3) % 256);
  memory.put(AT.names, names);
  const padded = Uint8Array.from({ length: Math.ceil(n / 16) * 16 }, (_, i) => labels[i % n]);
  memory.put(AT.labels, padded);
  op.renameLabels(padded.length, AT.labels, AT.names, k);
  memory.expectBytes(
    AT.labels,
    padded.map((label) => names[label]),
  );
  memory.expectUntouched();

  // Potentials of whole groups, of sizes so far apart that f64 rounds their sum, and otherwise in another order.
  const before = Float32Array.from({ length: groups }, (_, i) => random.float() * 2 ** (-12 * (i % 6)));
  const y = points.slice(0, d);
  const three = AT.sums;
  memory.put(AT.bounds, before);
  memory.put(AT.y, y);
  const tileWeights = Float32Array.from({ length: groups }, (_, i) => (weights && i < n ? weights[i] : 0));
  if (weighted) memory.put(AT.weights, tileWeights);
  const lanes = [0, 0, 0, 0];
  const x4 = Float32Array.from({ length: groups * d }, (_, at) => (at < n * d ? x[at] : 0));
  const lowered = Float32Array.from({ length: groups }, (_, i) => {
    let square = 0;
    for (let j = 0; j < d; j++) {
      const t = Math.fround(x4[i * d + j] - y[j]);
      square = Math.fround(square + Math.fround(t * t));
    }
    const least = Math.min(before[i], weighted ? Math.fround(square * tileWeights[i]) : square);
    lanes[i % 4] += least;
    return least;
  });
  equal(op.lowerPotentials(groups, d, AT.x, AT.y, wAt, AT.bounds, three), lanes[0] + lanes[1] + (lanes[2] + lanes[3]));
  memory.expectFloats(three, lowered);
  memory.expectUntouched();

  // Draws in proportion to masses, of which some are 0.
  const masses = Float32Array.from({ length: n }, () => random.below(4) / 4);
  memory.put(AT.bounds, masses);
  for (const part of [0, 0.25, random.float(), 1, 2]) {
    const left = part * masses.reduce((sum, mass) => sum + mass, 0);
    equal(op.drawRow(n, AT.bounds, left), twin.drawRow(masses, left));
  }
  equal(op.drawRow(0, AT.bounds, 0), -1);
  memory.expectUntouched();

  // Distances from sixteen points, for two partitions, where rows may be in no cluster of the second.
  const sixteen = Float32Array.from({ length: 16 * d }, () => number());
  const slotOf = Uint16Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? labels[i >> 1] : k + random.below(3)));
  const before64 = Float64Array.from({ length: (k + 3) * 16 }, () => random.float());
  memory.put(AT.raw, x);
  memory.put(
    AT.y,
    Float32Array.from({ length: 16 * d }, (_, at) => sixteen[(at % 16) * d + Math.floor(at / 16)]),
  );
  memory.put(AT.list, slotOf);
  memory.put(AT.bounds, new Float32Array((k + 3) * 16));
  memory.put(AT.sums, before64);
  op.sumDistances(n, d, AT.raw, AT.list, 2, wAt, AT.y, AT.bounds, k + 3, AT.sums);
  memory.expectDoubles(AT.sums, twin.sumDistances(rows, slotOf, 2, sixteen, before64));
  memory.expectFloats(AT.bounds, new Float32Array((k + 3) * 16));
  memory.expectUntouched();

  // Single rows moved between clusters, from means that are not theirs; some rows lie on their cluster's.
  const polished = {
    labels: labels.slice(),
    means: Float64Array.from({ length: k * d }, (_, at) => (at < d ? raw[at] : number())),
    totals: twin.totalsOf(labels, weighted ? weights64 : null, k),
  };
  memory.put(AT.raw, raw);
  memory.put(AT.labels, labels);
  memory.put(AT.given, polished.means);
  memory.put(AT.facts, polished.totals);
  const moved = op.polishRows(n, d, k, AT.raw, w64At, AT.labels, AT.given, AT.facts);
  equal(moved, twin.polishRows(raw, weighted ? weights64 : null, polished, d));
  memory.expectBytes(AT.labels, polished.labels);
  memory.expectDoubles(AT.given, polished.means);
  memory.expectDoubles(AT.facts, polished.totals);
  memory.expectUntouched();

  // A partition judged.
  if (k > 1) {
    const shifted = halves.map((half) => half + Math.fround(random.float()));
    const facts = Float64Array.from({ length: 2 * k }, (_, at) =>
      at % 2 === 0 ? 1 + random.below(9) : random.float(),
    );
    memory.put(AT.labels, labels);
    memory.put(AT.shifted, shifted);
    memory.put(AT.facts, facts);
    memory.put(AT.sums, new Float64Array(2 + k));
    op.judgeRows(
      n,
      d,
      k,
      AT.x,
      AT.labels,
      AT.norms,
      AT.centroids,
      AT.halves,
      AT.shifted,
      AT.facts,
      AT.scratch,
      AT.sums,
    );
    const judged = twin.judgeRows(rows, labels, { k, points, halves }, shifted, facts);
    memory.expectNear(AT.sums, judged);
    memory.expectUntouched();
  }
}

function shape(n: number, turn: number): Shape {
  return {
    n,
    d: FEATURES[(turn * 7) % FEATURES.length],
    k: CLUSTERS[(turn * 4) % CLUSTERS.length],
    weighted: turn % 3 === 1,
    isSingle: turn % 4 === 2,
    seed: turn,
  };
}

/** Row after row in groups of 4, feature-major inside a group, filled up with zeros. */
function tiled(x: Float32Array, n: number, d: number): Float32Array {
  const tiles = new Float32Array(Math.ceil(n / 4) * 4 * d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) tiles[(i - (i % 4)) * d + j * 4 + (i % 4)] = x[i * d + j];
  return tiles;
}

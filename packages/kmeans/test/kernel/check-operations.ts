import { strictEqual as equal } from "node:assert/strict";
import type { Kernel } from "../../src/kernel/kernel.js";
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

  // Scores, labels, sums, bounds.
  const points = Float32Array.from({ length: k * d }, () => number() / 2);
  // Equal neighbours, that the lower one may win in every lane.
  for (let c = 1 + ((seed >> 1) % 2); c < k && seed % 2 === 0; c += 2) points.copyWithin(c * d, (c - 1) * d, c * d);
  const halves = Float32Array.from({ length: k }, (_, c) => {
    let square = 0;
    for (let j = 0; j < d; j++) square += points[c * d + j] ** 2;
    return square / 2;
  });
  const centroids = { k, points, halves };
  const taus = Float32Array.from({ length: 3 }, (_, s) => [0, 0.125, 0.01][(seed + s) % 3]);
  const slops = Float32Array.from({ length: 3 }, (_, s) => [0.001, 0, 0.3][(seed + s) % 3]);
  const clocks = Float32Array.from({ length: k }, () => random.float());
  for (const [at, numbers] of [
    [AT.centroids, points],
    [AT.halves, halves],
    [AT.taus, taus],
    [AT.slops, slops],
    [AT.clocks, clocks],
  ] as const) {
    memory.put(at, numbers);
  }
  const tables = [AT.centroids, AT.halves, AT.taus] as const;
  const scores = Array.from({ length: n }, (_, i) => twin.scoresOf(rows, i, centroids));
  const tauOf = (i: number) => taus[Math.floor(i / 256)];
  const slopOf = (i: number) => slops[Math.floor(i / 256)];
  for (const [fresh, summed, bounded] of [
    [true, true, true],
    [true, false, false],
    [false, true, true],
    [false, false, true],
    [false, true, false],
  ]) {
    const sums = Float64Array.from({ length: k * (d + 2) }, () => random.below(64) / 8);
    memory.put(AT.labels, labels);
    memory.put(AT.sums, sums);
    op.takeMoves();
    const list: number[] = [];
    const after = labels.slice();
    let moves = 0;
    for (const [i, score] of scores.entries()) {
      const unsure = twin.isUnsure(score, tauOf(i));
      const changed = !fresh && score.nearest !== labels[i];
      if (fresh) after[i] = score.nearest;
      if (fresh && summed && !unsure) twin.addRow(rows, i, score.nearest, 1, sums);
      if (changed && !unsure && summed) {
        twin.addRow(rows, i, labels[i], -1, sums);
        twin.addRow(rows, i, score.nearest, 1, sums);
        after[i] = score.nearest;
        moves++;
      } else if (unsure || changed) {
        list.push(twin.entryOf(i, score.nearest, unsure));
      }
    }
    const slopsAt = bounded ? AT.slops : 0;
    const listed = op.sweepAll(
      n,
      d,
      k,
      AT.x,
      AT.labels,
      AT.norms,
      AT.bounds,
      ...tables,
      slopsAt,
      AT.clocks,
      AT.scratch,
      AT.list,
      fresh ? 1 : 0,
      wAt,
      summed ? AT.sums : 0,
    );
    equal(listed, list.length);
    equal(op.takeMoves(), moves);
    memory.expectBytes(AT.list, Uint32Array.from(list));
    memory.expectBytes(AT.labels, after);
    memory.expectDoubles(AT.sums, sums);
    if (bounded) {
      memory.expectFloats(
        AT.bounds,
        Float32Array.from(scores, (score, i) => twin.boundOf(score, norms[i], slopOf(i), clocks[score.nearest])),
      );
    }
    memory.expectUntouched();
  }

  // Bounds that are used up, and the rows that have them.
  const bounds = Float32Array.from({ length: n }, (_, i) => (i % 5 === 0 ? clocks[labels[i]] : random.float()));
  memory.put(AT.labels, labels);
  memory.put(AT.bounds, bounds);
  const risky = Array.from({ length: n }, (_, i) => i).filter((i) => bounds[i] <= clocks[labels[i]]);
  equal(op.scanBounds(n, k, AT.labels, AT.bounds, AT.clocks, AT.masks), risky.length);
  const masks = Uint16Array.from({ length: Math.ceil(n / 16) }, () => 0);
  for (const i of risky) masks[i >> 4] |= 1 << (i & 15);
  memory.expectBytes(AT.masks, masks);
  memory.allow(AT.clocks + 1024, 64);
  op.listRisky(n, AT.masks, AT.risky);
  memory.expectBytes(AT.risky, Uint16Array.from(risky));
  memory.expectUntouched();
  memory.put(AT.risky, Uint16Array.from({ length: 1000 }));
  memory.put(AT.risky, Uint16Array.from(risky));
  for (const summed of [true, false]) {
    const sums = Float64Array.from({ length: k * (d + 2) }, () => random.below(64) / 8);
    memory.put(AT.labels, labels);
    memory.put(AT.bounds, bounds);
    memory.put(AT.sums, sums);
    op.takeMoves();
    const after = labels.slice();
    const renewed = bounds.slice();
    const list: number[] = [];
    let moves = 0;
    for (const i of risky) {
      const score = scores[i];
      renewed[i] = twin.boundOf(score, norms[i], slopOf(i), clocks[score.nearest]);
      const unsure = twin.isUnsure(score, tauOf(i));
      if (!unsure && score.nearest === labels[i]) continue;
      if (unsure || !summed) {
        list.push(twin.entryOf(i, score.nearest, unsure));
        continue;
      }
      twin.addRow(rows, i, labels[i], -1, sums);
      twin.addRow(rows, i, score.nearest, 1, sums);
      after[i] = score.nearest;
      moves++;
    }
    const listed = op.sweepListed(
      AT.risky,
      risky.length,
      d,
      k,
      AT.x,
      AT.labels,
      AT.norms,
      AT.bounds,
      ...tables,
      AT.slops,
      AT.clocks,
      AT.scratch,
      AT.list,
      wAt,
      summed ? AT.sums : 0,
    );
    equal(listed, list.length);
    equal(op.takeMoves(), moves);
    memory.expectBytes(AT.list, Uint32Array.from(list));
    memory.expectBytes(AT.labels, after);
    memory.expectFloats(AT.bounds, renewed);
    memory.expectDoubles(AT.sums, sums);
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

  // Distances from four points.
  const four = Float32Array.from({ length: 4 * d }, () => number());
  memory.put(AT.y, tiled(four, 4, d));
  op.sumDistances(n, d, AT.x, AT.y, wAt, AT.sums);
  memory.expectDoubles(
    AT.sums,
    Float64Array.from([0, 1, 2, 3], (q) => twin.sumDistances(rows, four, q)),
  );
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
    const judged = twin.judgeRows(rows, labels, centroids, shifted, facts);
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

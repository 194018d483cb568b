import type { Matrix, Random } from "@coterie/kmeans";
import { type QuickEngine, type QuickFit, trialsOf } from "./quick-engine.js";

const MOST_PASSES = 100;

/** The fits of these rows in JavaScript: what the kernel is checked by, and what runs where there is no SIMD. */
export function plainEngine(matrix: Matrix, weights: Float64Array): QuickEngine {
  return {
    place: (k, random) => firstCentroids(matrix, weights, k, random),
    settle: (centroids, k, stop) => settle(matrix, weights, centroids.slice(), k, stop),
  };
}

/** Greedy k-means++: each next centroid is the best of a few rows drawn by their squared distance. Null where rows run out, or lie too far apart. */
function firstCentroids(matrix: Matrix, w: Float64Array, k: number, random: Random): Float64Array | null {
  const { values, rowCount: n, featureCount: d } = matrix;
  const centroids = new Float64Array(k * d);
  const potential = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let candidate = new Float64Array(n);
  let lowered = new Float64Array(n);
  const trials = trialsOf(k);
  for (let c = 0; c < k; c++) {
    let least = Number.POSITIVE_INFINITY;
    let chosen = -1;
    for (let t = 0; t < (c === 0 ? 1 : trials); t++) {
      const row = drawRow(c === 0 ? w : potential, c === 0 ? null : w, random);
      if (row < 0) return null;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const p = potential[i];
        const distance = squared(values, i * d, values, row * d, d);
        candidate[i] = distance < p ? distance : p;
        sum += w[i] * candidate[i];
      }
      if (sum < least) {
        least = sum;
        chosen = row;
        [candidate, lowered] = [lowered, candidate];
      }
    }
    if (chosen < 0) return null;
    potential.set(lowered);
    for (let j = 0; j < d; j++) centroids[c * d + j] = values[chosen * d + j];
  }
  return centroids;
}

/** A row drawn in proportion to its mass; −1 where there is none left. */
function drawRow(mass: Float64Array, weights: Float64Array | null, random: Random): number {
  let total = 0;
  for (let i = 0; i < mass.length; i++) total += weights ? weights[i] * mass[i] : mass[i];
  if (!(total > 0)) return -1;
  let left = random.float() * total;
  let last = -1;
  for (let i = 0; i < mass.length; i++) {
    const m = weights ? weights[i] * mass[i] : mass[i];
    if (m <= 0) continue;
    last = i;
    left -= m;
    if (left < 0) break;
  }
  return last;
}

/** Lloyd's algorithm; a row's centroids are looked through only where its bounds leave its label open. */
function settle(matrix: Matrix, w: Float64Array, centroids: Float64Array, k: number, stop: number): QuickFit {
  const { values, rowCount: n, featureCount: d } = matrix;
  const labels = new Uint8Array(n);
  const upper = new Float64Array(n);
  const lower = new Float64Array(n);
  const moved = new Float64Array(k);
  const half = new Float64Array(k);
  const sums = new Float64Array(k * d);
  const masses = new Float64Array(k);
  for (let i = 0; i < n; i++) nearestTwo(values, i * d, centroids, k, d, i, labels, upper, lower);
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    sums.fill(0);
    masses.fill(0);
    for (let i = 0; i < n; i++) {
      const mass = w[i];
      const at = labels[i] * d;
      for (let j = 0; j < d; j++) sums[at + j] += mass * values[i * d + j];
      masses[labels[i]] += mass;
    }
    let step = 0;
    let most = 0;
    let second = 0;
    let farthest = 0;
    for (let c = 0; c < k; c++) {
      let square = 0;
      for (let j = 0; j < d; j++) {
        const next = masses[c] > 0 ? sums[c * d + j] / masses[c] : centroids[c * d + j];
        square += (next - centroids[c * d + j]) ** 2;
        centroids[c * d + j] = next;
      }
      step += square;
      moved[c] = Math.sqrt(square);
      if (moved[c] > most) {
        second = most;
        most = moved[c];
        farthest = c;
      } else if (moved[c] > second) second = moved[c];
    }
    for (let c = 0; c < k; c++) {
      let near = Number.POSITIVE_INFINITY;
      for (let e = 0; e < k; e++) if (e !== c) near = Math.min(near, squared(centroids, c * d, centroids, e * d, d));
      half[c] = Math.sqrt(near) / 2;
    }
    let changed = 0;
    for (let i = 0; i < n; i++) {
      const c = labels[i];
      upper[i] += moved[c];
      lower[i] -= c === farthest ? second : most;
      const bound = lower[i] > half[c] ? lower[i] : half[c];
      if (upper[i] <= bound) continue;
      upper[i] = Math.sqrt(squared(values, i * d, centroids, c * d, d));
      if (upper[i] <= bound) continue;
      nearestTwo(values, i * d, centroids, k, d, i, labels, upper, lower);
      if (labels[i] !== c) changed++;
    }
    if (changed === 0 || step <= stop) break;
  }
  let inertia = 0;
  for (let i = 0; i < n; i++) inertia += w[i] * squared(values, i * d, centroids, labels[i] * d, d);
  return { centroids, labels, inertia };
}

function nearestTwo(
  values: Float64Array,
  offset: number,
  centroids: Float64Array,
  k: number,
  d: number,
  i: number,
  labels: Uint8Array,
  upper: Float64Array,
  lower: Float64Array,
): void {
  let best = Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  let label = 0;
  for (let c = 0; c < k; c++) {
    const distance = squared(values, offset, centroids, c * d, d);
    if (distance < best) {
      next = best;
      best = distance;
      label = c;
    } else if (distance < next) next = distance;
  }
  labels[i] = label;
  upper[i] = Math.sqrt(best);
  lower[i] = Math.sqrt(next);
}

function squared(a: Float64Array, from: number, b: Float64Array, at: number, d: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const t = a[from + j] - b[at + j];
    sum += t * t;
  }
  return sum;
}

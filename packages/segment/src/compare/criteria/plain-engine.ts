import type { Matrix, Random } from "@coterie/kmeans";
import { type QuickEngine, type QuickFit, trialsOf } from "./quick-engine.js";

const MOST_PASSES = 100;

/** The fits of these rows in JavaScript: what the kernel is checked by, and what runs where there is no SIMD. */
export function plainEngine(matrix: Matrix, weights: Float64Array): QuickEngine {
  return {
    variance: () => summedVariance(matrix, weights),
    place: (k, random) => firstCentroids(matrix, weights, k, random),
    settle: (centroids, k, stop) => settle(matrix, weights, centroids.slice(), k, stop),
    label: (centroids, k) => {
      const labels = new Uint8Array(matrix.rowCount);
      assign(matrix, weights, centroids, k, labels, new Float64Array(centroids.length), new Float64Array(k));
      return labels;
    },
  };
}

function summedVariance({ values, rowCount, featureCount: d }: Matrix, w: Float64Array): number {
  let total = 0;
  for (const x of w) total += x;
  let variance = 0;
  for (let j = 0; j < d; j++) {
    let sum = 0;
    for (let i = 0; i < rowCount; i++) sum += w[i] * values[i * d + j];
    const mean = sum / total;
    let squares = 0;
    for (let i = 0; i < rowCount; i++) squares += w[i] * ((values[i * d + j] - mean) * (values[i * d + j] - mean));
    variance += squares / total;
  }
  return variance;
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

/** Lloyd's algorithm. */
function settle(matrix: Matrix, w: Float64Array, centroids: Float64Array, k: number, stop: number): QuickFit {
  const sums = new Float64Array(k * matrix.featureCount);
  const masses = new Float64Array(k);
  const labels = new Uint8Array(matrix.rowCount);
  let { inertia } = assign(matrix, w, centroids, k, labels, sums, masses);
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    const step = move(centroids, sums, masses);
    const found = assign(matrix, w, centroids, k, labels, sums, masses);
    inertia = found.inertia;
    if (found.changed === 0 || step <= stop) break;
  }
  return { centroids, labels, inertia };
}

/** Label every row with its nearest centroid, ties to the first, and add it to the sums of its cluster. */
function assign(
  { values, rowCount: n, featureCount: d }: Matrix,
  w: Float64Array,
  centroids: Float64Array,
  k: number,
  labels: Uint8Array,
  sums: Float64Array,
  masses: Float64Array,
): { readonly inertia: number; readonly changed: number } {
  sums.fill(0);
  masses.fill(0);
  let inertia = 0;
  let changed = 0;
  for (let i = 0; i < n; i++) {
    let best = Number.POSITIVE_INFINITY;
    let label = 0;
    for (let c = 0; c < k; c++) {
      const distance = squared(values, i * d, centroids, c * d, d);
      if (distance < best) {
        best = distance;
        label = c;
      }
    }
    if (labels[i] !== label) changed++;
    labels[i] = label;
    inertia += w[i] * best;
    masses[label] += w[i];
    for (let j = 0; j < d; j++) sums[label * d + j] += w[i] * values[i * d + j];
  }
  return { inertia, changed };
}

/** Put each centroid in the middle of its rows, where it has any; the sum of the squared ways they went. */
function move(centroids: Float64Array, sums: Float64Array, masses: Float64Array): number {
  const d = centroids.length / masses.length;
  let step = 0;
  for (let c = 0; c < masses.length; c++) {
    let square = 0;
    for (let j = c * d; j < c * d + d; j++) {
      const next = masses[c] > 0 ? sums[j] / masses[c] : centroids[j];
      square += (next - centroids[j]) ** 2;
      centroids[j] = next;
    }
    step += square;
  }
  return step;
}

function squared(a: Float64Array, from: number, b: Float64Array, at: number, d: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const t = a[from + j] - b[at + j];
    sum += t * t;
  }
  return sum;
}

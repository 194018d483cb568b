// What each operation of the kernel says it does, one row at a time, in numbers of JavaScript: f32 by Math.fround after every step.
const f32 = Math.fround;

/** Rows as the kernel holds them. */
export interface TwinRows {
  readonly n: number;
  readonly d: number;
  /** Row after row, already f32. */
  readonly x: Float32Array;
  readonly norms: Float32Array;
  readonly weights: Float32Array | null;
}

/** Centroids as the kernel holds them. */
export interface TwinCentroids {
  readonly k: number;
  readonly points: Float32Array;
  readonly halves: Float32Array;
}

export interface Scores {
  readonly best: number;
  readonly second: number;
  readonly nearest: number;
}

/** Raw rows centred and scaled, and their squared lengths. */
export function takeRows(raw: ArrayLike<number>, n: number, d: number, centre: Float64Array, scale: number) {
  const x = Float32Array.from({ length: n * d }, (_, at) => (raw[at] - centre[at % d]) * scale);
  const norms = Float32Array.from({ length: n }, (_, i) => {
    let square = 0;
    for (let j = 0; j < d; j++) square = f32(square + f32(x[i * d + j] * x[i * d + j]));
    return square;
  });
  return { x, norms };
}

export function scoresOf({ x, d }: TwinRows, i: number, { k, points, halves }: TwinCentroids): Scores {
  let best = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  let nearest = 0;
  for (let c = 0; c < k; c++) {
    let score = halves[c];
    for (let j = 0; j < d; j++) score = f32(score - f32(x[i * d + j] * points[c * d + j]));
    if (score < best) {
      second = best;
      best = score;
      nearest = c;
    } else if (score < second) {
      second = score;
    }
  }
  return { best, second, nearest };
}

export function isUnsure({ best, second }: Scores, tau: number): boolean {
  return f32(second - best) <= tau;
}

export function boundOf({ best, second }: Scores, norm: number, slop: number, clock: number): number {
  const near = f32(f32(f32(2 * best) + norm) + slop);
  const far = f32(f32(f32(2 * second) + norm) - slop);
  const own = f32(Math.sqrt(Math.max(near, 0)));
  const other = f32(Math.sqrt(Math.max(Math.min(far, f32(1e38)), 0)));
  const slack = f32(f32(other * f32(0.999999)) - f32(own * f32(1.000001)));
  return f32(f32(slack + clock) - f32(f32(Math.abs(slack) + clock) * f32(1e-6)));
}

/** Adds row `i`, times `sign`, to a cluster's sums. */
export function addRow({ x, d, weights }: TwinRows, i: number, label: number, sign: number, sums: Float64Array): void {
  const w = weights ? weights[i] : 1;
  if (w === 0) return;
  const at = label * (d + 2);
  for (let j = 0; j < d; j++) sums[at + j] += sign * (w * x[i * d + j]);
  sums[at + d] += sign * w;
  sums[at + d + 1] += sign;
}

/** The same in whole numbers: the bits of each number and `magic` together, rows of positive weight as they are. */
export function addWhole(
  { x, d, weights }: TwinRows,
  i: number,
  label: number,
  sign: bigint,
  magic: number,
  sums: BigInt64Array,
): void {
  const w = weights ? weights[i] : 1;
  if (w === 0) return;
  const at = label * (d + 2);
  for (let j = 0; j < d; j++) sums[at + j] += sign * bitsOf(w * x[i * d + j] + magic);
  sums[at + d] += sign * bitsOf(w + magic);
  sums[at + d + 1] += sign;
}

function bitsOf(number: number): bigint {
  return new BigInt64Array(Float64Array.of(number).buffer)[0];
}

/** Centroids in the frame, f64. */
function framed(given: Float64Array, centre: Float64Array, scale: number): Float64Array {
  return given.map((y, at) => (y - centre[at % centre.length]) * scale);
}

/** Points, half their squared lengths, and what `tolerancesOf` is told. */
export function placeCentroids(given: Float64Array, centre: Float64Array, scale: number) {
  const points = Float32Array.from(framed(given, centre, scale));
  const squares = pieces(points, centre.length).map((point) => point.reduce((sum, y) => sum + y * y, 0));
  const longest = Math.max(...squares);
  const reach = Math.sqrt(longest);
  return {
    points,
    halves: Float32Array.from(squares, (square) => square / 2),
    longest: reach,
    highest: longest,
    reach,
  };
}

/** Steps from the first centroid, rises of half the squared length, and what `tolerancesOf` is told. */
export function placeSteps(given: Float64Array, centre: Float64Array, scale: number) {
  const d = centre.length;
  const exact = pieces(framed(given, centre, scale), d);
  const squares = exact.map((point) => point.reduce((sum, y) => sum + y * y, 0));
  const steps = exact.map((point) => point.map((y, j) => y - exact[0][j]));
  const strides = steps.map((step) => step.reduce((sum, t) => sum + t * t, 0));
  const rises = squares.map((square) => (square - squares[0]) / 2);
  return {
    steps: Float32Array.from(steps.slice(1).flatMap((step) => [...step])),
    rises: Float32Array.from(rises.slice(1)),
    longest: Math.sqrt(Math.max(...strides)),
    highest: Math.max(...rises.map(Math.abs)),
    reach: Math.sqrt(Math.max(...squares)),
  };
}

export function tolerancesOf(
  lengths: Float32Array,
  d: number,
  { longest, highest, reach }: { readonly longest: number; readonly highest: number; readonly reach: number },
) {
  const unit = 2.5 * (d + 5) * 2 ** -24;
  const taus = Array.from(
    lengths,
    (x) => unit * (x * longest + highest) + (d + 3) * 2 ** -50 * (x + reach) * (x + reach) + 1e-36,
  );
  return {
    taus: Float32Array.from(taus),
    slops: Float32Array.from(taus, (tau, s) => 2 * tau + unit * lengths[s] * lengths[s]),
  };
}

/** The nearest centroid by steps and rises, and 256 for each within `tau`, itself among them; the others' numbers are in the sum. */
export function findingOf(
  { x, d }: TwinRows,
  i: number,
  { steps, rises }: { readonly steps: Float32Array; readonly rises: Float32Array },
  tau: number,
): number {
  const scores = Array.from(rises, (rise, c) => {
    let score = rise;
    for (let j = 0; j < d; j++) score = f32(score - f32(x[i * d + j] * steps[c * d + j]));
    return score;
  });
  const limit = f32(Math.min(0, ...scores) + tau);
  return [0, ...scores].reduce((sum, score, c) => (score <= limit ? sum + 256 + c : sum), 0);
}

function pieces<T extends Float64Array | Float32Array>(numbers: T, width: number): T[] {
  return Array.from({ length: numbers.length / width }, (_, c) => numbers.slice(c * width, (c + 1) * width) as T);
}

export function entryOf(row: number, label: number, unsure: boolean): number {
  return (row | (label << 16) | (unsure ? 0x80000000 : 0)) >>> 0;
}

function distanceOf(d: number, a: ArrayLike<number>, i: number, b: ArrayLike<number>, q: number): number {
  let square = 0;
  for (let j = 0; j < d; j++) {
    const t = f32(a[i * d + j] - b[q * d + j]);
    square = f32(square + f32(t * t));
  }
  return f32(Math.sqrt(square));
}

/** Distances from 16 points added to each row's slots: in f32 over runs of 64 rows, then in f64. */
export function sumDistances(
  { x, n, d, weights }: TwinRows,
  slotOf: Uint16Array,
  parts: number,
  points: Float32Array,
  before: Float64Array,
): Float64Array {
  const sums = before.slice();
  for (let from = 0; from < n; from += 64) {
    const near = new Float32Array(before.length);
    for (let i = from; i < Math.min(n, from + 64); i++) {
      for (let q = 0; q < 16; q++) {
        const far = f32(distanceOf(d, x, i, points, q) * (weights ? weights[i] : 1));
        for (let p = 0; p < parts; p++) near[slotOf[i * parts + p] * 16 + q] += far;
      }
    }
    near.forEach((sum, at) => {
      sums[at] += sum;
    });
  }
  return sums;
}

/** The first row with a mass up to which masses add up to more than `left`; or the last with one. */
export function drawRow(masses: Float32Array, left: number): number {
  let sum = 0;
  const found = masses.findIndex((mass) => {
    sum += mass;
    return mass > 0 && sum > left;
  });
  return found < 0 ? masses.findLastIndex((mass) => mass > 0) : found;
}

/** For each cluster its weight and its rows of positive weight. */
export function totalsOf(labels: Uint8Array, weights: Float64Array | null, k: number): Float64Array {
  const totals = new Float64Array(2 * k);
  labels.forEach((c, i) => {
    const w = weights ? weights[i] : 1;
    totals[2 * c] += w;
    if (w > 0) totals[2 * c + 1]++;
  });
  return totals;
}

/** One pass of Hartigan's method; changes labels, means and totals. */
export function polishRows(
  raw: Float64Array,
  weights: Float64Array | null,
  { labels, means, totals }: { labels: Uint8Array; means: Float64Array; totals: Float64Array },
  d: number,
): number {
  let moved = 0;
  labels.forEach((a, i) => {
    const w = weights ? weights[i] : 1;
    const row = raw.subarray(i * d, i * d + d);
    const squares = pieces(means, d).map((mean) => mean.reduce((sum, m, j) => sum + (row[j] - m) ** 2, 0));
    if (w === 0 || totals[2 * a + 1] < 2 || squares[a] === 0) return;
    const costs = squares.map((square, c) => (totals[2 * c] / (totals[2 * c] + w)) * square);
    const [b] = costs
      .map((_, c) => c)
      .filter((c) => c !== a)
      .sort((p, q) => costs[p] - costs[q] || p - q);
    const leave = (totals[2 * a] / (totals[2 * a] - w)) * squares[a];
    if (b === undefined || !(costs[b] < leave * (1 - 1e-12))) return;
    for (const [c, share, gain] of [
      [a, -w / (totals[2 * a] - w), -1],
      [b, w / (totals[2 * b] + w), 1],
    ]) {
      row.forEach((x, j) => {
        means[c * d + j] += (x - means[c * d + j]) * share;
      });
      totals[2 * c] += gain * w;
      totals[2 * c + 1] += gain;
    }
    labels[i] = b;
    moved++;
  });
  return moved;
}

/** Squared silhouettes, simplified silhouettes, distances to each cluster's centroid. */
export function judgeRows(
  rows: TwinRows,
  labels: Uint8Array,
  centroids: TwinCentroids,
  shifted: Float32Array,
  facts: Float64Array,
): Float64Array {
  const out = new Float64Array(2 + centroids.k);
  for (let i = 0; i < rows.n; i++) {
    const own = labels[i];
    const squares = (halves: Float32Array) =>
      Array.from(halves, (half, c) => {
        let score = half;
        for (let j = 0; j < rows.d; j++)
          score = f32(score - f32(rows.x[i * rows.d + j] * centroids.points[c * rows.d + j]));
        return score;
      });
    const squareOf = (score: number) => Math.max(2 * score + rows.norms[i], 0);
    const others = (scores: number[]) => Math.min(...scores.filter((_, c) => c !== own));
    const plain = squares(centroids.halves);
    const near = squareOf(plain[own]);
    const far = Math.sqrt(near);
    if (facts[2 * own] < 2) continue;
    out[2 + own] += far;
    const a = (facts[2 * own] * near + facts[2 * own + 1]) / (facts[2 * own] - 1);
    out[0] += silhouette(a, squareOf(others(squares(shifted))));
    out[1] += silhouette(far, Math.sqrt(squareOf(others(plain))));
  }
  return out;
}

function silhouette(a: number, b: number): number {
  const larger = Math.max(a, b);
  return larger > 0 ? (b - a) / larger : 0;
}

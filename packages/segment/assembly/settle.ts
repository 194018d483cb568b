const MOST_PASSES = 100;
/** Rows that are looked at side by side. */
const LANES = 8;

/**
 * Lay rows out by eights: feature by feature, the values of eight rows. Zeros fill the last eight up.
 *
 * @param x `n × d` rows, f64.
 * @param eights Room for `n` rounded up to eights, times `d`.
 */
export function layEights(n: i32, d: i32, x: usize, eights: usize): void {
  const rowBytes = (<usize>d) << 3;
  for (let base = 0; base < n; base += LANES) {
    for (let r = 0; r < LANES; r++) {
      let to = eights + ((<usize>r) << 3);
      for (const end = x + rowBytes; x < end; x += 8) {
        store<f64>(to, base + r < n ? load<f64>(x) : 0);
        to += 64;
      }
    }
    eights += rowBytes << 3;
  }
}

/** Rows that the last pass gave another label. */
let changed = 0;

/**
 * Lloyd's algorithm. Every row is held against every centroid, eight rows at a time without a branch: at such sizes that takes less than
 * bounds would spare, whose branches cannot be foreseen.
 *
 * @param x `n × d` rows, f64; `eights` holds them once more, by eights; `weights` has one a row.
 * @param stop Squared step at which it may stop.
 * @param centroids `k × d`, moved to where they settle.
 * @param labels Filled, u8.
 * @param sums Room for `k × d`; `masses` for `k`.
 * @param nearest Room for 16: the distances of eight rows to their nearest centroids, and which these are.
 * @returns Weighted sum of squared distances.
 */
export function settle(
  n: i32,
  d: i32,
  k: i32,
  stop: f64,
  x: usize,
  eights: usize,
  weights: usize,
  centroids: usize,
  labels: usize,
  sums: usize,
  masses: usize,
  nearest: usize,
): f64 {
  let inertia = assign(n, d, k, x, eights, weights, centroids, labels, sums, masses, nearest);
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    const step = move(d, k, centroids, sums, masses);
    inertia = assign(n, d, k, x, eights, weights, centroids, labels, sums, masses, nearest);
    if (changed === 0 || step <= stop) break;
  }
  return inertia;
}

/** Label every row with its nearest centroid, ties to the first; pointers as in `settle`. */
export function labelRows(
  n: i32,
  d: i32,
  k: i32,
  eights: usize,
  centroids: usize,
  labels: usize,
  nearest: usize,
): void {
  for (let base = 0; base < n; base += LANES) {
    findNearest(d, k, eights, centroids, nearest);
    const rows = min(LANES, n - base);
    for (let r = 0; r < rows; r++) store<u8>(labels++, load<i32>(nearest + ((<usize>r) << 3), 64));
    eights += (<usize>d) << 6;
  }
}

/**
 * The variance of all columns together, in row order.
 *
 * @param x `n × d` rows, f64; `weights` has one a row.
 */
export function summedVariance(n: i32, d: i32, x: usize, weights: usize): f64 {
  const rowBytes = (<usize>d) << 3;
  const end = weights + ((<usize>n) << 3);
  let total: f64 = 0;
  for (let w = weights; w < end; w += 8) total += load<f64>(w);
  let variance: f64 = 0;
  for (const last = x + rowBytes; x < last; x += 8) {
    let sum: f64 = 0;
    for (let w = weights, at = x; w < end; w += 8, at += rowBytes) sum += load<f64>(w) * load<f64>(at);
    const mean = sum / total;
    let squares: f64 = 0;
    for (let w = weights, at = x; w < end; w += 8, at += rowBytes) {
      const step = load<f64>(at) - mean;
      squares += load<f64>(w) * (step * step);
    }
    variance += squares / total;
  }
  return variance;
}

/** Label every row with its nearest centroid, ties to the first, and add it to the sums of its cluster, in row order. The weighted sum of squared distances. */
function assign(
  n: i32,
  d: i32,
  k: i32,
  x: usize,
  eights: usize,
  weights: usize,
  centroids: usize,
  labels: usize,
  sums: usize,
  masses: usize,
  nearest: usize,
): f64 {
  const rowBytes = (<usize>d) << 3;
  memory.fill(sums, 0, <usize>k * rowBytes);
  memory.fill(masses, 0, (<usize>k) << 3);
  let inertia: f64 = 0;
  let others = 0;
  for (let base = 0; base < n; base += LANES) {
    findNearest(d, k, eights, centroids, nearest);
    const rows = min(LANES, n - base);
    for (let r = 0; r < rows; r++) {
      const c = load<i32>(nearest + ((<usize>r) << 3), 64);
      const weight = load<f64>(weights);
      inertia += weight * load<f64>(nearest + ((<usize>r) << 3));
      others += i32(<i32>load<u8>(labels) !== c);
      store<u8>(labels, c);
      const mass = masses + ((<usize>c) << 3);
      store<f64>(mass, load<f64>(mass) + weight);
      addRow(d, x, weight, sums + <usize>c * rowBytes);
      x += rowBytes;
      weights += 8;
      labels++;
    }
    eights += rowBytes << 3;
  }
  changed = others;
  return inertia;
}

/** The nearest centroid of each of eight rows, ties to the first, and its squared distance, features added in order. */
function findNearest(d: i32, k: i32, eights: usize, centroids: usize, nearest: usize): void {
  let bestA = f64x2.splat(Infinity);
  let bestB = bestA;
  let bestC = bestA;
  let bestD = bestA;
  let foundA = i64x2.splat(0);
  let foundB = foundA;
  let foundC = foundA;
  let foundD = foundA;
  for (let c = 0; c < k; c++) {
    let sumA = f64x2.splat(0);
    let sumB = sumA;
    let sumC = sumA;
    let sumD = sumA;
    let x = eights;
    for (const end = centroids + ((<usize>d) << 3); centroids < end; centroids += 8) {
      const at = v128.load64_splat(centroids);
      const stepA = f64x2.sub(v128.load(x), at);
      const stepB = f64x2.sub(v128.load(x, 16), at);
      const stepC = f64x2.sub(v128.load(x, 32), at);
      const stepD = f64x2.sub(v128.load(x, 48), at);
      sumA = f64x2.add(sumA, f64x2.mul(stepA, stepA));
      sumB = f64x2.add(sumB, f64x2.mul(stepB, stepB));
      sumC = f64x2.add(sumC, f64x2.mul(stepC, stepC));
      sumD = f64x2.add(sumD, f64x2.mul(stepD, stepD));
      x += 64;
    }
    const here = i64x2.splat(c);
    foundA = v128.bitselect(here, foundA, f64x2.lt(sumA, bestA));
    foundB = v128.bitselect(here, foundB, f64x2.lt(sumB, bestB));
    foundC = v128.bitselect(here, foundC, f64x2.lt(sumC, bestC));
    foundD = v128.bitselect(here, foundD, f64x2.lt(sumD, bestD));
    bestA = f64x2.pmin(bestA, sumA);
    bestB = f64x2.pmin(bestB, sumB);
    bestC = f64x2.pmin(bestC, sumC);
    bestD = f64x2.pmin(bestD, sumD);
  }
  v128.store(nearest, bestA);
  v128.store(nearest, bestB, 16);
  v128.store(nearest, bestC, 32);
  v128.store(nearest, bestD, 48);
  v128.store(nearest, foundA, 64);
  v128.store(nearest, foundB, 80);
  v128.store(nearest, foundC, 96);
  v128.store(nearest, foundD, 112);
}

/** Add a row times its weight to the sum of its cluster. */
function addRow(d: i32, x: usize, weight: f64, sum: usize): void {
  const both = f64x2.splat(weight);
  let j = 0;
  for (; j + 2 <= d; j += 2) {
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(both, v128.load(x))));
    sum += 16;
    x += 16;
  }
  if (j < d) store<f64>(sum, load<f64>(sum) + weight * load<f64>(x));
}

/** Put each centroid in the middle of its rows, where it has any; the sum of the squared ways they went. */
function move(d: i32, k: i32, centroids: usize, sums: usize, masses: usize): f64 {
  let steps: f64 = 0;
  for (let c = 0; c < k; c++) {
    const mass = load<f64>(masses + ((<usize>c) << 3));
    let square: f64 = 0;
    for (const end = centroids + ((<usize>d) << 3); centroids < end; centroids += 8) {
      const before = load<f64>(centroids);
      const after = mass > 0 ? load<f64>(sums) / mass : before;
      square += (after - before) * (after - before);
      store<f64>(centroids, after);
      sums += 8;
    }
    steps += square;
  }
  return steps;
}

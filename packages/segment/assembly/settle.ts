import { packPairs, pairDistance, squared } from "./distances";

const MOST_PASSES = 100;

/**
 * Lloyd's algorithm with Hamerly's bounds: a row's centroids are looked through only where its bounds leave its label open.
 *
 * @param x `n × d` rows, f64; `weights` has one a row.
 * @param stop Squared step at which it may stop.
 * @param centroids `k × d`, moved to where they settle.
 * @param labels Filled, u8.
 * @param upper Room for `n`; so has `lower`.
 * @param sums Room for `k × d`.
 * @param facts Room for `3 × k`: mass, way moved, half the way to the nearest other centroid.
 * @param pairs Room for the centroids in pairs.
 * @returns Weighted sum of squared distances.
 */
export function settle(
  n: i32,
  d: i32,
  k: i32,
  stop: f64,
  x: usize,
  weights: usize,
  centroids: usize,
  labels: usize,
  upper: usize,
  lower: usize,
  sums: usize,
  facts: usize,
  pairs: usize,
): f64 {
  const rowBytes = (<usize>d) << 3;
  const moved = facts + ((<usize>k) << 3);
  const half = moved + ((<usize>k) << 3);
  packPairs(k, d, centroids, pairs);
  for (let i: usize = 0; i < <usize>n; i++) {
    nearestTwo(x + i * rowBytes, d, k, pairs, labels + i, upper + (i << 3), lower + (i << 3));
  }
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    sumRows(n, d, k, x, weights, labels, sums, facts);
    let step: f64 = 0;
    let most: f64 = 0;
    let second: f64 = 0;
    let farthest = 0;
    for (let c = 0; c < k; c++) {
      const square = move(
        d,
        centroids + <usize>c * rowBytes,
        sums + <usize>c * rowBytes,
        load<f64>(facts + ((<usize>c) << 3)),
      );
      step += square;
      const way = sqrt(square);
      store<f64>(moved + ((<usize>c) << 3), way);
      if (way > most) {
        second = most;
        most = way;
        farthest = c;
      } else if (way > second) second = way;
    }
    halveGaps(d, k, centroids, half);
    packPairs(k, d, centroids, pairs);
    let changed = 0;
    for (let i: usize = 0; i < <usize>n; i++) {
      const c = <usize>load<u8>(labels + i);
      const high = upper + (i << 3);
      const low = lower + (i << 3);
      const far = load<f64>(high) + load<f64>(moved + (c << 3));
      const next = load<f64>(low) - (c === farthest ? second : most);
      store<f64>(high, far);
      store<f64>(low, next);
      const gap = load<f64>(half + (c << 3));
      const bound = next > gap ? next : gap;
      if (far <= bound) continue;
      const row = x + i * rowBytes;
      const exact = sqrt(squared(row, centroids + c * rowBytes, d));
      store<f64>(high, exact);
      if (exact <= bound) continue;
      nearestTwo(row, d, k, pairs, labels + i, high, low);
      if (<usize>load<u8>(labels + i) !== c) changed++;
    }
    if (changed === 0 || step <= stop) break;
  }
  let inertia: f64 = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const own = centroids + <usize>load<u8>(labels + i) * rowBytes;
    inertia += load<f64>(weights + (i << 3)) * squared(x + i * rowBytes, own, d);
  }
  return inertia;
}

/** The nearest centroid of a row (ties to the first), its distance, and that of the next; even and odd centroids side by side. */
function nearestTwo(x: usize, d: i32, k: i32, pairs: usize, label: usize, upper: usize, lower: usize): void {
  let best = f64x2.splat(Infinity);
  let next = best;
  let nearest = i64x2.splat(0);
  const pairBytes = (<usize>d) << 4;
  for (let c = 0; c < k; c += 2) {
    const distance = pairDistance(x, d, pairs);
    const isNearer = f64x2.lt(distance, best);
    next = v128.bitselect(best, f64x2.pmin(next, distance), isNearer);
    best = v128.bitselect(distance, best, isNearer);
    nearest = v128.bitselect(i64x2.splat(c), nearest, isNearer);
    pairs += pairBytes;
  }
  const even = f64x2.extract_lane(best, 0);
  const odd = f64x2.extract_lane(best, 1);
  const ofEven = <i32>i64x2.extract_lane(nearest, 0);
  const ofOdd = <i32>i64x2.extract_lane(nearest, 1) + 1;
  if (even < odd || (even === odd && ofEven < ofOdd)) {
    const other = f64x2.extract_lane(next, 0);
    store<u8>(label, ofEven);
    store<f64>(upper, sqrt(even));
    store<f64>(lower, sqrt(other < odd ? other : odd));
  } else {
    const other = f64x2.extract_lane(next, 1);
    store<u8>(label, ofOdd);
    store<f64>(upper, sqrt(odd));
    store<f64>(lower, sqrt(other < even ? other : even));
  }
}

/** Weighted sums of the rows of each cluster, and their masses, in row order. */
function sumRows(n: i32, d: i32, k: i32, x: usize, weights: usize, labels: usize, sums: usize, masses: usize): void {
  const rowBytes = (<usize>d) << 3;
  memory.fill(sums, 0, <usize>k * rowBytes);
  memory.fill(masses, 0, (<usize>k) << 3);
  for (let i: usize = 0; i < <usize>n; i++) {
    const weight = load<f64>(weights + (i << 3));
    const weightPair = f64x2.splat(weight);
    const c = <usize>load<u8>(labels + i);
    let sum = sums + c * rowBytes;
    let j = 0;
    for (; j + 2 <= d; j += 2) {
      v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(weightPair, v128.load(x))));
      sum += 16;
      x += 16;
    }
    if (j < d) {
      store<f64>(sum, load<f64>(sum) + weight * load<f64>(x));
      x += 8;
    }
    store<f64>(masses + (c << 3), load<f64>(masses + (c << 3)) + weight);
  }
}

/** Put a centroid in the middle of its rows, where it has any; the squared way it went. */
function move(d: i32, centroid: usize, sum: usize, mass: f64): f64 {
  let square: f64 = 0;
  for (const end = centroid + ((<usize>d) << 3); centroid < end; centroid += 8) {
    const before = load<f64>(centroid);
    const after = mass > 0 ? load<f64>(sum) / mass : before;
    square += (after - before) * (after - before);
    store<f64>(centroid, after);
    sum += 8;
  }
  return square;
}

/** Half the distance of each centroid to the nearest other. */
function halveGaps(d: i32, k: i32, centroids: usize, half: usize): void {
  const rowBytes = (<usize>d) << 3;
  for (let c: usize = 0; c < <usize>k; c++) {
    let near: f64 = Infinity;
    for (let e: usize = 0; e < <usize>k; e++) {
      if (e !== c) near = min(near, squared(centroids + c * rowBytes, centroids + e * rowBytes, d));
    }
    store<f64>(half + (c << 3), sqrt(near) / 2);
  }
}

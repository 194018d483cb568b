import { packPairs, pairDistance } from "./distances";

/**
 * Greedy k-means++: each next centroid is the best of a few rows drawn by their squared distance.
 *
 * @param x `n × d` rows, f64; `weights` has one a row.
 * @param floats What is drawn with, in [0, 1): one for the first centroid, `trials` for each further one.
 * @param masses Room for `n`; so has `potentials`.
 * @param lowered Room for `n` pairs for every two trials.
 * @param drawn Room for `trials` rows; `pairs` for as many, in pairs.
 * @param centroids Filled with `k` rows.
 * @returns 1, or 0 where rows run out, or lie too far apart for distances to be compared.
 */
export function placeCentroids(
  n: i32,
  d: i32,
  k: i32,
  trials: i32,
  x: usize,
  weights: usize,
  floats: usize,
  masses: usize,
  potentials: usize,
  lowered: usize,
  drawn: usize,
  pairs: usize,
  centroids: usize,
): i32 {
  const rowBytes = (<usize>d) << 3;
  for (let i: usize = 0; i < <usize>n; i++) store<f64>(potentials + (i << 3), Infinity);
  for (let c = 0; c < k; c++) {
    const total = weigh(n, weights, c === 0 ? 0 : potentials, masses);
    if (!(total > 0)) return 0;
    const tried = c === 0 ? 1 : trials;
    for (let t = 0; t < tried; t++) {
      const row = draw(n, masses, load<f64>(floats) * total);
      floats += 8;
      memory.copy(drawn + <usize>t * rowBytes, x + <usize>row * rowBytes, rowBytes);
    }
    packPairs(tried, d, drawn, pairs);
    let least: f64 = Infinity;
    let chosen = -1;
    for (let t = 0; t < tried; t += 2) {
      const sums = lower(n, d, x, weights, potentials, pairs + <usize>t * rowBytes, lowered + ((<usize>(n * t)) << 3));
      const first = f64x2.extract_lane(sums, 0);
      if (first < least) {
        least = first;
        chosen = t;
      }
      const second = f64x2.extract_lane(sums, 1);
      if (t + 1 < tried && second < least) {
        least = second;
        chosen = t + 1;
      }
    }
    if (chosen < 0) return 0;
    memory.copy(centroids + <usize>c * rowBytes, drawn + <usize>chosen * rowBytes, rowBytes);
    const best = lowered + ((<usize>(n * (chosen & ~1))) << 3) + ((<usize>(chosen & 1)) << 3);
    for (let i: usize = 0; i < <usize>n; i++) store<f64>(potentials + (i << 3), load<f64>(best + (i << 4)));
  }
  return 1;
}

/** What each row is drawn by, weight times potential (or weight alone), and their sum. */
function weigh(n: i32, weights: usize, potentials: usize, masses: usize): f64 {
  let total: f64 = 0;
  for (let i: usize = 0; i < <usize>n; i++) {
    const weight = load<f64>(weights + (i << 3));
    const mass = potentials === 0 ? weight : weight * load<f64>(potentials + (i << 3));
    store<f64>(masses + (i << 3), mass);
    total += mass;
  }
  return total;
}

/** The row at which as much mass is used up; the last that has any where rounding leaves some. */
function draw(n: i32, masses: usize, left: f64): i32 {
  let last = -1;
  for (let i = 0; i < n; i++) {
    const mass = load<f64>(masses + ((<usize>i) << 3));
    if (mass <= 0) continue;
    last = i;
    left -= mass;
    if (left < 0) break;
  }
  return last;
}

/** Potentials as two further centroids would leave them, and the weighted sum of each. */
function lower(n: i32, d: i32, x: usize, weights: usize, potentials: usize, pair: usize, lowered: usize): v128 {
  let sums = f64x2.splat(0);
  const rowBytes = (<usize>d) << 3;
  for (let i: usize = 0; i < <usize>n; i++) {
    const low = f64x2.pmin(v128.load64_splat(potentials + (i << 3)), pairDistance(x, d, pair));
    v128.store(lowered + (i << 4), low);
    sums = f64x2.add(sums, f64x2.mul(v128.load64_splat(weights + (i << 3)), low));
    x += rowBytes;
  }
  return sums;
}

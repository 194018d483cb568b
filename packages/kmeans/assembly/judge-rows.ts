import { assignGroups } from "./assign-groups";

const STRIP = 256;

/**
 * Add what a block's rows say about the partition to `out`: squared silhouettes, simplified silhouettes, then for each cluster the
 * distances of its rows to its mean, all f64.
 *
 * `halves` are the centroids' |c|²/2; `shifted` the same plus half of each cluster's mean squared width, so that the scores are mean
 * squared distances to its rows. `facts` holds for each cluster its rows and its within-sum, f64.
 */
export function judgeRows(
  rows: i32,
  d: i32,
  k: i32,
  x: usize,
  labels: usize,
  norms: usize,
  centroids: usize,
  halves: usize,
  shifted: usize,
  facts: usize,
  scratch: usize,
  out: usize,
): void {
  const best = scratch;
  const second = scratch + 4 * STRIP;
  const nearest = scratch + 8 * STRIP;
  const means = scratch + 9 * STRIP;
  let squared: f64 = 0;
  let simplified: f64 = 0;
  for (let from = 0; from < rows; from += STRIP) {
    const count = min<i32>(STRIP, rows - from);
    const tile = x + <usize>from * <usize>d * 4;
    assignGroups(tile, (count + 7) >> 3, d, k, centroids, shifted, best, second, nearest);
    for (let i: usize = 0; i < <usize>count; i++) {
      const isOwn = load<u8>(nearest + i) === load<u8>(labels + <usize>from + i);
      store<f32>(means + (i << 2), load<f32>((isOwn ? second : best) + (i << 2)));
    }
    assignGroups(tile, (count + 7) >> 3, d, k, centroids, halves, best, second, nearest);
    for (let i: usize = 0; i < <usize>count; i++) {
      const at = <usize>from + i;
      const own = <usize>load<u8>(labels + at);
      const isNearest = load<u8>(nearest + i) === <u8>own;
      const norm = <f64>load<f32>(norms + (at << 2));
      const near = squareOf(
        isNearest
          ? load<f32>(best + (i << 2))
          : scoreOf(tile, i, d, centroids + own * <usize>d * 4, load<f32>(halves + (own << 2))),
        norm,
      );
      const next = squareOf(load<f32>((isNearest ? second : best) + (i << 2)), norm);
      const far = Math.sqrt(near);
      const members = load<f64>(facts + (own << 4));
      if (members < 2) continue;
      const sum = out + 16 + (own << 3);
      store<f64>(sum, load<f64>(sum) + far);
      const a = (members * near + load<f64>(facts + (own << 4), 8)) / (members - 1);
      squared += silhouette(a, squareOf(load<f32>(means + (i << 2)), norm));
      simplified += silhouette(far, Math.sqrt(next));
    }
  }
  store<f64>(out, load<f64>(out) + squared);
  store<f64>(out, load<f64>(out, 8) + simplified, 8);
}

/** The score of one row and one centroid, as `assignGroups` takes it. */
function scoreOf(tile: usize, i: usize, d: i32, y: usize, half: f32): f32 {
  let at = tile + (i >> 2) * ((<usize>d) << 4) + ((i & 3) << 2);
  let score = half;
  for (let j = 0; j < d; j++) {
    score -= load<f32>(at) * load<f32>(y);
    at += 16;
    y += 4;
  }
  return score;
}

function squareOf(score: f32, norm: f64): f64 {
  return max<f64>(2 * <f64>score + norm, 0);
}

function silhouette(a: f64, b: f64): f64 {
  const larger = max<f64>(a, b);
  return larger > 0 ? (b - a) / larger : 0;
}

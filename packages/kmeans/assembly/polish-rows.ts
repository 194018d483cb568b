/**
 * One pass of Hartigan's method in f64: each row goes to the cluster that it is cheapest in, as soon as that lowers the sum of squares, and means and
 * weights follow at once.
 *
 * @param raw Rows, one after another, f64.
 * @param weights One f64 for each row, or 0 for weight 1.
 * @param means `k × d`, f64.
 * @param totals For each cluster its weight and its rows of positive weight, f64.
 * @returns How many rows were moved.
 */
export function polishRows(
  rows: i32,
  d: i32,
  k: i32,
  raw: usize,
  weights: usize,
  labels: usize,
  means: usize,
  totals: usize,
): i32 {
  const row = (<usize>d) << 3;
  const end = raw + <usize>rows * row;
  let moved = 0;
  for (; raw < end; raw += row) {
    const a = <i32>load<u8>(labels);
    let w: f64 = 1;
    if (weights !== 0) {
      w = load<f64>(weights);
      weights += 8;
    }
    const b = cheapest(raw, row, k, a, w, means, totals);
    if (b >= 0) {
      const from = totals + ((<usize>a) << 4);
      const into = totals + ((<usize>b) << 4);
      moveMean(raw, row, means + <usize>a * row, -w / (load<f64>(from) - w));
      moveMean(raw, row, means + <usize>b * row, w / (load<f64>(into) + w));
      store<f64>(from, load<f64>(from) - w);
      store<f64>(from, load<f64>(from, 8) - 1, 8);
      store<f64>(into, load<f64>(into) + w);
      store<f64>(into, load<f64>(into, 8) + 1, 8);
      store<u8>(labels, b);
      moved++;
    }
    labels++;
  }
  return moved;
}

/** The cluster that is cheapest to join, if a row gains by leaving its own for it; else -1. A gain must show above rounding. */
function cheapest(raw: usize, row: usize, k: i32, a: i32, w: f64, means: usize, totals: usize): i32 {
  const from = totals + ((<usize>a) << 4);
  if (w === 0 || load<f64>(from, 8) < 2) return -1;
  const own = square(raw, row, means + <usize>a * row);
  if (own === 0) return -1;
  let least: f64 = (load<f64>(from) / (load<f64>(from) - w)) * own * (1 - 1e-12);
  let found = -1;
  for (let c = 0; c < k; c++) {
    if (c === a) continue;
    const weight = load<f64>(totals + ((<usize>c) << 4));
    const cost = (weight / (weight + w)) * square(raw, row, means + <usize>c * row);
    if (cost < least) {
      least = cost;
      found = c;
    }
  }
  return found;
}

function square(raw: usize, row: usize, mean: usize): f64 {
  let sum: f64 = 0;
  for (const end = raw + row; raw < end; raw += 8) {
    const t = load<f64>(raw) - load<f64>(mean);
    sum += t * t;
    mean += 8;
  }
  return sum;
}

function moveMean(raw: usize, row: usize, mean: usize, share: f64): void {
  for (const end = raw + row; raw < end; raw += 8) {
    store<f64>(mean, load<f64>(mean) + (load<f64>(raw) - load<f64>(mean)) * share);
    mean += 8;
  }
}

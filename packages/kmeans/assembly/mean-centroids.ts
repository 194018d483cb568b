/**
 * Move centroids to the means of their rows.
 *
 * @param tally What all rows add up to, see `tally-row`: k × (d + 2) i64.
 * @param magic What the tally's numbers were made whole with, and `unit` what one of them is worth in the frame.
 * @param centre Of the frame, one f64 for each feature; `scale` is the frame's, too.
 * @param weightUnit What a weight of 1 in the frame is worth.
 * @param least What a row must weigh on average for its cluster's mean to be told.
 * @param points `k × d` f64, moved.
 * @returns Their squared steps added up; below 0 where a cluster has no weight, or its rows weigh too little: points may be moved by then.
 */
export function meanCentroids(
  k: i32,
  d: i32,
  tally: usize,
  magic: f64,
  unit: f64,
  centre: usize,
  scale: f64,
  weightUnit: f64,
  least: f64,
  points: usize,
): f64 {
  const brought = reinterpret<i64>(magic);
  let step: f64 = 0;
  for (let c = 0; c < k; c++) {
    const end = tally + ((<usize>d) << 3);
    const count = load<i64>(end, 8);
    const others = count * brought;
    const share = <f64>(load<i64>(end) - others) * unit;
    const weight = share * weightUnit;
    if (!(weight > 0) || weight < <f64>count * least) return -1;
    let m = centre;
    for (; tally < end; tally += 8) {
      const sum = (<f64>(load<i64>(tally) - others) * unit) / scale;
      const mean = ((sum + load<f64>(m) * share) * weightUnit) / weight;
      const stride = mean - load<f64>(points);
      step += stride * stride;
      store<f64>(points, mean);
      m += 8;
      points += 8;
    }
    tally += 16;
  }
  return step;
}

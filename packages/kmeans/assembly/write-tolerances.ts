/**
 * How near two scores may be before f64 decides, for every strip of 256 rows, and how far off a squared distance may be.
 *
 * A score h - x·c errs by at most (d + 5) · 2^-24 · (|x||c| + |h|): d products and differences, and the rounding of row, centroid and h to
 * f32. Two of them, a quarter to spare; then the oracle's own rounding, (d + 3) · 2^-53 of a squared distance, many times over.
 *
 * @param lengths Greatest row length of each strip, one f32 each, rounded up.
 * @param longest Greatest |c|.
 * @param highest Greatest |h|.
 * @param reach Greatest length of a centroid.
 * @param taus Written, f32.
 * @param slops Written, f32; means something where c are the centroids themselves.
 */
export function writeTolerances(
  strips: i32,
  d: i32,
  lengths: usize,
  longest: f64,
  highest: f64,
  reach: f64,
  taus: usize,
  slops: usize,
): void {
  const unit = 2.5 * <f64>(d + 5) * 5.9604644775390625e-8;
  const own = <f64>(d + 3) * 8.8817841970012523e-16;
  for (let s: usize = 0; s < <usize>strips; s++) {
    const length = <f64>load<f32>(lengths + (s << 2));
    const far = length + reach;
    const tau = unit * (length * longest + highest) + own * far * far + 1e-36;
    store<f32>(taus + (s << 2), <f32>tau);
    store<f32>(slops + (s << 2), <f32>(2 * tau + unit * length * length));
  }
}

import type { Residence } from "./residence.js";

/**
 * Bring centroids into the kernel's memory, with half their squared lengths, and say for each strip how far f32 can be trusted.
 *
 * @param residence The rows they will be compared with.
 * @param centroids `k × featureCount`, f64.
 */
export function placeCentroids({ kernel, layout, frame, rows, lengths }: Residence, centroids: Float64Array): void {
  const d = rows.featureCount;
  const k = centroids.length / d;
  const { buffer } = kernel.memory;
  const points = new Float32Array(buffer, layout.centroids, k * d);
  const halves = new Float32Array(buffer, layout.halves, k);
  let longest = 0;
  for (let c = 0; c < k; c++) {
    let square = 0;
    for (let j = 0; j < d; j++) {
      const y = Math.fround((centroids[c * d + j] - frame.centre[j]) * frame.scale);
      points[c * d + j] = y;
      square += y * y;
    }
    halves[c] = square / 2;
    longest = Math.max(longest, square);
  }
  const taus = new Float32Array(buffer, layout.taus, lengths.length);
  const slops = new Float32Array(buffer, layout.slops, lengths.length);
  writeTolerances(taus, slops, lengths, Math.sqrt(longest), d);
}

/**
 * How near two scores may be before f64 decides, for every strip, and how far off a squared distance may be.
 *
 * A score errs by at most (d + 5) · 2^-24 · (|x||c| + |c|²): d products and differences, and the rounding of row and centroid to
 * f32. Two of them, a quarter to spare; the last term is the oracle's own rounding, (d + 3) · 2^-53 of a squared distance.
 */
function writeTolerances(
  taus: Float32Array,
  slops: Float32Array,
  lengths: Float64Array,
  longest: number,
  d: number,
): void {
  const unit = 2.5 * (d + 5) * 2 ** -24;
  for (let s = 0; s < lengths.length; s++) {
    const length = lengths[s];
    const reach = (length + longest) ** 2;
    taus[s] = unit * (length * longest + longest * longest) + (d + 3) * 2 ** -50 * reach + 1e-36;
    slops[s] = 2 * taus[s] + unit * length * length;
  }
}

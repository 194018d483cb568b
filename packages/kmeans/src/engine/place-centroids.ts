import type { Residence } from "./residence.js";

/**
 * Bring centroids into the kernel's memory, with half their squared lengths, and say for each strip how far f32 can be trusted.
 *
 * @param residence The rows they will be compared with.
 * @param centroids `k × featureCount`, f64.
 */
export function placeCentroids(residence: Residence, centroids: Float64Array): void {
  residence.kernel.operations.placeCentroids(...placing(residence, centroids));
}

/**
 * The same for labels alone: every centroid but the first, less the first, and half the squared lengths, less the first's.
 *
 * @param residence The rows they will be compared with.
 * @param centroids `k × featureCount`, f64.
 */
export function placeSteps(residence: Residence, centroids: Float64Array): void {
  residence.kernel.operations.placeSteps(...placing(residence, centroids));
}

/** Brings in the centroids as they are and says where everything is. */
function placing({ kernel, layout: at, frame, rows }: Residence, centroids: Float64Array) {
  new Float64Array(kernel.memory.buffer, at.points, centroids.length).set(centroids);
  const d = rows.featureCount;
  const strips = Math.ceil(rows.rowCount / 256);
  const from = [centroids.length / d, d, at.points, at.centre, frame.scale] as const;
  return [...from, at.centroids, at.halves, strips, at.lengths, at.taus, at.slops] as const;
}

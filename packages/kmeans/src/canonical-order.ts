/**
 * The order clusters stand in: falling weight, ties by centroid, column by column.
 *
 * @param clusterWeights One for each cluster.
 * @param centroids `k × d`.
 * @returns The clusters' indices in that order.
 */
export function canonicalOrder(clusterWeights: ArrayLike<number>, centroids: Float64Array): Uint8Array {
  const k = clusterWeights.length;
  const d = centroids.length / k;
  return Uint8Array.from({ length: k }, (_, c) => c).sort((a, b) => {
    if (clusterWeights[a] !== clusterWeights[b]) return clusterWeights[b] - clusterWeights[a];
    for (let j = 0; j < d; j++) {
      const difference = centroids[a * d + j] - centroids[b * d + j];
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

/**
 * Centroids in another order.
 *
 * @param centroids `k × d`.
 * @param order The clusters' indices in the order wanted.
 */
export function reorderCentroids(centroids: Float64Array, order: Uint8Array): Float64Array {
  const d = centroids.length / order.length;
  const ordered = new Float64Array(centroids.length);
  for (let c = 0; c < order.length; c++) ordered.set(centroids.subarray(order[c] * d, order[c] * d + d), c * d);
  return ordered;
}

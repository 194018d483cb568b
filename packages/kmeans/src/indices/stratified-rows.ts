import { createRandom } from "../random.js";

/**
 * A seeded sample of rows without replacement, from every cluster in proportion to its rows and at least two where it has them.
 *
 * @param clusters The rows of each cluster, rising.
 * @param wanted Rows in all, about; with as many or more than there are, all are taken.
 * @param seed Unsigned 32-bit integer.
 * @param stream Tells samples for different ends apart.
 * @returns The rows of each cluster, rising.
 */
export function stratifiedRows(
  clusters: readonly Uint32Array[],
  wanted: number,
  seed: number,
  stream: number,
): readonly Uint32Array[] {
  const total = clusters.reduce((sum, rows) => sum + rows.length, 0);
  if (total <= wanted) return clusters;
  const random = createRandom(seed, 0x5a000000 + stream);
  return clusters.map((rows) => {
    const take = Math.min(rows.length, Math.max(2, Math.round((wanted * rows.length) / total)));
    const pool = rows.slice();
    for (let i = 0; i < take; i++) {
      const at = i + random.below(pool.length - i);
      const drawn = pool[at];
      pool[at] = pool[i];
      pool[i] = drawn;
    }
    return pool.slice(0, take).sort();
  });
}

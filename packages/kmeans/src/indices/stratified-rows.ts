import { createRandom } from "../random.js";

/**
 * A seeded sample of rows without replacement, from every cluster in proportion to its rows and at least two where it has them.
 *
 * @param clusters The rows of each cluster, rising.
 * @param wanted Rows in all, rounded up in each cluster; with as many or more than there are, all are taken.
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
    const take = Math.min(rows.length, Math.max(2, Math.ceil((wanted * rows.length) / total)));
    return shuffledStart(rows, take, random).sort();
  });
}

/**
 * Rows dealt out at random into parts of equal size, give or take one.
 *
 * @param rows Rising.
 * @param folds Parts wanted.
 * @param seed Unsigned 32-bit integer.
 * @param stream Tells deals apart.
 * @returns The rows of each part, rising.
 */
export function foldsOf(rows: Uint32Array, folds: number, seed: number, stream: number): Uint32Array[] {
  const dealt = shuffledStart(rows, rows.length, createRandom(seed, 0x5b100000 + stream));
  return Array.from({ length: folds }, (_, fold) => dealt.filter((_, i) => i % folds === fold).sort());
}

function shuffledStart(rows: Uint32Array, take: number, random: ReturnType<typeof createRandom>): Uint32Array {
  const pool = rows.slice();
  for (let i = 0; i < take; i++) {
    const at = i + random.below(pool.length - i);
    const drawn = pool[at];
    pool[at] = pool[i];
    pool[i] = drawn;
  }
  return pool.slice(0, take);
}

import { createRandom, type KMeansModel, type KMeansOptions, type Matrix } from "../../src/index.js";

/** 60,000 rows of 5 columns around six centres, from integer arithmetic and division alone: equal on every machine and host. */
export function referenceRows(): Matrix {
  const rowCount = 60_000;
  const featureCount = 5;
  const random = createRandom(2026, 11);
  const values = new Float64Array(rowCount * featureCount);
  for (let i = 0; i < rowCount; i++) {
    const group = random.below(6);
    for (let j = 0; j < featureCount; j++) {
      const noise = random.float() + random.float() + random.float() - 1.5;
      values[i * featureCount + j] = ((group * (j + 2)) % 6) + noise;
    }
  }
  return { values, rowCount, featureCount };
}

/** Starts on samples, then a descent on all rows. */
export const referenceOptions: KMeansOptions = { k: 7, restarts: 4, seed: 20 };

/** 32 bits of the centroids' and labels' bytes (FNV-1a). */
export function hashOf({ centroids, labels }: Pick<KMeansModel, "centroids" | "labels">): string {
  let hash = 0x811c9dc5;
  for (const bytes of [new Uint8Array(centroids.buffer, centroids.byteOffset, centroids.byteLength), labels]) {
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

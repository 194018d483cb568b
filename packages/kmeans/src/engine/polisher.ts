import { BLOCK_ROWS, blocks } from "../blocks.js";
import { createKernel, type KernelKind, MEMORY_BYTES, reserve } from "../kernel/kernel.js";
import type { ClusterSums } from "../lloyd/cluster-sums.js";
import { meansOf } from "../lloyd/lloyd.js";
import { hartigan, MOST_PASSES, type Polish } from "../search/hartigan.js";
import { mergeBlocks } from "./ask.js";
import { putBlock, roomForBlocks } from "./block-sums.js";
import { MOST_CLUSTERS } from "./layout.js";
import type { ShardRows } from "./residence.js";

/** Polishes a partition: changes its labels, and returns its means. */
export type Polisher = (labels: Uint8Array, centroids: Float64Array) => Polish;

/** Where sums of a block lie. */
const SUMS = 1024;

/**
 * Bring rows to where partitions of them are polished: in f64 into a kernel's memory of their own, where `hartigan` runs with the same bytes.
 *
 * @param rows All of them.
 * @param kind Build of the kernel.
 */
export function polisher(rows: ShardRows, kind: KernelKind): Polisher {
  const { values, rowCount, featureCount: d, weights } = rows;
  const meansAt = SUMS + MOST_CLUSTERS * (d + 2) * 8;
  const totalsAt = meansAt + MOST_CLUSTERS * d * 8;
  const rawAt = totalsAt + MOST_CLUSTERS * 16;
  const weightsAt = rawAt + values.length * 8;
  const labelsAt = weightsAt + (weights ? rowCount * 8 : 0);
  if (labelsAt + rowCount > MEMORY_BYTES) return (labels, centroids) => hartigan(rows, weights, labels, centroids);
  const kernel = createKernel(kind);
  reserve(kernel, labelsAt + rowCount);
  const { buffer } = kernel.memory;
  const { operations } = kernel;
  new Float64Array(buffer, rawAt, values.length).set(values);
  if (weights) new Float64Array(buffer, weightsAt, rowCount).set(weights);
  const own = new Uint8Array(buffer, labelsAt, rowCount);
  const weightsFrom = (row: number): number => (weights ? weightsAt + row * 8 : 0);

  /** As `clusterSums` takes them. */
  const sumsOf = (k: number): ClusterSums => {
    const part = new Float64Array(buffer, SUMS, k * (d + 2));
    const sums = roomForBlocks(Math.ceil(rowCount / BLOCK_ROWS), k, d);
    for (const [from, to] of blocks(rowCount)) {
      part.fill(0);
      operations.sumRows(rawAt + from * d * 8, 0, to - from, d, labelsAt + from, weightsFrom(from), SUMS);
      putBlock(sums, from / BLOCK_ROWS, part, k);
    }
    return mergeBlocks(sums, k);
  };

  return (labels, centroids) => {
    const k = centroids.length / d;
    const means = new Float64Array(buffer, meansAt, k * d);
    own.set(labels);
    means.set(centroids);
    const { weights: clusterWeights, counts } = sumsOf(k);
    const totals = new Float64Array(buffer, totalsAt, 2 * k);
    for (let c = 0; c < k; c++) {
      totals[2 * c] = clusterWeights[c];
      totals[2 * c + 1] = counts[c];
    }
    let moves = 0;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const moved = operations.polishRows(rowCount, d, k, rawAt, weightsFrom(0), labelsAt, meansAt, totalsAt);
      if (moved === 0) break;
      moves += moved;
      means.set(meansOf(sumsOf(k), means.slice()));
    }
    labels.set(own);
    return { centroids: means.slice(), moves };
  };
}

import { frameOf } from "../../src/engine/frame.js";
import { Shard } from "../../src/engine/shard.js";
import type { Matrix } from "../../src/index.js";
import { createKernel, type KernelKind } from "../../src/kernel/kernel.js";
import { checkMatrix } from "../../src/matrix.js";

/** A shard of all rows in a kernel of its own, with room for seeding. */
export function shardOf(rows: Matrix, kind: KernelKind, weights: Float64Array | null = null): Shard {
  const { low, high } = checkMatrix(rows);
  return new Shard(createKernel(kind), { ...rows, weights }, frameOf(rows, weights, low, high), true);
}

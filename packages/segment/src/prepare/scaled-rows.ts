import { createKernel, growTo, type Kernel } from "../kernel/create-kernel.js";
import type { NumericStep } from "./recipe.js";

interface Operations {
  scaleValues(
    n: number,
    values: number,
    impute: number,
    center: number,
    scale: number,
    weight: number,
    into: number,
    stride: number,
    facts: number,
  ): void;
}

/** Rows written at a time; even. */
const TILE = 512;
/** Fewer rows are not worth a kernel. */
const FEW = 16_384;
const BYTES = Float64Array.BYTES_PER_ELEMENT;

let kernel: Kernel<Operations> | null | undefined;

/**
 * Take rows through steps that do no more than fill, centre, scale and weigh, a dimension each, in the kernel: the bytes of the plain code.
 *
 * @param columns One a step.
 * @param values Rows go to `[from .. to)` of these, a step a column.
 * @returns Values that were missing and that lie too far out for distances, a step each; null where rows are few or there is no SIMD.
 */
export function scaledRows(
  steps: readonly NumericStep[],
  columns: readonly Float64Array[],
  values: Float64Array,
  from: number,
  to: number,
): readonly { readonly missing: number; readonly far: number }[] | null {
  if (to - from < FEW) return null;
  kernel ??= createKernel<Operations>();
  if (kernel === null) return null;
  const { memory, operations } = kernel;
  const d = steps.length;
  const facts = 2 * d;
  const [atValues, atRows] = [facts * BYTES, (facts + TILE) * BYTES];
  growTo(memory, atRows + TILE * d * BYTES);
  const found = new Float64Array(memory.buffer, 0, facts).fill(0);
  const room = new Float64Array(memory.buffer, atValues, TILE);
  const rows = new Float64Array(memory.buffer, atRows, TILE * d);
  for (let start = from; start < to; start += TILE) {
    const n = Math.min(TILE, to - start);
    for (const [j, { impute, center, scale, weight = 1 }] of steps.entries()) {
      room.set(columns[j].subarray(start, start + n));
      // Values go in pairs: a last one alone has company that nobody counts.
      if (n % 2 === 1) room[n] = center;
      const into = atRows + j * BYTES;
      operations.scaleValues(n + (n % 2), atValues, impute, center, scale, weight, into, d * BYTES, 2 * j * BYTES);
    }
    values.set(rows.subarray(0, n * d), start * d);
  }
  return steps.map((_, j) => ({ missing: found[2 * j], far: found[2 * j + 1] }));
}

import { BLOCK_ROWS } from "../blocks.js";
import { type Kernel, reserve } from "../kernel/kernel.js";
import { type Frame, REACH } from "./frame.js";
import { type Layout, layoutOf } from "./layout.js";
import { eachRawStretch, isSingle } from "./raw-rows.js";

/** Rows that a shard holds: whole blocks of a table, the last one may be short. */
export interface ShardRows {
  /** True where these are some rows of a larger table. */
  readonly part?: boolean;
  readonly values: Float64Array | Float32Array;
  readonly rowCount: number;
  readonly featureCount: number;
  readonly weights: Float64Array | null;
}

/**
 * Rows in the kernel's memory: f32 tiles of groups of 4 rows, feature-major inside a group, their squared lengths, and the greatest length of
 * each strip of 256 rows.
 */
export interface Residence {
  readonly kernel: Kernel;
  readonly layout: Layout;
  readonly frame: Frame;
  readonly rows: ShardRows;
  /** False where a value is not finite, or too far from the frame's centre for f32 to square it in safety: the rows need another frame. */
  readonly fits: boolean;
}

/** Squared length in the frame up to which rows fit: their sums are then whole numbers without loss (see `Frame`). */
const LONGEST_SQUARE = REACH ** 2;

/**
 * Bring rows into a kernel's memory.
 *
 * @param kernel Grown as needed; what it held before is overwritten.
 * @param rows Read, and kept for what f32 cannot decide.
 * @param frame How values become f32.
 * @param seeding Whether room for potentials is wanted.
 */
export function takeIn(kernel: Kernel, rows: ShardRows, frame: Frame, seeding: boolean): Residence {
  const layout = layoutOf(rows.rowCount, rows.featureCount, BLOCK_ROWS, rows.weights !== null, seeding);
  reserve(kernel, layout.bytes);
  fillWeights(kernel, layout, rows, frame);
  return fill({ kernel, layout, frame }, rows);
}

/**
 * Bring other rows into a residence, in place of those that lie there.
 *
 * @param place A residence with room for them.
 * @param rows Without weights, or `takeIn`'s own.
 */
export function fill({ kernel, layout, frame }: Omit<Residence, "rows" | "fits">, rows: ShardRows): Residence {
  const { rowCount, featureCount: d } = rows;
  const { buffer } = kernel.memory;
  const padded = Math.ceil((rowCount + 16) / 16) * 16;
  const whole = rowCount - (rowCount % 4);
  new Float32Array(buffer, layout.x + whole * d * 4, (padded - whole) * d).fill(0);
  new Float64Array(buffer, layout.centre, d).set(frame.centre);
  eachRawStretch({ kernel, layout, rows }, 0, rowCount, (first, count) => {
    kernel.operations.takeRows(
      layout.raw,
      isSingle(rows),
      count,
      d,
      layout.centre,
      frame.scale,
      layout.x + first * d * 4,
      layout.norms + first * 4,
      layout.lengths + (first / 256) * 4,
    );
  });
  return {
    kernel,
    layout,
    frame,
    rows,
    fits: rootLengths(new Float32Array(buffer, layout.lengths, Math.ceil(rowCount / 256))),
  };
}

/** Makes lengths of squared ones, rounded up; false where one is too long. */
function rootLengths(lengths: Float32Array): boolean {
  let fits = true;
  for (let s = 0; s < lengths.length; s++) {
    if (!(lengths[s] <= LONGEST_SQUARE)) fits = false;
    // The floor stands for lengths whose squares vanish in f32.
    lengths[s] = Math.sqrt(lengths[s]) * (1 + 1e-3) + 1e-18;
  }
  return fits;
}

function fillWeights(kernel: Kernel, layout: Layout, { weights, rowCount }: ShardRows, frame: Frame): void {
  if (!weights) return;
  const shares = new Float32Array(kernel.memory.buffer, layout.weights, rowCount + 16).fill(0, rowCount);
  for (let i = 0; i < rowCount; i++) shares[i] = weights[i] / frame.weightUnit;
}

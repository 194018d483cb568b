import { BLOCK_ROWS } from "../blocks.js";
import { type Kernel, reserve } from "../kernel/kernel.js";
import type { Frame } from "./frame.js";
import { type Layout, layoutOf } from "./layout.js";

/** Rows that a shard holds: whole blocks of a table, the last one may be short. */
export interface ShardRows {
  /** True where these are some rows of a larger table. */
  readonly part?: boolean;
  readonly values: Float64Array;
  readonly rowCount: number;
  readonly featureCount: number;
  readonly weights: Float64Array | null;
}

/** Rows in the kernel's memory: f32 tiles of groups of 4 rows, feature-major inside a group, and their squared lengths. */
export interface Residence {
  readonly kernel: Kernel;
  readonly layout: Layout;
  readonly frame: Frame;
  readonly rows: ShardRows;
  /** Greatest row length of each strip of 256 rows, in the frame, rounded up. */
  readonly lengths: Float64Array;
}

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
  const lengths = new Float64Array(Math.ceil(rows.rowCount / 256));
  const residence = { kernel, layout, frame, rows, lengths };
  fillTiles(residence);
  fillWeights(residence);
  return residence;
}

function fillTiles({ kernel, layout, frame, rows, lengths }: Residence): void {
  const { values, rowCount, featureCount: d } = rows;
  const { centre, scale } = frame;
  const padded = Math.ceil((rowCount + 16) / 16) * 16;
  const whole = rowCount - (rowCount % 4);
  const tiles = new Float32Array(kernel.memory.buffer, layout.x, padded * d).fill(0, whole * d);
  for (let i = 0; i < whole; i += 4) {
    const x0 = i * d;
    const x1 = x0 + d;
    const x2 = x1 + d;
    const x3 = x2 + d;
    for (let j = 0, t = x0; j < d; j++, t += 4) {
      const m = centre[j];
      tiles[t] = (values[x0 + j] - m) * scale;
      tiles[t + 1] = (values[x1 + j] - m) * scale;
      tiles[t + 2] = (values[x2 + j] - m) * scale;
      tiles[t + 3] = (values[x3 + j] - m) * scale;
    }
  }
  for (let i = whole; i < rowCount; i++) {
    for (let j = 0; j < d; j++) tiles[whole * d + j * 4 + (i - whole)] = (values[i * d + j] - centre[j]) * scale;
  }
  for (let s = 0; s < lengths.length; s++) {
    const count = Math.min(256, rowCount - s * 256);
    const most = kernel.operations.rowNorms(count, d, layout.x + s * 256 * d * 4, layout.norms + s * 1024);
    // The floor stands for lengths whose squares vanish in f32.
    lengths[s] = Math.sqrt(most) * (1 + 1e-3) + 1e-18;
  }
}

function fillWeights({ kernel, layout, frame, rows: { weights, rowCount } }: Residence): void {
  if (!weights) return;
  const shares = new Float32Array(kernel.memory.buffer, layout.weights, rowCount + 16).fill(0, rowCount);
  for (let i = 0; i < rowCount; i++) shares[i] = weights[i] / frame.weightUnit;
}

import type { Matrix } from "@coterie/kmeans";
import { createKernel, growTo, type Kernel } from "./create-kernel.js";

/** What the kernel does with some rows at a time; see assembly/ for each. */
interface Operations {
  joinRows(count: number, d: number, width: number, rows: number, factor: number, joined: number): void;
  addProducts(
    count: number,
    d: number,
    width: number,
    rows: number,
    centre: number,
    sums: number,
    steps: number,
    products: number,
  ): void;
  addBySegment(
    count: number,
    d: number,
    rows: number,
    labels: number,
    centre: number,
    sizes: number,
    sums: number,
    squares: number,
  ): void;
  countCells(
    count: number,
    d: number,
    rows: number,
    labels: number,
    means: number,
    axes: number,
    grid: number,
    counts: number,
  ): void;
}

/** Numbers that are brought into the kernel at a time, so that they fit a near cache, and most rows. */
const AT_A_TIME = 8192;
const MOST_ROWS = 1024;

/** A kernel that goes over the rows of a matrix. */
export interface RowKernel {
  readonly operations: Operations;
  /** Rows that are brought at a time. */
  readonly chunk: number;
  /** Room for so many f64, zeros: where it begins. All is asked for before any is used. */
  room(count: number): number;
  /** The f64 at a place. */
  numbersAt(from: number, count: number): Float64Array;
  /** The bytes at a place. */
  bytesAt(from: number, count: number): Uint8Array;
  /** Bring every `stride`-th row, some at a time, and do something with them. */
  eachChunk(stride: number, work: (count: number, rows: number, from: number) => void): void;
}

/**
 * A kernel for one pass, or several, over a matrix.
 *
 * @param matrix Its rows.
 * @returns Null where there is no SIMD.
 */
export function rowKernel({ values, rowCount, featureCount: d }: Matrix): RowKernel | null {
  const kernel: Kernel<Operations> | null = createKernel<Operations>();
  if (kernel === null) return null;
  const { memory, operations } = kernel;
  const chunk = Math.max(1, Math.min(MOST_ROWS, Math.floor(AT_A_TIME / d)));
  let end = 16;
  const room = (count: number): number => {
    const from = end;
    end += 16 * Math.ceil(count / 2);
    growTo(memory, end);
    return from;
  };
  const rows = room(chunk * d);
  return {
    operations,
    chunk,
    room,
    numbersAt: (from, count) => new Float64Array(memory.buffer, from, count),
    bytesAt: (from, count) => new Uint8Array(memory.buffer, from, count),
    eachChunk: (stride, work) => {
      const here = new Float64Array(memory.buffer, rows, chunk * d);
      const used = Math.ceil(rowCount / stride);
      for (let from = 0; from < used; from += chunk) {
        const count = Math.min(chunk, used - from);
        bring(here, values, from * stride, stride, count, d);
        work(count, rows, from);
      }
    },
  };
}

function bring(here: Float64Array, values: Float64Array, from: number, stride: number, count: number, d: number): void {
  if (stride === 1) here.set(values.subarray(from * d, (from + count) * d));
  else for (let r = 0, at = from * d; r < count; r++, at += stride * d) here.set(values.subarray(at, at + d), r * d);
}

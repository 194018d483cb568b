import { SCALAR_KERNEL, SIMD_KERNEL } from "../generated/kernel-bytes.js";
import { KMeansError } from "../kmeans-error.js";

/** Which build of the kernel runs; results are the same. */
export type KernelKind = "simd" | "scalar";

/** What `placeCentroids` and `placeSteps` are told. */
type Placing = readonly [
  k: number,
  d: number,
  given: number,
  centre: number,
  scale: number,
  points: number,
  halves: number,
  strips: number,
  lengths: number,
  taus: number,
  slops: number,
];

/** The kernel's operations; pointers are byte offsets into its memory. See assembly/ for each. */
interface KernelOperations {
  passBlocks(table: number): void;
  labelRows(
    rows: number,
    d: number,
    k: number,
    x: number,
    labels: number,
    steps: number,
    rises: number,
    taus: number,
    scratch: number,
    list: number,
    afresh: number,
    weights: number,
    magic: number,
    sums: number,
  ): number;
  settleRow(
    row: number,
    x: number,
    d: number,
    label: number,
    labels: number,
    weights: number,
    magic: number,
    sums: number,
    afresh: number,
  ): number;
  meanCentroids(
    k: number,
    d: number,
    tally: number,
    magic: number,
    unit: number,
    centre: number,
    scale: number,
    weightUnit: number,
    least: number,
    points: number,
  ): number;
  placeCentroids(...placing: Placing): void;
  placeSteps(...placing: Placing): void;
  judgeRows(
    rows: number,
    d: number,
    k: number,
    x: number,
    labels: number,
    norms: number,
    centroids: number,
    halves: number,
    shifted: number,
    facts: number,
    scratch: number,
    out: number,
  ): void;
  sumDistances(
    count: number,
    d: number,
    x: number,
    slots: number,
    parts: number,
    weights: number,
    y: number,
    near: number,
    slotCount: number,
    out: number,
  ): void;
  takeRows(
    raw: number,
    isSingle: number,
    rows: number,
    d: number,
    centre: number,
    scale: number,
    x: number,
    norms: number,
    longest: number,
  ): void;
  sumRows(raw: number, isSingle: number, rows: number, d: number, labels: number, weights: number, sums: number): void;
  sumWithin(
    raw: number,
    isSingle: number,
    rows: number,
    d: number,
    labels: number,
    weights: number,
    centroids: number,
    within: number,
  ): void;
  polishRows(
    rows: number,
    d: number,
    k: number,
    raw: number,
    weights: number,
    labels: number,
    means: number,
    totals: number,
  ): number;
  renameLabels(count: number, labels: number, names: number, k: number): void;
  drawRow(count: number, masses: number, left: number): number;
  lowerPotentials(count: number, d: number, x: number, y: number, weights: number, from: number, into: number): number;
}

/** A kernel with its memory, which only its host lays out. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly operations: KernelOperations;
}

const PAGE = 65_536;

/** Bytes that one memory can hold. */
export const MEMORY_BYTES: number = 65_536 * PAGE;

const modules = new Map<KernelKind, WebAssembly.Module>();

let found: KernelKind | null = null;

/** The build this machine runs: SIMD wherever it validates. */
export function kernelKind(): KernelKind {
  found ??= WebAssembly.validate(decode(SIMD_KERNEL)) ? "simd" : "scalar";
  return found;
}

/**
 * A kernel of its own memory. Compiled once for each process.
 *
 * @param kind Which build.
 */
export function createKernel(kind: KernelKind): Kernel {
  let module = modules.get(kind);
  if (!module) {
    module = new WebAssembly.Module(decode(kind === "simd" ? SIMD_KERNEL : SCALAR_KERNEL));
    modules.set(kind, module);
  }
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, operations: exports as unknown as KernelOperations };
}

/**
 * Make room in a kernel's memory.
 *
 * @param kernel Grown if it is smaller; views on its buffer are then void.
 * @param bytes Wanted in all.
 * @throws {KMeansError} `bad-data` past the 4 GiB that one memory can hold: rows are held in as many as they need, so that this is one block of very
 * many columns, or the rows of an exact silhouette; and where the host has no more memory.
 */
export function reserve(kernel: Kernel, bytes: number): void {
  const missing = bytes - kernel.memory.buffer.byteLength;
  if (missing <= 0) return;
  if (bytes > MEMORY_BYTES) {
    throw new KMeansError(
      "bad-data",
      `16,384 rows, or all of an exact silhouette, must fit in 4 GiB as f32; got ${Math.ceil(bytes / 2 ** 20)} MiB. Pass fewer columns, or leave the silhouette to its sample.`,
    );
  }
  try {
    kernel.memory.grow(Math.ceil(missing / PAGE));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new KMeansError(
      "bad-data",
      `rows must fit in the memory that the host gives; it refused a thread ${Math.ceil(bytes / 2 ** 20)} MiB. Use kmeansStream, which holds one chunk at a time, or fewer rows.`,
    );
  }
}

function decode(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

import type { ClusterSums } from "../lloyd/cluster-sums.js";
import type { Frame } from "./frame.js";
import type { Residence } from "./residence.js";

/**
 * Sums of rows rounded to f32, in the frame and in whole numbers, which the kernel keeps up to date while it labels: near enough to descend by,
 * not to stop at. Whole numbers add up to the same in any order, so it does not matter how rows are shared out. For each cluster `d` features,
 * weight, rows; assembly/tally-row.ts says how they are written.
 */
export class Tally {
  readonly #residence: Residence;
  readonly #numbers: BigInt64Array;

  constructor(residence: Residence, k: number) {
    const { kernel, layout, rows } = residence;
    this.#residence = residence;
    this.#numbers = new BigInt64Array(kernel.memory.buffer, layout.tally, k * (rows.featureCount + 2)).fill(0n);
  }

  /** A copy of the sums as they stand. */
  get numbers(): BigInt64Array {
    return this.#numbers.slice();
  }

  /**
   * Give a row its label and bring the sums up to date.
   *
   * @param fresh True where the row is in no sums yet.
   * @returns Whether its label is another than before.
   */
  settle(row: number, label: number, fresh: boolean): boolean {
    const { kernel, layout: at, rows, frame } = this.#residence;
    const weights = rows.weights ? at.weights : 0;
    const own = [row, at.x, rows.featureCount, label, at.labels, weights, frame.magic as number, at.tally] as const;
    return kernel.operations.settleRow(...own, fresh ? 1 : 0) !== 0;
  }
}

/** Tallies of parts of the rows as one. */
export function addTallies(parts: readonly BigInt64Array[]): BigInt64Array {
  const total = parts[0].slice();
  for (const part of parts.slice(1)) {
    part.forEach((number, at) => {
      total[at] += number;
    });
  }
  return total;
}

/**
 * What a tally of all rows says, in the rows' own units.
 *
 * @param tally `k × (d + 2)`.
 */
export function readTally(tally: BigInt64Array, { centre, scale, weightUnit, magic }: Frame): ClusterSums {
  const d = centre.length;
  const k = tally.length / (d + 2);
  const halves = new Int32Array(tally.buffer, tally.byteOffset, 2 * tally.length);
  const unit = unitOf(magic as number);
  // Each row brought the bits of `magic` along, of which the lower half is 0.
  const [, brought] = new Int32Array(Float64Array.of(magic as number).buffer);
  const sums = new Float64Array(k * d);
  const weights = new Float64Array(k);
  const counts = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    const at = 2 * c * (d + 2);
    const count = halves[at + 2 * d + 2];
    counts[c] = halves[at + 2 * d + 3] * 2 ** 32 + (count >>> 0);
    const read = (slot: number) => {
      const high = (halves[at + 2 * slot + 1] - Math.imul(count, brought)) | 0;
      return (high * 2 ** 32 + (halves[at + 2 * slot] >>> 0)) * unit;
    };
    const weight = read(d);
    weights[c] = weight * weightUnit;
    for (let j = 0; j < d; j++) sums[c * d + j] = (read(j) / scale + centre[j] * weight) * weightUnit;
  }
  return { sums, weights, counts };
}

/** Units that a row must weigh on average: below, its sums are rounded off too much to descend by. */
const LEAST_UNITS = 2 ** 12;

/**
 * Whether the rows of some cluster weigh too little, beside the heaviest row of all, for a tally to tell their mean.
 *
 * @param totals As `readTally` gives them.
 * @param frame That the rows are held in.
 */
export function isRoundedOff({ weights, counts }: ClusterSums, { weightUnit, magic }: Frame): boolean {
  const least = LEAST_UNITS * unitOf(magic as number) * weightUnit;
  return weights.some((weight, c) => weight < counts[c] * least);
}

/**
 * The means that a tally of all rows says.
 *
 * @param residence Whose kernel works them out; its frame is the tally's.
 * @param tally `k × (d + 2)`.
 * @param centroids Of the pass that it was taken by.
 * @returns The means and their squared steps added up, as `readTally`, `meansOf` and `squaredStep` say; null where a cluster has no weight, or its
 * rows are rounded off (see `isRoundedOff`).
 */
export function meansOfTally(
  { kernel, layout: at, frame, rows }: Residence,
  tally: BigInt64Array,
  centroids: Float64Array,
): { readonly centroids: Float64Array; readonly step: number } | null {
  const { buffer } = kernel.memory;
  const d = rows.featureCount;
  const magic = frame.magic as number;
  const unit = unitOf(magic);
  new BigInt64Array(buffer, at.exact, tally.length).set(tally);
  const points = new Float64Array(buffer, at.points, centroids.length);
  points.set(centroids);
  const least = LEAST_UNITS * unit * frame.weightUnit;
  const told = [at.exact, magic, unit, at.centre, frame.scale, frame.weightUnit, least, at.points] as const;
  const step = kernel.operations.meanCentroids(centroids.length / d, d, ...told);
  return step < 0 ? null : { centroids: points.slice(), step };
}

function unitOf(magic: number): number {
  return magic / 1.5 / 2 ** 52;
}

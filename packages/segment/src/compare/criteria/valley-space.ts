import { createRandom, type Matrix } from "@coterie/kmeans";
import { type DimensionKind, modelValue, originalValue } from "./dimension-kinds.js";
import { type DistinctColumn, distinctColumns } from "./distinct-columns.js";

/** Share of rows on one exact value from which it may be a spike: half the smallest segment that is let stand. */
const SPIKE_SHARE = 0.01;

/** How many rows more than this many times its more frequent neighbour a value must have to be one: both, so that chance makes none. */
const SPIKE_RATIO = 3;
const SPIKE_ROWS = 3;

/** Steps of a whole-number column beyond which a value is no neighbour: what stands that far apart is a sentinel, not the end of a tail. */
const NEAR_STEPS = 10;

/** The rows as valleys are sought in them. Zeros, sentinels and flags stand apart by definition, and so must not supply a valley. */
export interface ValleySpace {
  /** Whole-number columns dithered, else as they were. */
  readonly matrix: Matrix;
  /** False for flags and levels, which take no part. */
  readonly usable: readonly boolean[];
  /** 1 where the row stands on a spike of that dimension; null where it has none. */
  readonly spikes: readonly (Uint8Array | null)[];
}

/**
 * Prepare rows for the search of valleys.
 *
 * @param sample The rows.
 * @param kinds What stands behind each dimension.
 * @param seed Of the dither: a row's is drawn by its place.
 * @param columns The rows' distinct values.
 */
export function valleySpace(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  seed: number,
  columns: readonly DistinctColumn[] = distinctColumns(sample),
): ValleySpace {
  const { rowCount, featureCount: d } = sample;
  const values = sample.values.slice();
  const usable: boolean[] = [];
  const spikes: (Uint8Array | null)[] = [];
  for (let j = 0; j < d; j++) {
    const kind = kinds[j];
    const found = columns[j];
    const numeric = kind.kind === "number" && found.values.length > 2;
    usable.push(numeric);
    const step = numeric ? wholeStep(found.values, kind) : 0;
    spikes.push(numeric ? spikesOf(rowCount, found, kind, step) : null);
    if (step === 0) continue;
    const random = createRandom(seed, j);
    for (let i = 0; i < rowCount; i++) {
      const original = originalValue(sample.values[i * d + j], kind);
      values[i * d + j] = modelValue(original + (random.float() - 0.5) * step, kind);
    }
  }
  return { matrix: { values, rowCount, featureCount: d }, usable, spikes };
}

function spikesOf(
  rowCount: number,
  { values, counts, order }: DistinctColumn,
  kind: DimensionKind,
  step: number,
): Uint8Array | null {
  const originals = values.map((x) => originalValue(x, kind));
  const near = (v: number, other: number) => {
    if (other < 0 || other >= values.length) return 0;
    const apart = Math.abs(originals[v] - originals[other]);
    return step === 0 || apart <= NEAR_STEPS * step ? counts[other] : 1;
  };
  let spiked: Uint8Array | null = null;
  for (let v = 0, from = 0; v < values.length; from += counts[v++]) {
    if (counts[v] < SPIKE_SHARE * rowCount) continue;
    if (counts[v] < SPIKE_RATIO * Math.max(near(v, v - 1), near(v, v + 1)) + SPIKE_ROWS) continue;
    spiked ??= new Uint8Array(rowCount);
    for (let at = from; at < from + counts[v]; at++) spiked[order[at]] = 1;
  }
  return spiked;
}

/**
 * The step of a column that holds only multiples of one, in original units; 0 where it does not. A fraction that missing values
 * were filled with does not make a column of whole numbers fine-grained.
 */
function wholeStep(values: Float64Array, kind: DimensionKind): number {
  const filled = kind.kind === "number" && kind.impute !== null && !Number.isInteger(kind.impute) ? kind.impute : null;
  const slack = (x: number) => 1e-9 * Math.max(1, Math.abs(x));
  const originals = values
    .map((x) => originalValue(x, kind))
    .filter((x) => filled === null || Math.abs(x - filled) > slack(x));
  let least = Number.POSITIVE_INFINITY;
  for (let v = 1; v < originals.length; v++) least = Math.min(least, originals[v] - originals[v - 1]);
  const first = originals[0];
  const coarse =
    originals.length > 1 && least > 1e-7 * Math.max(1, Math.abs(first), Math.abs(originals[originals.length - 1]));
  const regular = originals.every(
    (x) => Math.abs(first + Math.round((x - first) / least) * least - x) <= slack(x) + 1e-6 * least,
  );
  return coarse && regular ? least : 0;
}

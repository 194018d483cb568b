import type { Matrix } from "@coterie/kmeans";
import { copulaNull } from "./copula-null.js";
import type { DimensionKind } from "./dimension-kinds.js";
import { explaining } from "./explained-share.js";
import { quickFits } from "./quick-fit.js";
import { PURPOSE, taskSeed } from "./task-seed.js";

/** Dimensions from which a short list is looked for: with fewer, those that know nothing hide little. */
const DIMENSIONS_FROM = 10;

/** A short list leaves out at least a third. */
const MOST_KEPT = 2 / 3;

/** Least share of a dimension that clusters must explain beyond what they explain of it in the null. */
const LEAST_GAP = 0.02;

const ROUNDS = 3;
const DRAWS = 3;

/** A rougher null than the gap's: what counts is which dimensions stand far out of it. */
const PILOT_ROWS = 4_000;

/**
 * The dimensions that know of groups, without knowing the groups: clusters explain more of them than clusters of a population with the
 * same marginals and correlations but no segments do. Those that explain no more are left out and the rest are clustered anew.
 *
 * @param sample Rows in model space.
 * @param kinds What stands behind each dimension; only numbers are listed, since only they can show a valley.
 * @param ks The K that clusters are sought at.
 * @param seed Of the draws.
 * @returns Yields nothing of note, so that others may run between; returns dimensions, rising, or null: too few to choose from, or
 * too many worth keeping.
 */
export function* shortListSteps(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  ks: readonly number[],
  seed: number,
): Generator<void, readonly number[] | null> {
  if (sample.featureCount < DIMENSIONS_FROM) return null;
  let kept: readonly number[] = kinds.flatMap(({ kind }, j) => (kind === "number" ? [j] : []));
  for (let round = 0; round < ROUNDS; round++) {
    const part = gatherDimensions(sample, kept);
    const gaps = yield* dimensionGaps(
      part,
      kept.map((j) => kinds[j]),
      ks,
      taskSeed(seed, PURPOSE.shortList, round),
    );
    const next = kept.filter((_, at) => gaps[at] >= LEAST_GAP);
    if (next.length < 2) return null;
    const settled = next.length === kept.length;
    kept = next;
    if (settled) break;
  }
  return kept.length <= MOST_KEPT * sample.featureCount ? kept : null;
}

/**
 * A matrix of some of the dimensions.
 *
 * @param matrix Any matrix.
 * @param dimensions Indices into its columns.
 */
export function gatherDimensions({ values, rowCount, featureCount }: Matrix, dimensions: readonly number[]): Matrix {
  const d = dimensions.length;
  const gathered = new Float64Array(rowCount * d);
  for (let i = 0; i < rowCount; i++)
    for (let j = 0; j < d; j++) gathered[i * d + j] = values[i * featureCount + dimensions[j]];
  return { values: gathered, rowCount, featureCount: d };
}

/** For each dimension the share that clusters explain beyond the null's, the mean over K. */
function* dimensionGaps(
  sample: Matrix,
  kinds: readonly DimensionKind[],
  ks: readonly number[],
  seed: number,
): Generator<void, Float64Array> {
  const gaps = new Float64Array(sample.featureCount);
  const nulls = copulaNull(sample, kinds, seed, PILOT_ROWS);
  for (let draw = 0; draw <= DRAWS; draw++) {
    const rows = draw === 0 ? sample : nulls.draw(taskSeed(seed, PURPOSE.null, draw));
    const fits = quickFits(rows);
    const explained = explaining(rows);
    for (const k of ks) {
      yield;
      const found = fits.fit(k, taskSeed(seed, PURPOSE.nullFit, draw, k));
      if (found === null) continue;
      const weight = (draw === 0 ? 1 : -1 / DRAWS) / ks.length;
      explained.shares(found.labels, k).forEach((share, j) => {
        gaps[j] += weight * share;
      });
    }
  }
  return gaps;
}

import { adjustedRandIndex, type KMeansModel, kmeans, type Matrix, silhouetteEuclidean } from "@coterie/kmeans";
import { recovery, resample } from "../compare/criteria/bootstrap-stability.js";
import { dimensionKinds } from "../compare/criteria/dimension-kinds.js";
import { segmentColumns } from "../compare/criteria/segment-columns.js";
import { PURPOSE, taskSeed } from "../compare/criteria/task-seed.js";
import { valleySpace } from "../compare/criteria/valley-space.js";
import { valleys } from "../compare/criteria/valleys.js";
import { decide, type RuleInput, worstStability, worstValley } from "../compare/verdict/decide.js";
import { judge } from "../compare/verdict/judge.js";
import { LIMITS } from "../compare/verdict/limits.js";
import type { CustomerTable } from "../customer-table.js";
import { distinctRows } from "../fit/distinct-rows.js";
import { assertClusterable } from "../prepare/assert-clusterable.js";
import { type PrepareOptions, prepare } from "../prepare/prepare.js";
import type { Recipe } from "../prepare/recipe.js";
import { SegmentError } from "../segment-error.js";
import { median } from "../statistics/median.js";
import type { Effect, Trial } from "./advice.js";

/** One preparation tried on the sample. */
export interface Tried {
  readonly trial: Trial;
  readonly recipe: Recipe;
  readonly matrix: Matrix;
  readonly models: ReadonlyMap<number, KMeansModel>;
  readonly gaps: Gaps;
}

/** How trials are made. */
export interface TrialOptions {
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  /** The K tried: few where many preparations are. */
  readonly ks: readonly number[];
  /** Gaps to a population without segments, by K, taken from another trial of these customers: drawing one costs more than all else. */
  readonly gaps?: Gaps | undefined;
}

type Gaps = ReadonlyMap<number, RuleInput["gap"]>;

/** Few, for there are many trials: enough to tell a stable segment from one that falls apart. */
export const RESAMPLES = 5;
const NULL_DRAWS = 1;
const RESTARTS = 5;

/**
 * Try a preparation: fit some K on the sample and judge them.
 *
 * @param sample Customers, 4,000 at most.
 * @param preparation As `prepare` takes it.
 * @param options Seed and the K to try; without `gaps` they are judged in full.
 * @returns What was found.
 * @throws {SegmentError} As `prepare`, or `bad-data` where too few customers differ.
 */
export async function tryPreparation(
  sample: CustomerTable,
  preparation: PrepareOptions,
  { seed, signal, ks, gaps }: TrialOptions,
): Promise<Tried> {
  if (signal?.aborted) throw new SegmentError("aborted", "the trials were stopped before they ended.");
  const { recipe, matrix } = prepare(sample, preparation);
  assertClusterable(recipe);
  const most = distinctRows(matrix, Math.max(...ks));
  const possible = ks.filter((k) => k <= most);
  if (possible.length === 0) {
    throw new SegmentError(
      "bad-data",
      `at least two customers must differ once prepared; got ${most}. Cluster other columns.`,
    );
  }
  const models = new Map(possible.map((k) => [k, kmeans(matrix, { k, seed, restarts: RESTARTS })]));
  const judged = async (): Promise<readonly RuleInput[]> => {
    const how = { seed, recipe, resamples: RESAMPLES, nullDraws: NULL_DRAWS, rows: Math.max(10, sample.rowCount) };
    return (await judge(matrix, models, { ...how, signal })).perK;
  };
  const rows = gaps === undefined ? await judged() : lightRows(matrix, recipe, models, seed, gaps);
  const { verdict, k } = decide(rows, LIMITS);
  const row = rows.find((each) => each.k === k)!;
  return {
    recipe,
    matrix,
    models,
    gaps: new Map(rows.map((each) => [each.k, each.gap])),
    trial: {
      verdict,
      k,
      valley: worstValley(row),
      stability: worstStability(row),
      silhouette: silhouetteEuclidean(matrix, models.get(k)!.labels, k, { seed })?.value ?? null,
      columns: recipe.steps.length,
    },
  };
}

/** What the rule looks at, the gap apart. */
function lightRows(
  matrix: Matrix,
  recipe: Recipe,
  models: ReadonlyMap<number, KMeansModel>,
  seed: number,
  gaps: Gaps,
): readonly RuleInput[] {
  const kinds = dimensionKinds(matrix.featureCount, recipe);
  const space = valleySpace(matrix, kinds, taskSeed(seed, PURPOSE.dither));
  const drawn = Array.from({ length: RESAMPLES }, (_, b) => resample(matrix, taskSeed(seed, PURPOSE.bootstrap, b)));
  return [...models.values()].map(({ k, labels, sizes }) => {
    const found = drawn.map((each, b) => {
      const found = each.fits.fit(k, taskSeed(seed, PURPOSE.bootstrapFit, b, k));
      return recovery(each.rows, found?.labels ?? null, labels, k).jaccard;
    });
    return {
      k,
      gap: gaps.get(k) ?? { value: 0, spread: 0 },
      smallestShare: Math.min(...sizes) / labels.length,
      stability: Array.from({ length: k }, (_, c) =>
        median(Float64Array.from(found, (jaccard) => jaccard[c]).filter((value) => !Number.isNaN(value))),
      ),
      valleys: valleys(matrix, segmentColumns(space, labels, k)),
    };
  });
}

/** What a second preparation of the same customers changes. */
export function effectOf(without: Tried, tried: Tried): Effect {
  const { k } = without.trial;
  const before = without.models.get(k)!;
  const after = tried.models.get(k) ?? [...tried.models.values()].at(-1)!;
  return { with: tried.trial, agreement: adjustedRandIndex(before.labels, after.labels) };
}

import { clusterIndices, type KMeansModel, type Matrix, silhouetteEuclideanAsync } from "@coterie/kmeans";
import type { Warning } from "../customer-table.js";
import { checkSegmentCount, type FitOptions, fit } from "../fit/fit.js";
import { rephrase } from "../fit/rephrase.js";
import type { Recipe } from "../prepare/recipe.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import type { Comparison, ComparisonRow } from "./comparison.js";
import { judge } from "./verdict/judge.js";
import { type JudgeOptions, resolveJudgeOptions } from "./verdict/judge-options.js";
import type { Judgement } from "./verdict/judgement.js";
import { judgementOf } from "./verdict/judgement-of.js";

/** Where a comparison stands. */
export interface CompareProgress {
  readonly stage: "fit" | "judge";
  /** The K being fitted; 0 while all are judged. */
  readonly k: number;
  /** Place of this K among those compared, from 0. */
  readonly index: number;
  readonly total: number;
  /** Of this K, or of the judging, 0 to 1. */
  readonly fraction: number;
}

/** Which K are compared, and how. */
export interface CompareOptions extends Omit<FitOptions, "k" | "onProgress"> {
  /** Each from 2; the one recommended is kept unless `keep` says otherwise. */
  readonly ks: readonly number[];
  /** The preparation: tells flags, categories and whole numbers from amounts, and names conditions. */
  readonly recipe?: Recipe | undefined;
  /** How K is judged; see `judge`. `beside` is what would be chosen from if K were left free (default 2 to 8). */
  readonly judging?: Pick<JudgeOptions, "beside" | "resamples" | "nullDraws" | "rows" | "rowHashes" | "minShare">;
  /** The K to keep, one of `ks`. */
  readonly keep?: number | undefined;
  /** Compute the Euclidean silhouette over all rows even where a sample would do (default false). */
  readonly exactSilhouette?: boolean | undefined;
  readonly onProgress?: ((progress: CompareProgress) => void) | undefined;
}

/** The K that are compared where none are named, and that the unrestricted choice is made from. */
export const DEFAULT_KS: readonly number[] = [2, 3, 4, 5, 6, 7, 8];

const NAMES = [
  "ks",
  "keep",
  "recipe",
  "judging",
  "exactSilhouette",
  "seed",
  "restarts",
  "weights",
  "threads",
  "signal",
  "onProgress",
];

/** The comparison, the fitted model of every K, and what the reader should know. */
export interface Compared {
  readonly comparison: Comparison;
  readonly models: ReadonlyMap<number, KMeansModel>;
  readonly warnings: readonly Warning[];
}

/**
 * Fit every K asked for, put its criteria side by side, and judge whether segments exist at all.
 *
 * @param matrix Customers in model space, from `prepare`.
 * @param options.ks The K to compare; rows of the comparison stand by rising K.
 * @returns The comparison and the models. The solution at K does not depend on the other K.
 * @throws {SegmentError} `bad-option` before any work: a K that cannot be, twice the same, a `keep` that is not compared; `bad-data`; `aborted`.
 */
export async function compare(matrix: Matrix, options: CompareOptions): Promise<Compared> {
  refuseUnknown(options, NAMES);
  const { ks, keep, recipe, judging, exactSilhouette, onProgress, ...fitting } = options;
  checkKs(matrix, ks, keep);
  const { seed, signal } = fitting;
  const models = new Map<number, KMeansModel>();
  const measured: ComparisonRow[] = [];
  const warnings: Warning[] = [];
  const total = ks.length;
  const rising = ks.toSorted((a, b) => a - b);
  for (const [index, k] of rising.entries()) {
    const report = (fraction: number): void => onProgress?.({ stage: "fit", k, index, total, fraction });
    report(0);
    const model = await fit(matrix, { ...fitting, k, onProgress: report });
    models.set(k, model);
    measured.push(await measure(matrix, model, fitting, exactSilhouette ?? false));
    warnings.push(...model.warnings.map(({ code, message }) => ({ code, message: `K = ${k}: ${message}` })));
  }
  const how = { seed, recipe, ...judging, beside: judging?.beside ?? DEFAULT_KS };
  const judged = await judge(matrix, models, {
    ...how,
    signal,
    onProgress: (fraction) => onProgress?.({ stage: "judge", k: 0, index: total, total, fraction }),
  });
  const rows = measured.map((row) => ({ ...row, judged: judged.perK.find(({ k }) => k === row.k)! }));
  const judgement = judgementOf(rows, judged, resolveJudgeOptions(matrix, models, how), keep);
  return {
    comparison: { rows, verdict: judgement.verdict, judgement, kept: kept(ks, keep, judgement) },
    models,
    warnings,
  };
}

function checkKs(matrix: Matrix, ks: readonly number[], keep: number | undefined): void {
  if (ks.length === 0)
    throw new SegmentError("bad-option", "K must be named at least once; got none. Use --k 4,5,6 or --k 2..8.");
  const twice = ks.find((k, i) => ks.indexOf(k) !== i);
  if (twice !== undefined)
    throw new SegmentError("bad-option", `each K may be named once; got ${twice} twice. Correct --k.`);
  for (const k of ks) checkSegmentCount(matrix, k);
  if (keep !== undefined && !ks.includes(keep)) {
    throw new SegmentError(
      "bad-option",
      `the K to keep must be one of those compared, ${ks.join(", ")}; got ${keep}. Add it to --k, or change --keep.`,
    );
  }
}

async function measure(
  matrix: Matrix,
  model: KMeansModel,
  fitting: {
    readonly seed?: number | undefined;
    readonly weights?: Float64Array | undefined;
    readonly threads?: number | undefined;
    readonly signal?: AbortSignal | undefined;
  },
  exact: boolean,
): Promise<ComparisonRow> {
  if (fitting.signal?.aborted) throw new SegmentError("aborted", "the comparison was stopped before it ended.");
  try {
    const { seed, weights, threads, signal } = fitting;
    const indices = clusterIndices(matrix, model, { weights });
    const asked = { seed, exact, weights, threads, signal };
    const silhouette = await silhouetteEuclideanAsync(matrix, model.labels, model.k, asked);
    return {
      k: model.k,
      fittedRows: matrix.rowCount,
      inertia: model.inertia,
      explainedShare: indices.explainedShare,
      silhouetteEuclidean: silhouette && {
        value: silhouette.value,
        rows: silhouette.rows,
        exact: silhouette.exact,
        low: silhouette.low,
        high: silhouette.high,
      },
      worstSegmentSilhouette: silhouette && Math.min(...silhouette.perCluster.filter((value) => !Number.isNaN(value))),
      silhouetteSquaredEuclidean: indices.silhouetteSquaredEuclidean,
      silhouetteSimplified: indices.silhouetteSimplified,
      calinskiHarabasz: indices.calinskiHarabasz,
      daviesBouldin: indices.daviesBouldin,
      sizes: Array.from(model.sizes).sort((a, b) => b - a),
      iterations: model.iterations,
      converged: model.converged !== "max-iterations",
      restarts: model.restarts,
      restartsAgreeing: model.restartsAgreeing,
      judged: null,
    };
  } catch (error) {
    throw rephrase(error);
  }
}

const READ = { natural: "separate groups", sliced: "tiers", none: "no segments" } as const;

function kept(ks: readonly number[], keep: number | undefined, { k, verdict }: Judgement): Comparison["kept"] {
  if (keep !== undefined && keep !== k) return { k: keep, why: `asked for by --keep; K = ${k} is recommended` };
  if (keep !== undefined) return { k, why: `asked for by --keep, and recommended: ${READ[verdict]}` };
  if (ks.length === 1) return { k, why: `the only K asked for: ${READ[verdict]}` };
  return { k, why: verdict === "none" ? "nearest, but there are no segments" : `recommended: ${READ[verdict]}` };
}

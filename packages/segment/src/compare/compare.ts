import { clusterIndices, type KMeansModel, type Matrix, silhouetteEuclideanAsync } from "@coterie/kmeans";
import type { Warning } from "../customer-table.js";
import { checkSegmentCount, type FitOptions, fit } from "../fit/fit.js";
import { rephrase } from "../fit/rephrase.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import type { Comparison, ComparisonRow } from "./comparison.js";

/** Where a comparison stands. */
export interface CompareProgress {
  readonly k: number;
  /** Place of this K among those compared, from 0. */
  readonly index: number;
  readonly total: number;
  /** Of this K, 0 to 1. */
  readonly fraction: number;
}

/** Which K are compared, and how. */
export interface CompareOptions extends Omit<FitOptions, "k" | "onProgress"> {
  /** Each from 2; the first is kept unless `keep` says otherwise. */
  readonly ks: readonly number[];
  /** The K to keep, one of `ks`. */
  readonly keep?: number | undefined;
  /** Compute the Euclidean silhouette over all rows even where a sample would do (default false). */
  readonly exactSilhouette?: boolean | undefined;
  readonly onProgress?: ((progress: CompareProgress) => void) | undefined;
}

const NAMES = ["ks", "keep", "exactSilhouette", "seed", "restarts", "weights", "threads", "signal", "onProgress"];

/** The comparison, the fitted model of every K, and what the reader should know. */
export interface Compared {
  readonly comparison: Comparison;
  readonly models: ReadonlyMap<number, KMeansModel>;
  readonly warnings: readonly Warning[];
}

/**
 * Fit every K asked for and put its criteria side by side. Whether segments exist at all is not judged yet.
 *
 * @param matrix Customers in model space, from `prepare`.
 * @param options.ks The K to compare; rows of the comparison stand by rising K.
 * @returns The comparison and the models. The solution at K does not depend on the other K.
 * @throws {SegmentError} `bad-option` before any work: a K that cannot be, twice the same, a `keep` that is not compared; `bad-data`; `aborted`.
 */
export async function compare(matrix: Matrix, options: CompareOptions): Promise<Compared> {
  refuseUnknown(options, NAMES);
  const { ks, keep, exactSilhouette, onProgress, ...fitting } = options;
  checkKs(matrix, ks, keep);
  const models = new Map<number, KMeansModel>();
  const rows: ComparisonRow[] = [];
  const warnings: Warning[] = [];
  const rising = ks.toSorted((a, b) => a - b);
  for (const [index, k] of rising.entries()) {
    const report = (fraction: number): void => onProgress?.({ k, index, total: ks.length, fraction });
    report(0);
    const model = await fit(matrix, { ...fitting, k, onProgress: report });
    models.set(k, model);
    rows.push(await judge(matrix, model, fitting, exactSilhouette ?? false));
    warnings.push(...model.warnings.map(({ code, message }) => ({ code, message: `K = ${k}: ${message}` })));
  }
  return { comparison: { rows, verdict: null, kept: kept(ks, keep) }, models, warnings };
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

async function judge(
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
      inertia: model.inertia,
      explainedShare: indices.explainedShare,
      silhouetteEuclidean: silhouette && {
        value: silhouette.value,
        rows: silhouette.rows,
        exact: silhouette.exact,
        low: silhouette.low,
        high: silhouette.high,
      },
      silhouetteSquaredEuclidean: indices.silhouetteSquaredEuclidean,
      silhouetteSimplified: indices.silhouetteSimplified,
      calinskiHarabasz: indices.calinskiHarabasz,
      daviesBouldin: indices.daviesBouldin,
      sizes: Array.from(model.sizes).sort((a, b) => b - a),
      iterations: model.iterations,
      converged: model.converged !== "max-iterations",
      restarts: model.restarts,
      restartsAgreeing: model.restartsAgreeing,
    };
  } catch (error) {
    throw rephrase(error);
  }
}

function kept(ks: readonly number[], keep: number | undefined): Comparison["kept"] {
  const tail = "K is not judged yet";
  if (keep !== undefined) return { k: keep, why: `asked for by --keep; ${tail}` };
  return { k: ks[0], why: ks.length === 1 ? `the only K asked for; ${tail}` : `first of ${ks.join(", ")}; ${tail}` };
}

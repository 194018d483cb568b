import {
  clusterIndices,
  type KMeansModel,
  type Matrix,
  type SilhouetteEstimate,
  silhouettesEuclideanAsync,
} from "@coterie/kmeans";
import { rephrase } from "../fit/rephrase.js";
import { SegmentError } from "../segment-error.js";
import type { ComparisonRow } from "./comparison.js";

/** How models were fitted. */
interface Fitting {
  readonly seed?: number | undefined;
  readonly weights?: Float64Array | undefined;
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The criteria of each K that need no draws.
 *
 * @param matrix What they were fitted on.
 * @param models The fits.
 * @param fitting How they were fitted.
 * @param exact Whether the Euclidean silhouette is taken over all pairs, however many.
 * @returns Their rows of the comparison, not judged yet; each as it would be alone.
 * @throws {SegmentError} `bad-data`, `aborted`.
 */
export async function measureKs(
  matrix: Matrix,
  models: readonly KMeansModel[],
  { seed, weights, threads, signal }: Fitting,
  exact: boolean,
): Promise<readonly ComparisonRow[]> {
  if (signal?.aborted) throw new SegmentError("aborted", "the comparison was stopped before it ended.");
  try {
    const silhouettes = await silhouettesEuclideanAsync(matrix, models, { seed, exact, weights, threads, signal });
    return models.map((model, i) => rowOf(matrix, model, weights, silhouettes[i]));
  } catch (error) {
    throw rephrase(error);
  }
}

function rowOf(
  matrix: Matrix,
  model: KMeansModel,
  weights: Float64Array | undefined,
  silhouette: SilhouetteEstimate | null,
): ComparisonRow {
  const indices = model.indices ?? clusterIndices(matrix, model, { weights });
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
}

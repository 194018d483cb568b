import { clusterIndices, type KMeansModel, type Matrix, silhouetteEuclideanAsync } from "@coterie/kmeans";
import { rephrase } from "../fit/rephrase.js";
import { SegmentError } from "../segment-error.js";
import type { ComparisonRow } from "./comparison.js";

/**
 * The criteria of one K that need no draws.
 *
 * @param matrix What it was fitted on.
 * @param model The fit.
 * @param fitting How it was fitted.
 * @param exact Whether the Euclidean silhouette is taken over all pairs, however many.
 * @returns Its row of the comparison, not judged yet.
 * @throws {SegmentError} `bad-data`, `aborted`.
 */
export async function measureK(
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
    const indices = model.indices ?? clusterIndices(matrix, model, { weights });
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

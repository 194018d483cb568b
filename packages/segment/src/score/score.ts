import { nearestTwo } from "@coterie/kmeans";
import type { CustomerTable, Warning } from "../customer-table.js";
import { rephrase } from "../fit/rephrase.js";
import { applyRecipe } from "../prepare/apply-recipe.js";
import type { Segmentation } from "../segmentation.js";

/** The segment of each customer, in the table's row order. */
export interface Assignments {
  /** Ids as in the model, from 1. */
  readonly segmentIds: Uint8Array;
  /** Euclidean distance to the segment's centroid in model space. */
  readonly distances: Float64Array;
  /** Distance to the runner-up's centroid minus the distance to the own: 0 on the border between two segments. NaN with one segment. */
  readonly margins: Float64Array;
  /** Id of the second nearest segment; 0 with one segment. */
  readonly runnerUps: Uint8Array;
  readonly warnings: readonly Warning[];
}

/**
 * Put customers into the segments of a model: the nearest centroid in model space, ties to the lower id.
 *
 * @param segmentation A model, from `segmentation` or `checkSegmentation`.
 * @param table Any customers that have the model's columns; the ones it was fitted on get the segments they were given then.
 * @returns Segment, distance, margin and runner-up of each.
 * @throws {SegmentError} `bad-data`: columns absent, of another kind, or values missing where the model fills none in.
 */
export function score(segmentation: Pick<Segmentation, "recipe" | "segments">, table: CustomerTable): Assignments {
  const { recipe, segments } = segmentation;
  const matrix = applyRecipe(recipe, table);
  const ids = Uint8Array.from(segments, (segment) => segment.id);
  const centroids = Float64Array.from(segments.flatMap((segment) => segment.centroid));
  try {
    const near = nearestTwo(centroids, matrix);
    const alone = segments.length === 1;
    return {
      segmentIds: near.labels.map((label) => ids[label]),
      distances: near.distances,
      margins: near.distances.map((distance, row) => near.runnerUpDistances[row] - distance),
      runnerUps: near.runnerUps.map((label) => (alone ? 0 : ids[label])),
      warnings: matrix.warnings,
    };
  } catch (error) {
    throw rephrase(error);
  }
}

import { nearestTwo } from "@coterie/kmeans";
import type { CustomerTable, Warning } from "../customer-table.js";
import { rephrase } from "../fit/rephrase.js";
import { applyRecipe } from "../prepare/apply-recipe.js";
import { SegmentError } from "../segment-error.js";
import type { Segment, Segmentation } from "../segmentation.js";

/** The segment of each customer, in the table's row order. */
export interface Assignments {
  /** Ids as in the model, from 1. */
  readonly segmentIds: Uint8Array;
  /** Euclidean distance to the segment's centroid in model space. NaN for a customer whom a rule took. */
  readonly distances: Float64Array;
  /** Distance to the runner-up's centroid minus the distance to the own: 0 on the border between two segments. NaN with one segment, or where a rule took the customer. */
  readonly margins: Float64Array;
  /** Id of the second nearest segment; 0 with one segment, or where a rule took the customer. */
  readonly runnerUps: Uint8Array;
  readonly warnings: readonly Warning[];
}

/**
 * Put customers into the segments of a model: whom a rule takes into its segment, all others to the nearest centroid in model space, ties
 * to the lower id.
 *
 * @param segmentation A model, from `segmentation` or `checkSegmentation`.
 * @param table Any customers that have the model's columns; the ones it was fitted on get the segments they were given then.
 * @returns Segment, distance, margin and runner-up of each.
 * @throws {SegmentError} `bad-data`: columns absent, of another kind, or values missing where the model fills none in, or a table read without the model's rules.
 */
export function score(segmentation: Pick<Segmentation, "recipe" | "segments">, table: CustomerTable): Assignments {
  const { recipe } = segmentation;
  const segments = segmentation.segments.filter(({ rule }) => !rule);
  const rules = segmentation.segments.filter(({ rule }) => rule);
  const taken = takenBy(rules, table);
  const matrix = applyRecipe(recipe, table);
  const ids = Uint8Array.from(segments, (segment) => segment.id);
  const centroids = Float64Array.from(segments.flatMap((segment) => segment.centroid));
  try {
    const near = nearestTwo(centroids, matrix);
    const alone = segments.length === 1;
    const clustered = (row: number): boolean => taken === null || taken[row] < 0;
    return {
      segmentIds: near.labels.map((label, row) => (clustered(row) ? ids[label] : rules[taken![row]].id)),
      distances: near.distances.map((distance, row) => (clustered(row) ? distance : Number.NaN)),
      margins: near.distances.map((distance, row) =>
        clustered(row) ? near.runnerUpDistances[row] - distance : Number.NaN,
      ),
      runnerUps: near.runnerUps.map((label, row) => (alone || !clustered(row) ? 0 : ids[label])),
      warnings: matrix.warnings,
    };
  } catch (error) {
    throw rephrase(error);
  }
}

/** The rule that took each row, or null where the model has none. */
function takenBy(rules: readonly Pick<Segment, "rule">[], { carved }: CustomerTable): Int32Array | null {
  if (rules.length === 0) return null;
  const conditions = carved?.rules.map(({ condition }) => condition) ?? [];
  if (carved !== undefined && rules.every(({ rule }, at) => rule?.condition === conditions[at])) return carved.codes;
  const wanted = rules.map(({ rule }) => rule?.condition).join("; ");
  throw new SegmentError(
    "bad-data",
    `the table must be read with the rules of the model (${wanted}); got ${conditions.length === 0 ? "none" : conditions.join("; ")}. Read it with these as its carve.`,
  );
}

import { SegmentError } from "../segment-error.js";
import type { Recipe } from "./recipe.js";

/**
 * Refuse a preparation that K-means has nothing to measure on: categories alone have no distances but equal and unequal.
 *
 * @throws {SegmentError} `bad-data`: every feature is a category.
 */
export function assertClusterable({ steps }: Recipe): void {
  if (steps.some(({ kind }) => kind === "numeric")) return;
  const names = steps.map(({ column }) => column).join(", ");
  throw new SegmentError(
    "bad-data",
    `K-means needs at least one numeric or yes/no feature; got only categories (${names}). Add amounts or counts, or count customers by category instead.`,
  );
}

import { SegmentError } from "../segment-error.js";
import type { Segmentation } from "../segmentation.js";
import { checkShape } from "./check-shape.js";
import { scoreRows } from "./golden-rows.js";

/** Relative difference of distances that other machines may show. */
const TOLERANCE = 1e-9;

/**
 * Make sure that something read from a file is a model this version can score with, and that scoring still gives what it gave when the model was made.
 *
 * @param model Parsed JSON.
 * @returns The model in the present format.
 * @throws {SegmentError} `bad-model`: another format, a newer version, a part missing or malformed (named), a golden row that scores otherwise.
 */
export function checkSegmentation(model: unknown): Segmentation {
  const checked = checkShape(model);
  const { recipe, goldenRows } = checked;
  const segments = checked.segments.filter(({ rule }) => !rule);
  const scored = scoreRows(
    recipe,
    segments.map(({ centroid }) => centroid),
    goldenRows.map(({ values }) => values),
  );
  goldenRows.forEach((golden, i) => {
    const segment = segments[scored.labels[i]].id;
    const distance = scored.distances[i];
    if (segment === golden.segment && Math.abs(distance - golden.distance) <= TOLERANCE * (1 + golden.distance)) return;
    throw new SegmentError(
      "bad-model",
      `golden row ${i + 1} must score as segment ${golden.segment} at distance ${golden.distance}; got segment ${segment} at ${distance}. The model file was changed after it was made, or this version scores differently: fetch the original file, or fit again.`,
    );
  });
  return checked;
}

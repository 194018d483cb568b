import type { Segment } from "./model.js";

/**
 * Whether marketing has an approach to a segment: none is given where no segments were found.
 *
 * @param segment The segment.
 */
export function isAdvised({ approach }: Pick<Segment, "approach">): boolean {
  return approach.objective !== "";
}

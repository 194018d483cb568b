import type { JudgedK } from "./judgement.js";
import { LIMITS } from "./limits.js";

/**
 * Segments that are not one lump: the density inside falls as it does between neighbours, so that the segment holds more than one
 * group, or is part of a ring, a crescent or another shape that K-means cannot follow.
 *
 * @param row A K that was judged.
 * @param limits Where a valley begins.
 * @returns A sentence each.
 */
export function shapeWarnings(
  { innerValleys }: Pick<JudgedK, "innerValleys">,
  limits: { readonly valley: number } = LIMITS,
): readonly string[] {
  return innerValleys.flatMap((inner, at) =>
    inner <= limits.valley
      ? [`Segment ${at + 1} has a gap inside: it holds more than one group, or has a shape that K-means cannot follow.`]
      : [],
  );
}

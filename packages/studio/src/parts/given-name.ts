import type { Segment } from "../data/model.js";

/**
 * The name a segment was given, or nothing where it is only called by its number.
 *
 * @param segment The segment.
 * @returns `Steady Earners`; null for `Segment 3`.
 */
export function givenName(segment: Pick<Segment, "id" | "name">): string | null {
  return segment.name === `Segment ${segment.id}` ? null : segment.name;
}

/**
 * A segment in plain text, for places where no colour can go.
 *
 * @param segment The segment.
 * @returns `3 Steady Earners`, or `Segment 3`.
 */
export function segmentText(segment: Pick<Segment, "id" | "name">): string {
  const name = givenName(segment);
  return name === null ? `Segment ${segment.id}` : `${segment.id} ${name}`;
}

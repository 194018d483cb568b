import type { Recipe } from "../../prepare/recipe.js";
import { type DimensionKind, originalValue } from "../criteria/dimension-kinds.js";
import type { Condition } from "../criteria/one-condition.js";
import type { SegmentCondition } from "./judgement.js";

/**
 * A segment's condition in the user's words and units.
 *
 * @param condition In model space.
 * @param segment Segment id, from 1.
 * @param kind What stands behind its dimension.
 * @param recipe Names the dimension; without one it is known by its place.
 */
export function segmentCondition(
  condition: Condition,
  segment: number,
  kind: DimensionKind,
  recipe?: Recipe,
): SegmentCondition {
  const { dimension, operator, jaccard } = condition;
  const threshold = tidy(originalValue(condition.threshold, kind));
  const name = recipe?.dimensions[dimension]?.name ?? `dimension ${dimension + 1}`;
  const holds = operator === ">" || (operator === "=" && condition.threshold > 0);
  const text = kind.kind === "number" ? `${name} ${operator} ${threshold}` : holds ? name : `not (${name})`;
  return { segment, dimension, operator, threshold, jaccard, text };
}

/** Whole numbers as they are, others to three figures: no single customer's amount is shown. */
function tidy(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) <= 1e-9 * Math.max(1, Math.abs(value)) ? whole + 0 : Number(value.toPrecision(3));
}

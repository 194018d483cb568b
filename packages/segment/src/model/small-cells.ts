import type { Warning } from "../customer-table.js";
import { type Recipe, stepParts } from "../prepare/recipe.js";

/** What is asked of a segment here. */
interface Placed {
  readonly id: number;
  readonly size: number;
  readonly centroid: readonly number[];
}

/** Below this a coordinate times a size is a rounding error, not a customer. */
const HALF_A_CUSTOMER = 0.5;

/**
 * Warn where a centroid times its segment's size counts few customers: those with a 0/1 flag, a level, none of the levels, or a missing value, or those without.
 *
 * @param recipe The model's recipe.
 * @param flags Names of the columns that hold only 0 and 1.
 * @param segments The model's segments; those of fewer than `minCell` customers have a warning of their own.
 * @param minCell Fewest customers a cell may count.
 * @returns No warning, or one that names columns and segments, never a count.
 */
export function smallCellWarnings(
  recipe: Recipe,
  flags: ReadonlySet<string>,
  segments: readonly Placed[],
  minCell: number,
): readonly Warning[] {
  const small = (count: number): boolean => count > HALF_A_CUSTOMER && count < minCell - HALF_A_CUSTOMER;
  const found = new Map<string, Set<number>>();
  for (const { id, size, centroid } of segments) {
    if (size < minCell) continue;
    for (const { column, shares } of indicatorShares(recipe, flags, centroid)) {
      if (!shares.some((share) => small(share * size))) continue;
      found.set(column, (found.get(column) ?? new Set()).add(id));
    }
  }
  if (found.size === 0) return [];
  const places = [...found].map(([column, ids]) => `${column} (segment ${[...ids].join(", ")})`).join(", ");
  const message = `A centroid counts fewer than ${minCell} customers who have, or lack, a value of ${places}: the model file gives their number away to whoever multiplies it by the segment's size. Leave the column out, or choose a smaller K, before the model leaves your hands.`;
  return [{ code: "small-cell-in-centroid", message }];
}

interface IndicatorShares {
  readonly column: string;
  /** Shares of the segment that add up to 1. */
  readonly shares: readonly number[];
}

/** For each 0/1 dimension, and for the levels of a category together, the shares of a segment that its centroid tells. */
function indicatorShares(
  recipe: Recipe,
  flags: ReadonlySet<string>,
  centroid: readonly number[],
): readonly IndicatorShares[] {
  let offset = 0;
  return recipe.steps.flatMap((step): readonly IndicatorShares[] => {
    const from = offset;
    const { column, weight = 1 } = step;
    const parts = stepParts(step);
    offset += parts.length;
    if (step.kind === "category") {
      const levels = step.levels.map((_, level) => centroid[from + level] / weight);
      return [{ column, shares: [...levels, 1 - levels.reduce((sum, share) => sum + share, 0)] }];
    }
    return parts.flatMap((part, at): readonly IndicatorShares[] => {
      if (part === "value" && !flags.has(column)) return [];
      const place = centroid[from + at] / weight;
      const ones = part === "value" ? place * step.scale + step.center : place;
      return [{ column, shares: [ones, 1 - ones] }];
    });
  });
}

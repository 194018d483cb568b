import { nearestTwo } from "@coterie/kmeans";
import type { CustomerTable } from "../customer-table.js";
import { applyRecipe } from "../prepare/apply-recipe.js";
import { type CategoryStep, type NumericStep, type Recipe, stepWidth } from "../prepare/recipe.js";
import type { GoldenRow } from "../segmentation.js";

type Value = GoldenRow["values"][number];

/** Where on the way from a centroid to its nearest neighbour the rows stand: near the first, and on either side of the border. */
const STATIONS = [0.05, 0.45, 0.55];
/** A row so near a border that another machine might see it across is not used. */
const CLEAR_MARGIN = 1e-6;
/** How far a step is moved alone, in distances to the nearest neighbour; the second where the first ends near a border. */
const MOVES = [1, 0.7];
/** No row holds a larger number: even unscaled, its square must not overflow. */
const LARGEST = 1e150;

/**
 * Build rows whose segment is known, for whoever loads the model to check that scoring still works: points near each centroid and on
 * either side of the border to its nearest neighbour, carried back through the recipe to original units; and, near a centroid, each step
 * moved alone and missing alone, and every level; and all values missing. None is a customer's row.
 *
 * @param recipe The model's recipe.
 * @param centroids Model space, in order of segment.
 * @param ids Segment ids in that order.
 * @returns Rows with the segment and distance that scoring gives them.
 */
export function goldenRows(
  recipe: Recipe,
  centroids: readonly (readonly number[])[],
  ids: readonly number[],
): readonly GoldenRow[] {
  const starts = centroids.map((centroid, s): Start => {
    const neighbour = centroids[nearestOther(centroids, s)] ?? centroid;
    const between = (share: number): readonly number[] => centroid.map((at, j) => at + share * (neighbour[j] - at));
    return { stations: STATIONS.map(between), reach: Math.sqrt(squaredDistance(centroid, neighbour)) || 1 };
  });
  const placed = starts.flatMap(({ stations }) => stations.map((point) => [originalUnits(recipe, point)]));
  const choices = [...placed, ...movedRows(recipe, starts)];
  const rows = choices.flat();
  const scored = scoreRows(recipe, centroids, rows);
  let at = 0;
  return choices.flatMap((alternatives): readonly GoldenRow[] => {
    const from = at;
    at += alternatives.length;
    const clear = alternatives.findIndex((_, i) => {
      const distance = scored.distances[from + i];
      const margin = scored.runnerUpDistances[from + i] - distance;
      return centroids.length === 1 || margin > CLEAR_MARGIN * (1 + distance);
    });
    if (clear < 0) return [];
    const row = from + clear;
    return [{ values: rows[row], segment: ids[scored.labels[row]], distance: scored.distances[row] }];
  });
}

/** Points on the way from a centroid to its nearest neighbour, and how far that is. */
interface Start {
  readonly stations: readonly (readonly number[])[];
  readonly reach: number;
}

/** For each change that scoring must see, rows that show it, one of which is enough. */
function movedRows(recipe: Recipe, starts: readonly Start[]): readonly (readonly (readonly Value[])[])[] {
  const bases = starts.map(({ stations: [point] }) => originalUnits(recipe, point));
  const withStep = (base: readonly Value[], s: number, value: Value): readonly Value[] =>
    base.map((known, at) => (at === s ? value : known));
  const fills = recipe.mode !== "none";
  const choices: (readonly (readonly Value[])[])[] = [];
  let offset = 0;
  recipe.steps.forEach((step, s) => {
    if (step.kind === "category") {
      for (const level of step.levels) choices.push(bases.map((base) => withStep(base, s, level)));
      offset += stepWidth(step);
      return;
    }
    const dimension = offset;
    choices.push(
      starts.flatMap(({ stations: [point], reach }, c) =>
        MOVES.map((share) => undoNumericStep(step, point[dimension] + share * reach))
          .filter((value) => Math.abs(value) <= LARGEST)
          .map((value) => withStep(bases[c], s, value)),
      ),
    );
    if (fills) choices.push(bases.map((base) => withStep(base, s, null)));
    if (fills && step.missing?.[0] !== undefined) {
      const [unknown] = step.missing;
      choices.push(bases.map((base) => withStep(base, s, unknown)));
    }
    offset += stepWidth(step);
  });
  if (fills) choices.push([recipe.steps.map(() => null)]);
  return choices;
}

/** Score rows given as values of the recipe's steps. */
export function scoreRows(
  recipe: Recipe,
  centroids: readonly (readonly number[])[],
  rows: readonly (readonly Value[])[],
): ReturnType<typeof nearestTwo> {
  return nearestTwo(Float64Array.from(centroids.flat()), applyRecipe(recipe, tableOf(recipe, rows)));
}

/**
 * A point of model space in original units, one value a step: a number, the level that weighs most, or null where missing weighs most.
 *
 * @param recipe The recipe.
 * @param point One number a dimension.
 * @returns One value a step, in order.
 */
function originalUnits(recipe: Recipe, point: readonly number[]): readonly Value[] {
  let offset = 0;
  return recipe.steps.map((step) => {
    const from = offset;
    offset += stepWidth(step);
    return step.kind === "category" ? heaviestLevel(step, point, from) : originalNumber(step, point, from);
  });
}

/** `value / weight × scale + center`, with log1p undone. */
function undoNumericStep(step: NumericStep, value: number): number {
  const shaped = (value / (step.weight ?? 1)) * step.scale + step.center;
  return step.transform === "log1p" ? Math.expm1(shaped) : shaped;
}

/**
 * What stands at a step's place of a centroid, in original units: of a split column what its holders have, where most have any, else 0.
 *
 * @param step The step.
 * @param point One number a dimension.
 * @param from The step's first dimension.
 */
export function typicalNumber(step: NumericStep, point: readonly number[], from: number): number {
  if (!step.split) return undoNumericStep(step, point[from]);
  const having = point[from + 1] / (step.weight ?? 1);
  return having < 0.5 ? 0 : undoNumericStep(step, point[from] / having);
}

function originalNumber(step: NumericStep, point: readonly number[], from: number): Value {
  if (step.missingFlag && point[from + (step.split ? 2 : 1)] > 0.5 * (step.weight ?? 1)) return null;
  const value = typicalNumber(step, point, from);
  return step.transform === "log1p" ? Math.max(0, value) : value;
}

function heaviestLevel(step: CategoryStep, point: readonly number[], from: number): Value {
  const parts = step.levels.map((_, level) => point[from + level] / step.weight);
  const known = parts.reduce((sum, part) => sum + part, 0);
  const heaviest = parts.indexOf(Math.max(...parts));
  return parts[heaviest] >= 1 - known ? step.levels[heaviest] : null;
}

function nearestOther(centroids: readonly (readonly number[])[], s: number): number {
  const distances = centroids.map((other, o) =>
    o === s ? Number.POSITIVE_INFINITY : squaredDistance(centroids[s], other),
  );
  return distances.indexOf(Math.min(...distances));
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, j) => sum + (x - b[j]) ** 2, 0);
}

/** A table that holds the steps' columns and nothing else. */
function tableOf(recipe: Recipe, rows: readonly (readonly Value[])[]): CustomerTable {
  const shared = { role: "feature", why: "a column of the model", sensitive: false } as const;
  const rowCount = rows.length;
  return {
    rowCount,
    columns: recipe.steps.map((step, s) => {
      if (step.kind === "category") {
        const codes = Int32Array.from(rows, (row) => (row[s] === null ? -1 : step.levels.indexOf(String(row[s]))));
        return { ...shared, kind: "categorical", name: step.column, levels: step.levels, codes };
      }
      const values = Float64Array.from(rows, (row) => (row[s] === null ? Number.NaN : Number(row[s])));
      return { ...shared, kind: "numeric", name: step.column, values, measure: "amount", unit: null, listOf: null };
    }),
    ids: null,
    sourceRows: Float64Array.from(rows, (_, i) => i + 1),
    rows: { read: rowCount, filtered: 0, objected: 0, duplicate: 0, unusable: 0, segmented: rowCount },
    asOf: null,
    rowOrder: "sorted",
    hash: "",
    warnings: [],
  };
}

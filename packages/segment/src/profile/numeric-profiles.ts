import type { NumericColumn } from "../customer-table.js";
import { chooseTransform, shapedValues } from "../prepare/numeric-step.js";
import type { NumericStep, Recipe } from "../prepare/recipe.js";
import { moments } from "../statistics/moments.js";
import { quantile } from "../statistics/quantile.js";
import { coarseCounts } from "./coarse-counts.js";
import { distribution } from "./distribution.js";
import { deltaToOthers, midPercentile, standardizedDifference } from "./effects.js";
import { groupSpreads, othersOf } from "./group-spreads.js";
import { hideSmallCells } from "./hide-small-cells.js";
import { hideSmallCounts } from "./hide-small-counts.js";
import type { MeasuredColumn } from "./measured-column.js";
import type { Distribution, NumericProfile, NumericSummary } from "./profile-types.js";

/** A numeric column over all customers, and in each segment. */
export interface NumericProfiles {
  readonly base: NumericSummary;
  readonly segments: readonly NumericProfile[];
  /** Null for a flag, and where there is nothing to spread. */
  readonly distribution: Distribution | null;
}

/**
 * Describe a numeric column in every segment, against all other customers. Missing values are left out.
 *
 * @param column Original units.
 * @param measured Its values by segment.
 * @param labels Segment of each row, from 0.
 * @param sizes Customers of each segment, with a value or without.
 * @param minCell Groups of fewer customers, the ones or the zeros of a flag among them, are hidden with what would reveal them.
 * @param recipe Says on which scale differences are taken; a column it does not hold is treated as its mode would.
 * @returns The summaries; all numbers of a hidden group are null.
 */
export function numericProfiles(
  column: NumericColumn,
  { sorted, mean, unit, spreads: own }: MeasuredColumn,
  labels: Uint8Array,
  sizes: Float64Array,
  minCell: number,
  recipe: Recipe,
): NumericProfiles {
  const { name } = column;
  const { all, groups } = sorted;
  const k = sizes.length;
  const counts = Float64Array.from(groups, (group) => group.length);
  const hidden = hiddenGroups(column, groups, counts, minCell);
  const shown = coarseCounts(sizes, counts, minCell);
  const ownMean = (s: number): number => own[s].mean * unit;
  const mixed = !(all[0] >= 0 || all[all.length - 1] <= 0) || mean === 0;
  const transform = transformOf(column, recipe);
  const spreads =
    transform === "identity" ? own : groupSpreads(shapedValues(column.values, transform), labels, k).groups;
  const others = othersOf(spreads);
  const summary = (sorted: Float64Array, mean: number, count: number): Omit<NumericSummary, "column"> => ({
    count,
    mean: sorted.length === 0 ? null : mean,
    median: quantileOrNull(sorted, 0.5),
    q25: quantileOrNull(sorted, 0.25),
    q75: quantileOrNull(sorted, 0.75),
  });
  return {
    base: hidden.base ? { column: name, ...NOTHING } : { column: name, ...summary(all, mean, shown.base) },
    segments: groups.map((group, s) => {
      if (hidden.groups[s] === 1) return { column: name, ...NOTHING, ...NO_EFFECTS };
      if (group.length === 0) return { column: name, ...NOTHING, count: 0, ...NO_EFFECTS };
      return {
        column: name,
        ...summary(group, ownMean(s), shown.segments[s]),
        difference: standardizedDifference(spreads[s], others[s]),
        index: mixed ? null : finiteOrNull(100 * (ownMean(s) / mean)),
        medianPercentile: midPercentile(all, quantile(group, 0.5)),
        cliffsDelta: deltaToOthers(sorted.dominance, s),
      };
    }),
    distribution: distribution(column, sorted, { sizes, minCell, isLog: transform === "log1p" }),
  };
}

const NOTHING: Omit<NumericSummary, "column"> = { count: null, mean: null, median: null, q25: null, q75: null };
const NO_EFFECTS = { difference: null, index: null, medianPercentile: null, cliffsDelta: null } as const;

function finiteOrNull(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}

function quantileOrNull(sorted: Float64Array, p: number): number | null {
  return sorted.length === 0 ? null : quantile(sorted, p);
}

interface HiddenGroups {
  readonly base: boolean;
  readonly groups: Uint8Array;
}

function hiddenGroups(
  column: NumericColumn,
  groups: readonly Float64Array[],
  counts: Float64Array,
  minCell: number,
): HiddenGroups {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const hidden = hideSmallCounts(counts, minCell);
  if (total < minCell) return { base: total > 0, groups: Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0)) };
  if (column.measure !== "flag") return { base: false, groups: hidden };
  // The mean of a flag is a count of customers in disguise: its ones and zeros are cells too.
  const k = groups.length;
  const cells = new Float64Array(2 * k);
  groups.forEach((group, s) => {
    for (const value of group) cells[(value === 0 ? 0 : 1) * k + s]++;
  });
  const table = hideSmallCells({ counts: cells, levelCount: 2, groupCount: k }, minCell);
  return {
    base: table.totals[0] === 1 || table.totals[1] === 1,
    groups: hidden.map((flag, s) => (flag | table.cells[s] | table.cells[k + s]) as 0 | 1),
  };
}

/** The scale that differences and bands are taken on: as the column enters the model; centre and scale cancel. */
function transformOf(column: NumericColumn, recipe: Recipe): NumericStep["transform"] {
  const step = recipe.steps.find(
    (candidate): candidate is NumericStep => candidate.column === column.name && candidate.kind === "numeric",
  );
  return step?.transform ?? chooseTransform(column, moments(column.values), recipe.mode).transform;
}

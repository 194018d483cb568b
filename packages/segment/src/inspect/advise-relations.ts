import { kmeans, type Matrix } from "@coterie/kmeans";
import { columnsOf } from "../columns.js";
import { densityValley } from "../compare/criteria/density-valley.js";
import type { CustomerTable, NumericColumn } from "../customer-table.js";
import type { BlockWeight } from "../prepare/column-preparation.js";
import type { Recipe } from "../prepare/recipe.js";
import { combinations } from "./combinations.js";
import { type Draft, listed, percent } from "./draft.js";
import { rankAuc } from "./rank-auc.js";
import { effectiveCount, type Relations, relatedGroups, relations } from "./relations.js";

/** From here two columns are one. */
const SAME = 0.98;
/** From here columns count twice. */
const RELATED = 0.8;
/** From here a column stands for others on a short list. */
const STANDS_FOR = 0.7;
/** Below this a column is related to none. */
const UNRELATED = 0.1;
/** From here a clustered column tells an outcome. */
const TELLS = 0.97;
/** A valley above this is none. */
const LUMP = 0.75;
/** Clustered columns from which fewer are proposed. */
const MANY = 15;
/** How many then. */
const LISTED = 12;
const FEWEST = 4;

/** What columns give reason to do together. */
export interface RelationAdvice {
  readonly drafts: readonly Draft[];
  /** Groups of columns that tell much the same. */
  readonly blocks: readonly (readonly string[])[];
  /** Columns that would do, where there are many or heavy groups. */
  readonly shortList: Draft | null;
}

/**
 * What columns give reason to do together: columns that repeat others, add up to others, tell an outcome, count twice, or go with none.
 *
 * @param sample Customers, cleaned of sentinels.
 * @param matrix The same in model space.
 * @param recipe Of the matrix.
 * @param weighted Blocks that are weighed already.
 */
export function adviseRelations(
  sample: CustomerTable,
  matrix: Matrix,
  recipe: Recipe,
  weighted: readonly BlockWeight[],
): RelationAdvice {
  const related = relations(matrix, recipe);
  const repeats = duplicates(related);
  const gone = new Set(repeats.flatMap(({ columns }) => columns.slice(0, 1)));
  const sums = sumsOf(sample, recipe, gone);
  for (const { columns } of sums) gone.add(columns[0]);
  const outcomes = outcomesTold(sample, recipe);
  for (const { columns } of outcomes) gone.add(columns[0]);
  const left = without(related, gone);
  const known = new Set(weighted.flatMap(({ columns }) => columns));
  const groups = relatedGroups(left, RELATED);
  const blocks = groups
    .filter((group) => !group.some((at) => known.has(left.columns[at])))
    .map((group) => blockDraft(left, group, recipe));
  const alone = left.columns.length < FEWEST ? [] : unrelated(left, matrix, recipe);
  return {
    drafts: [...repeats, ...sums, ...outcomes, ...blocks, ...alone],
    blocks: groups.map((group) => group.map((at) => left.columns[at])),
    shortList: shortList(
      left,
      groups,
      alone.flatMap(({ columns }) => columns),
      gone,
    ),
  };
}

function duplicates({ columns, strength }: Relations): readonly Draft[] {
  const gone = new Set<number>();
  const drafts: Draft[] = [];
  for (let b = 1; b < columns.length; b++) {
    const a = columns.findIndex((_, at) => at < b && !gone.has(at) && strength[at][b] >= SAME);
    if (a < 0) continue;
    gone.add(b);
    drafts.push({
      kind: "duplicate",
      columns: [columns[b], columns[a]],
      what: `leave ${columns[b]} out`,
      why: `it is ${columns[a]} again (correlation ${strength[a][b].toFixed(3)}), which would count twice`,
      accept: { columns: { [columns[b]]: { drop: true } } },
      mistake: true,
    });
  }
  return drafts;
}

function sumsOf(sample: CustomerTable, recipe: Recipe, gone: ReadonlySet<string>): readonly Draft[] {
  const clustered = new Set(recipe.steps.map(({ column }) => column).filter((name) => !gone.has(name)));
  const numeric = columnsOf(sample, "feature").filter(
    (column): column is NumericColumn => column.kind === "numeric" && clustered.has(column.name),
  );
  return combinations(numeric).map(({ column, of, explained }) => ({
    kind: "function",
    columns: [column, ...of],
    what: `leave ${column} out`,
    why: `${listed(of)} add up to it (${(Math.floor(explained * 10_000) / 100).toFixed(2)}% of its variance): it says nothing they do not`,
    accept: { columns: { [column]: { drop: true } } },
    mistake: true,
  }));
}

/** Clustered columns that say what a described column says: an outcome, or known only after it. */
function outcomesTold(sample: CustomerTable, recipe: Recipe): readonly Draft[] {
  const clustered = new Set(recipe.steps.map(({ column }) => column));
  const features = columnsOf(sample, "feature").filter(
    (column): column is NumericColumn => column.kind === "numeric" && clustered.has(column.name),
  );
  const outcomes = columnsOf(sample, "describe", "value").filter(
    (column): column is NumericColumn => column.kind === "numeric" && column.measure !== "days",
  );
  return features.flatMap((feature): readonly Draft[] => {
    for (const outcome of outcomes) {
      const told = outcome.measure === "flag" ? aucOf(feature, outcome) : correlation(feature.values, outcome.values);
      if (told < TELLS) continue;
      const how = outcome.measure === "flag" ? "AUC" : "correlation";
      return [
        {
          kind: "outcome",
          columns: [feature.name, outcome.name],
          what: `leave ${feature.name} out`,
          why: `it tells ${outcome.name}, which is described and not clustered (${how} ${told.toFixed(2)}): segments would explain it by itself`,
          accept: { columns: { [feature.name]: { drop: true } } },
          mistake: true,
        },
      ];
    }
    return [];
  });
}

function aucOf(feature: NumericColumn, outcome: NumericColumn): number {
  const codes = Int32Array.from(outcome.values, (x) => (Number.isNaN(x) ? -1 : x));
  const auc = rankAuc(feature.values, codes, 1);
  return auc === null || auc.error > 0.02 ? 0 : Math.max(auc.value, 1 - auc.value);
}

function correlation(xs: Float64Array, ys: Float64Array): number {
  const rows = Uint32Array.from(xs.keys()).filter((row) => !Number.isNaN(xs[row]) && !Number.isNaN(ys[row]));
  if (rows.length < 30) return 0;
  const mean = (values: Float64Array): number => rows.reduce((sum, row) => sum + values[row], 0) / rows.length;
  const [mx, my] = [mean(xs), mean(ys)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const row of rows) {
    xy += (xs[row] - mx) * (ys[row] - my);
    xx += (xs[row] - mx) ** 2;
    yy += (ys[row] - my) ** 2;
  }
  return xx > 0 && yy > 0 ? Math.abs(xy) / Math.sqrt(xx * yy) : 0;
}

function blockDraft(related: Relations, group: readonly number[], recipe: Recipe): Draft {
  const names = group.map((at) => related.columns[at]);
  const weakest = Math.min(...group.flatMap((a) => group.filter((b) => b !== a).map((b) => related.strength[a][b])));
  const countAs = Math.round(effectiveCount(related, group) * 10) / 10;
  return {
    kind: "block",
    columns: names,
    what: `let ${listed(names)} count as ${countAs} ${countAs === 1 ? "column" : "columns"} together`,
    why: `they tell much the same (each correlation at least ${weakest.toFixed(2)}), yet make ${percent(shareOf(names, recipe))} of all distances`,
    accept: { weights: [{ columns: names, countAs }] },
    mistake: false,
  };
}

/** The columns that go with no other, as one advice: each alone changes little. */
function unrelated({ columns, strength }: Relations, matrix: Matrix, recipe: Recipe): readonly Draft[] {
  const most = (at: number): number => Math.max(...strength[at].filter((_, other) => other !== at));
  const places = columns.flatMap((name, at) =>
    most(at) < UNRELATED && shareOf([name], recipe) >= 0.5 / columns.length && !hasGroups(name, matrix, recipe)
      ? [at]
      : [],
  );
  if (places.length === 0 || places.length > columns.length - 2) return [];
  const names = places.map((at) => columns[at]);
  const [it, goes, makes] = names.length === 1 ? ["it", "goes", "makes"] : ["they", "go", "make"];
  const largest = Math.max(...places.map(most)).toFixed(2);
  return [
    {
      kind: "unrelated",
      columns: names,
      what: `leave ${listed(names)} out`,
      why: `${it} ${goes} with no other column (largest relation ${largest}), yet ${makes} ${percent(shareOf(names, recipe))} of all distances: noise beside what the others show`,
      accept: { columns: Object.fromEntries(names.map((name) => [name, { drop: true }])) },
      mistake: false,
    },
  ];
}

function shareOf(names: readonly string[], recipe: Recipe): number {
  return recipe.dimensions.reduce(
    (sum, { column, distanceShare }) => (names.includes(column) ? sum + distanceShare : sum),
    0,
  );
}

/** Whether a column falls into groups by itself: then it needs no other. Levels and whole steps are no groups. */
function hasGroups(name: string, { values, rowCount, featureCount }: Matrix, recipe: Recipe): boolean {
  const places = recipe.dimensions.flatMap(({ column }, j) => (column === name ? [j] : []));
  if (places.length > 1) return false;
  const column = Float64Array.from({ length: rowCount }, (_, i) => values[i * featureCount + places[0]]);
  if (new Set(column).size <= 10) return false;
  const { labels } = kmeans({ values: column, rowCount, featureCount: 1 }, { k: 2, restarts: 3 });
  const side = (label: number): Float64Array => column.filter((_, i) => labels[i] === label);
  const [a, b] = [side(0), side(1)];
  const mean = (all: Float64Array): number => all.reduce((sum, x) => sum + x, 0) / all.length;
  return (mean(a) < mean(b) ? densityValley(a, b) : densityValley(b, a)) <= LUMP;
}

/** One column for each group that tells much the same, none that goes with no other. */
function shortList(
  related: Relations,
  blocks: readonly (readonly number[])[],
  alone: readonly string[],
  gone: ReadonlySet<string>,
): Draft | null {
  const all = related.columns.length + gone.size;
  if (all <= MANY && !blocks.some((block) => block.length > 2)) return null;
  const dropped = new Set(alone);
  for (const group of relatedGroups(related, STANDS_FOR)) {
    const sums = group.map((a) => group.reduce((sum, b) => sum + related.strength[a][b], 0));
    const middle = group[sums.indexOf(Math.max(...sums))];
    for (const at of group) if (at !== middle) dropped.add(related.columns[at]);
  }
  for (const name of leastRelated(related, dropped)) dropped.add(name);
  const kept = related.columns.filter((name) => !dropped.has(name));
  if (dropped.size === 0 || kept.length < 2) return null;
  return {
    kind: "short-list",
    columns: kept,
    what: `cluster ${kept.length} of the ${all} columns: ${listed(kept, 15)}`,
    why: "one of each group that tells much the same, and those that go with others most",
    accept: { columns: Object.fromEntries([...dropped].map((name) => [name, { drop: true }])) },
    mistake: false,
  };
}

/** Beyond as many as people can read, those that go with the rest least. */
function leastRelated({ columns, strength }: Relations, dropped: ReadonlySet<string>): readonly string[] {
  const left = columns.flatMap((name, at) => (dropped.has(name) ? [] : [at]));
  if (left.length <= MANY) return [];
  const related = (at: number): number => left.reduce((sum, other) => sum + strength[at][other] ** 2, 0);
  return left
    .toSorted((p, q) => related(q) - related(p) || p - q)
    .slice(LISTED)
    .map((at) => columns[at]);
}

function without({ columns, strength }: Relations, gone: ReadonlySet<string>): Relations {
  const kept = columns.flatMap((name, at) => (gone.has(name) ? [] : [at]));
  return { columns: kept.map((at) => columns[at]), strength: kept.map((a) => kept.map((b) => strength[a][b])) };
}

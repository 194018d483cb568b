import { columnsOf } from "../columns.js";
import type { CategoricalColumn, CustomerTable, NumericColumn } from "../customer-table.js";
import type { ColumnPreparations } from "../prepare/column-preparation.js";
import { chooseTransform } from "../prepare/numeric-step.js";
import type { PrepareMode } from "../prepare/recipe.js";
import { moments } from "../statistics/moments.js";
import { cleaned, tops } from "./column-facts.js";
import { customersWord, type Draft, listed, percent } from "./draft.js";
import { outliers } from "./outliers.js";

/** What is known before columns are looked at. */
export interface AdviceContext {
  readonly minCell: number;
  readonly mode: PrepareMode;
  /** Decisions that stand already. */
  readonly columns: ColumnPreparations;
}

/** From here one value is nearly everyone's. */
const NEARLY_ALL = 0.995;
/** Zeros that make a column two: from this share … */
const MANY_ZEROS = 0.2;
/** … so many times as frequent as any other value, and not so many that hardly anyone has some. */
const ZERO_RATIO = 3;
const FEWEST_HOLDERS = 30;
/** From here a few customers far out have taken a column over. */
const TAKEN_OVER = 1 / 3;
/** From here, whole numbers that are nearly all different and evenly spread are numbers of something. */
const DISTINCT = 0.99;
const EVEN = 0.05;
const FEWEST_IDS = 50;

/**
 * What each column by itself gives reason to do.
 *
 * @param table Customers.
 * @param context The minimum cell, the mode and decisions that stand.
 * @returns Drafts in table order.
 */
export function adviseColumns(table: CustomerTable, context: AdviceContext): readonly Draft[] {
  return columnsOf(table, "feature", "describe", "value").flatMap((column) => adviseColumn(column, table, context));
}

function adviseColumn(
  column: NumericColumn | CategoricalColumn,
  table: CustomerTable,
  context: AdviceContext,
): readonly Draft[] {
  if (column.kind === "categorical") return column.role === "feature" ? constantCategory(column, table.rowCount) : [];
  const { name } = column;
  const decided = Object.hasOwn(context.columns, name) ? context.columns[name] : {};
  const own = cleaned(column, table.asOf);
  const drafts: Draft[] = [];
  if (own.sentinels.length > 0 && decided.missing === undefined) {
    const count = own.sentinels.reduce((sum, each) => sum + each.count, 0);
    const written = own.sentinels.map((each) => each.written);
    drafts.push({
      kind: "sentinel",
      columns: [name],
      what: `count ${listed(written.map(String))} in ${name} as missing`,
      why: `${customersWord(count, table.rowCount, context.minCell)} have ${written.length === 1 ? "it" : "one"}, ${reason(own.sentinels.map(({ value }) => value))}: it stands for "not known", or "never"`,
      accept: { columns: { [name]: { missing: written } } },
      mistake: true,
    });
  }
  if (column.role !== "feature") return drafts;
  const { values } = own.column;
  const shape = moments(values);
  if (shape.count === 0) return drafts;
  const { top, second, zeros } = tops(values);
  if (top < shape.count && top >= NEARLY_ALL * shape.count) {
    return [...drafts, nearlyConstant(name)];
  }
  if (isNumbering(own.column, shape.count)) {
    return [
      ...drafts,
      {
        kind: "id-like",
        columns: [name],
        what: `leave ${name} out`,
        why: "nearly every customer has a whole number of their own, evenly spread: it numbers them, and measures nothing",
        accept: { columns: { [name]: { drop: true } } },
        mistake: true,
      },
    ];
  }
  const splits = decided.split === undefined && isTwoThings(own.column, shape.count, zeros, second, context);
  if (splits) {
    const share = zeros / shape.count;
    drafts.push({
      kind: "zero-inflation",
      columns: [name],
      what: `split ${name} into whether there is any and how much`,
      why: `${percent(share)} have exactly 0, ${Math.round(zeros / Math.max(1, second)).toLocaleString("en")} times as many as have any other value: none is not a small amount`,
      accept: { columns: { [name]: { split: true } } },
      mistake: false,
    });
  }
  if (decided.limits === undefined && context.mode !== "none") {
    const holdersOnly = splits || decided.split === true;
    const judged = holdersOnly ? { ...own.column, values: values.filter((x) => x > 0) } : own.column;
    const { transform } = chooseTransform(judged, moments(judged.values), context.mode);
    const far = outliers(own.column, transform, holdersOnly);
    if (far !== null) drafts.push(limited(name, far, table.rowCount, context));
  }
  return drafts;
}

/** What sets a sentinel apart from values. */
function reason(values: readonly number[]): string {
  return values.every((x) => x < 0) ? "and no other value is negative" : "and no other value comes near";
}

function limited(
  name: string,
  { count, holds, limits }: NonNullable<ReturnType<typeof outliers>>,
  rowCount: number,
  { minCell }: AdviceContext,
): Draft {
  const [low, high] = limits;
  const bounds = [
    ...(low === null ? [] : [`below ${low.toLocaleString("en")}`]),
    ...(high === null ? [] : [`above ${high.toLocaleString("en")}`]),
  ].join(" and ");
  return {
    kind: "outliers",
    columns: [name],
    what: `count ${name} ${bounds} as ${low === null || high === null ? "that limit" : "these limits"}`,
    why: `${customersWord(count, rowCount, minCell)} lie there and hold ${percent(holds)} of the column's say in the distances`,
    accept: { columns: { [name]: { limits } } },
    mistake: holds >= TAKEN_OVER,
  };
}

function constantCategory(column: CategoricalColumn, rowCount: number): readonly Draft[] {
  const counts = new Float64Array(column.levels.length);
  for (const code of column.codes) if (code >= 0) counts[code]++;
  const top = Math.max(0, ...counts);
  return top < rowCount && top >= NEARLY_ALL * rowCount ? [nearlyConstant(column.name)] : [];
}

function nearlyConstant(name: string): Draft {
  return {
    kind: "constant",
    columns: [name],
    what: `leave ${name} out`,
    why: `one value stands for ${100 * NEARLY_ALL}% of customers or more: it tells hardly anyone apart`,
    accept: { columns: { [name]: { drop: true } } },
    mistake: true,
  };
}

function isTwoThings(
  column: NumericColumn,
  count: number,
  zeros: number,
  second: number,
  { mode, minCell }: AdviceContext,
): boolean {
  if (mode === "none" || column.measure === "flag" || column.measure === "days" || column.sensitive) return false;
  if (column.values.some((x) => x < 0)) return false;
  const holders = count - zeros;
  return zeros >= MANY_ZEROS * count && zeros >= ZERO_RATIO * second && holders >= Math.max(FEWEST_HOLDERS, minCell);
}

function isNumbering(column: NumericColumn, count: number): boolean {
  if (column.measure !== "count" || column.sensitive || count < FEWEST_IDS) return false;
  const sorted = column.values.filter((x) => !Number.isNaN(x)).sort();
  let distinct = 1;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  if (distinct < DISTINCT * count) return false;
  const [low, high] = [sorted[0], sorted[count - 1]];
  // The distance of Kolmogorov and Smirnov to even spread, with what chance gives so few.
  const most = sorted.reduce((far, x, i) => Math.max(far, Math.abs((x - low) / (high - low) - i / (count - 1))), 0);
  return most < EVEN + 1 / Math.sqrt(count);
}

import type { CategoricalColumn, CustomerTable, NumericColumn } from "../customer-table.js";
import { countUpTo } from "../statistics/counts-at.js";
import { presentValues } from "../statistics/present-values.js";
import { quantile } from "../statistics/quantile.js";
import type { RuleCondition } from "./persona.js";

const MOST_CUTS = 19;
const LEAST_CUTS = 3;

/** How many conditions there may be. */
export interface ConditionLimits {
  /** Names that the vocabulary keeps out of words: conditions on them count as sensitive. */
  readonly isSilent: (name: string) => boolean;
  /** Fewest customers on either side of a condition. */
  readonly minCell: number;
  readonly most: number;
}

/** What rules are made of and tested on: the columns of some customers. */
export type RuleTable = Pick<CustomerTable, "columns" | "rowCount">;

/**
 * Every condition a rule may be made of: each clustered column at its quantiles (rounded to three significant digits, and then used as printed), from
 * below and from above; each value of a 0/1 column; each level of a category, and its absence.
 *
 * @param table The customers looked at.
 * @param labels What columns are called.
 */
export function ruleConditions(
  table: RuleTable,
  labels: ReadonlyMap<string, string>,
  { minCell, most, isSilent }: ConditionLimits,
): readonly RuleCondition[] {
  const columns = table.columns.filter(
    (column): column is NumericColumn | CategoricalColumn => column.kind !== "unread" && column.role === "feature",
  );
  const room = Math.floor(most / 2 / Math.max(1, columns.length));
  const cutCount = Math.max(LEAST_CUTS, Math.min(MOST_CUTS, room));
  const isTelling = (holding: number): boolean => holding >= minCell && table.rowCount - holding >= minCell;
  return columns
    .flatMap((column): readonly RuleCondition[] => {
      const { name } = column;
      const about = { column: name, label: labels.get(name) ?? name, sensitive: column.sensitive || isSilent(name) };
      if (column.kind === "numeric" && column.measure !== "flag") {
        const sorted = presentValues(column.values).sort();
        return cutsOf(sorted, cutCount).flatMap((value): RuleCondition[] => {
          const upTo = countUpTo(sorted, value);
          return [
            ...(isTelling(upTo) ? [{ ...about, operator: "<=", value } as const] : []),
            ...(isTelling(sorted.length - upTo) ? [{ ...about, operator: ">", value } as const] : []),
          ];
        });
      }
      const possible: readonly RuleCondition[] =
        column.kind === "numeric"
          ? [1, 0].map((value) => ({ ...about, operator: "=", value }))
          : column.levels.flatMap((level): RuleCondition[] => [
              { ...about, operator: "=", value: level },
              { ...about, operator: "<>", value: level },
            ]);
      return possible.filter((condition) => isTelling(countOnes(rowsWhere(table, [condition]))));
    })
    .slice(0, most);
}

function countOnes(holding: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < holding.length; row++) count += holding[row];
  return count;
}

/**
 * 1 for every row of a stretch where all conditions hold, else 0; a missing value fulfils none, as in SQL.
 *
 * @param from First row of the stretch (default: all rows).
 */
export function rowsWhere(
  table: RuleTable,
  conditions: readonly RuleCondition[],
  from = 0,
  to: number = table.rowCount,
): Uint8Array {
  const holding = new Uint8Array(to - from).fill(1);
  for (const condition of conditions) {
    const column = table.columns.find(({ name }) => name === condition.column);
    if (column?.kind === "numeric") keepNumbers(holding, column.values.subarray(from, to), condition);
    else if (column?.kind === "categorical") keepLevels(holding, column.codes.subarray(from, to), column, condition);
    else holding.fill(0);
  }
  return holding;
}

function keepNumbers(holding: Uint8Array, values: Float64Array, { operator, value }: RuleCondition): void {
  if (operator === "<=") keepUpTo(holding, values, Number(value));
  else if (operator === ">") keepAbove(holding, values, Number(value));
  else keepEqual(holding, values, Number(value));
}

function keepLevels(
  holding: Uint8Array,
  codes: Int32Array,
  { levels }: CategoricalColumn,
  { operator, value }: RuleCondition,
): void {
  const code = levels.indexOf(String(value));
  if (operator === "=") keepEqual(holding, codes, code);
  else keepOther(holding, codes, code);
}

function keepUpTo(holding: Uint8Array, values: Float64Array, most: number): void {
  for (let row = 0; row < holding.length; row++) holding[row] &= Number(values[row] <= most);
}

function keepAbove(holding: Uint8Array, values: Float64Array, least: number): void {
  for (let row = 0; row < holding.length; row++) holding[row] &= Number(values[row] > least);
}

function keepEqual(holding: Uint8Array, values: Float64Array | Int32Array, value: number): void {
  for (let row = 0; row < holding.length; row++) holding[row] &= Number(values[row] === value);
}

function keepOther(holding: Uint8Array, codes: Int32Array, code: number): void {
  for (let row = 0; row < holding.length; row++) holding[row] &= Number(codes[row] >= 0 && codes[row] !== code);
}

function cutsOf(sorted: Float64Array, count: number): readonly number[] {
  if (sorted.length === 0) return [];
  const cuts = Array.from({ length: count }, (_, i) => Number(quantile(sorted, (i + 1) / (count + 1)).toPrecision(3)));
  return [...new Set(cuts)];
}

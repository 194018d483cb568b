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

/**
 * Every condition a rule may be made of: each clustered column at its quantiles (rounded to three significant digits, and then used as printed), from
 * below and from above; each value of a 0/1 column; each level of a category, and its absence.
 *
 * @param table Customers.
 * @param rows The customers looked at.
 * @param labels What columns are called.
 */
export function ruleConditions(
  table: CustomerTable,
  rows: Uint32Array,
  labels: ReadonlyMap<string, string>,
  { minCell, most, isSilent }: ConditionLimits,
): readonly RuleCondition[] {
  const columns = table.columns.filter(
    (column): column is NumericColumn | CategoricalColumn => column.kind !== "unread" && column.role === "feature",
  );
  const room = Math.floor(most / 2 / Math.max(1, columns.length));
  const cutCount = Math.max(LEAST_CUTS, Math.min(MOST_CUTS, room));
  const isTelling = (holding: number): boolean => holding >= minCell && rows.length - holding >= minCell;
  return columns
    .flatMap((column): readonly RuleCondition[] => {
      const { name } = column;
      const about = { column: name, label: labels.get(name) ?? name, sensitive: column.sensitive || isSilent(name) };
      if (column.kind === "numeric" && column.measure !== "flag") {
        const sorted = presentValues(Float64Array.from(rows, (row) => column.values[row])).sort();
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
      return possible.filter((condition) => {
        const holds = conditionTest(table, condition);
        return isTelling(rows.reduce((count, row) => count + (holds(row) ? 1 : 0), 0));
      });
    })
    .slice(0, most);
}

/** Whether a condition holds, row by row; a missing value fulfils none, as in SQL. */
export function conditionTest(table: CustomerTable, condition: RuleCondition): (row: number) => boolean {
  const column = table.columns.find(({ name }) => name === condition.column);
  const { operator, value } = condition;
  if (column?.kind === "categorical") {
    const code = column.levels.indexOf(String(value));
    return operator === "="
      ? (row) => column.codes[row] === code
      : (row) => column.codes[row] >= 0 && column.codes[row] !== code;
  }
  if (column?.kind !== "numeric") return () => false;
  const { values } = column;
  const at = Number(value);
  if (operator === "<=") return (row) => values[row] <= at;
  if (operator === ">") return (row) => values[row] > at;
  return (row) => values[row] === at;
}

/** 1 for every row of the table where all conditions hold, else 0. */
export function rowsWhere(table: CustomerTable, conditions: readonly RuleCondition[]): Uint8Array {
  const holding = new Uint8Array(table.rowCount).fill(1);
  for (const condition of conditions) {
    const column = table.columns.find(({ name }) => name === condition.column);
    if (column?.kind === "numeric" && condition.operator === "<=") {
      keepUpTo(holding, column.values, Number(condition.value));
    } else if (column?.kind === "numeric" && condition.operator === ">") {
      keepAbove(holding, column.values, Number(condition.value));
    } else {
      const holds = conditionTest(table, condition);
      for (let row = 0; row < holding.length; row++) if (holding[row] === 1 && !holds(row)) holding[row] = 0;
    }
  }
  return holding;
}

function keepUpTo(holding: Uint8Array, values: Float64Array, most: number): void {
  for (let row = 0; row < holding.length; row++) holding[row] &= Number(values[row] <= most);
}

function keepAbove(holding: Uint8Array, values: Float64Array, least: number): void {
  for (let row = 0; row < holding.length; row++) holding[row] &= Number(values[row] > least);
}

function cutsOf(sorted: Float64Array, count: number): readonly number[] {
  if (sorted.length === 0) return [];
  const cuts = Array.from({ length: count }, (_, i) => Number(quantile(sorted, (i + 1) / (count + 1)).toPrecision(3)));
  return [...new Set(cuts)];
}

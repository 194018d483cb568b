import type { CategoricalColumn, CustomerTable, NumericColumn } from "../customer-table.js";
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
  return columns
    .flatMap((column) => {
      const { name } = column;
      const about = { column: name, label: labels.get(name) ?? name, sensitive: column.sensitive || isSilent(name) };
      if (column.kind === "categorical") {
        return column.levels.flatMap((level): RuleCondition[] => [
          { ...about, operator: "=", value: level },
          { ...about, operator: "<>", value: level },
        ]);
      }
      if (column.measure === "flag") return [1, 0].map((value): RuleCondition => ({ ...about, operator: "=", value }));
      const sorted = presentValues(Float64Array.from(rows, (row) => column.values[row])).sort();
      return cutsOf(sorted, cutCount).flatMap((value): RuleCondition[] => [
        { ...about, operator: "<=", value },
        { ...about, operator: ">", value },
      ]);
    })
    .filter((condition) => {
      const holds = conditionTest(table, condition);
      const holding = rows.reduce((count, row) => count + (holds(row) ? 1 : 0), 0);
      return holding >= minCell && rows.length - holding >= minCell;
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

function cutsOf(sorted: Float64Array, count: number): readonly number[] {
  if (sorted.length === 0) return [];
  const cuts = Array.from({ length: count }, (_, i) => Number(quantile(sorted, (i + 1) / (count + 1)).toPrecision(3)));
  return [...new Set(cuts)];
}

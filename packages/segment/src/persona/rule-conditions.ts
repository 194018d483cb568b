import type { CategoricalColumn, CustomerTable, NumericColumn } from "../customer-table.js";
import { countUpTo } from "../statistics/counts-at.js";
import { presentValues } from "../statistics/present-values.js";
import { quantile } from "../statistics/quantile.js";
import { type HeldRows, heldRows } from "./held-rows.js";
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
      return possible.filter((condition) => isTelling(countOnes(rowsWhere(table, [condition]).marks)));
    })
    .slice(0, most);
}

function countOnes(marks: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < marks.length; row++) count += marks[row];
  return count;
}

/**
 * The rows of a stretch where all conditions hold; a missing value fulfils none, as in SQL.
 *
 * @param from First row of the stretch (default: all rows).
 */
export function rowsWhere(
  table: RuleTable,
  conditions: readonly RuleCondition[],
  from = 0,
  to: number = table.rowCount,
): HeldRows {
  const held = heldRows(to - from);
  for (const { column: name, operator, value } of conditions) {
    const column = table.columns.find((each) => each.name === name);
    if (column?.kind === "numeric") held.keep(column.values.subarray(from, to), operator, Number(value));
    else if (column?.kind === "categorical") {
      const code = column.levels.indexOf(String(value));
      if (operator === "=") keepEqual(held.marks, column.codes.subarray(from, to), code);
      else keepOther(held.marks, column.codes.subarray(from, to), code);
    } else held.marks.fill(0);
  }
  return held;
}

function keepEqual(marks: Uint8Array, codes: Int32Array, code: number): void {
  for (let row = 0; row < marks.length; row++) marks[row] &= Number(codes[row] === code);
}

function keepOther(marks: Uint8Array, codes: Int32Array, code: number): void {
  for (let row = 0; row < marks.length; row++) marks[row] &= Number(codes[row] >= 0 && codes[row] !== code);
}

function cutsOf(sorted: Float64Array, count: number): readonly number[] {
  if (sorted.length === 0) return [];
  const cuts = Array.from({ length: count }, (_, i) => Number(quantile(sorted, (i + 1) / (count + 1)).toPrecision(3)));
  return [...new Set(cuts)];
}

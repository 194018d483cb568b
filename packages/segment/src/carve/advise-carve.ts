import type { CustomerTable } from "../customer-table.js";
import { presentValues } from "../statistics/present-values.js";

/** A few customers who hold much: they hide inside a large segment, or become one of two by themselves. */
export interface CarveAdvice {
  readonly column: string;
  /** Least value of those to take out, rounded to two digits. */
  readonly threshold: number;
  /** Share of customers, and of the column's total. */
  readonly customers: number;
  readonly holds: number;
  /** A condition over the table. */
  readonly condition: string;
  /** Why, as a clause. */
  readonly why: string;
  /** What to say of it, with the line to paste. */
  readonly sentence: string;
}

/** At most this share of customers … */
const FEW = 0.02;
/** … who hold at least this share of the value. */
const MUCH = 0.2;

/**
 * Whether few customers hold so much of the value that a rule should take them out before anything is clustered.
 *
 * @param table Customers.
 * @param minCell Fewer are not pointed at.
 * @returns The rule, or null: without a value column of amounts of 0 or more, or where no two in a hundred hold a fifth.
 */
export function adviseCarve(table: CustomerTable, minCell: number): CarveAdvice | null {
  const column = table.columns.find(({ role }) => role === "value");
  if (column?.kind !== "numeric" || table.carved !== undefined) return null;
  const values = presentValues(column.values).sort();
  const total = values.reduce((sum, x) => sum + x, 0);
  const most = Math.floor(FEW * table.rowCount);
  if (values.length === 0 || values[0] < 0 || total <= 0 || most < minCell) return null;
  // The first round amount above which no more than two in a hundred lie.
  const threshold = roundUp(values[Math.max(0, values.length - most - 1)]);
  const above = values.filter((x) => x > threshold);
  const holds = above.reduce((sum, x) => sum + x, 0) / total;
  if (above.length < minCell || holds < MUCH) return null;
  const { name } = column;
  const quoted = /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
  const customers = above.length / table.rowCount;
  const condition = `${quoted} > ${plain(threshold)}`;
  const why = `${percent(customers)} of customers hold ${percent(holds)} of ${name}: inside a segment they hide, and pull its figures`;
  const sentence = `${why}. To take them out first, put this in the config: carve: {Top: ${yamlText(condition)}}.`;
  return { column: name, threshold, customers, holds, condition, why, sentence };
}

/** Up to two significant digits. */
function roundUp(x: number): number {
  if (x <= 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(x)) - 1);
  return Number((Math.ceil(x / unit) * unit).toPrecision(2));
}

function percent(share: number): string {
  return `${share < 0.1 ? Number((share * 100).toPrecision(2)) : Math.round(share * 100)}%`;
}

/** In single quotes where it holds double ones. */
function yamlText(text: string): string {
  return text.includes('"') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

function plain(x: number): string {
  return Math.abs(x) < 1e15 ? String(x) : x.toFixed(0);
}

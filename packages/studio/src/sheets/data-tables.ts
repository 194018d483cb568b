import type { ReportData } from "@coterie/wire";
import { columnsByName } from "../data/columns-by-name.js";
import type { ColumnSummary, RecipeStep } from "../data/model.js";
import { countWord } from "../words/count-word.js";
import { formatNumber } from "../words/format-number.js";
import { formatQuantity } from "../words/format-quantity.js";
import { plural } from "../words/plural.js";
import { count, numbers, percent, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/** The columns' roles in words, in the order in which they are counted. */
export const roleNames: Readonly<Record<ColumnSummary["role"], string>> = {
  id: "id",
  feature: "clustered",
  describe: "described",
  protected: "protected",
  objection: "objection",
  consent: "consent",
  value: "value",
  weight: "weight",
  ignore: "ignored",
};

const steps: readonly { readonly key: keyof ReportData["rows"]; readonly name: string }[] = [
  { key: "read", name: "Read from the source" },
  { key: "filtered", name: "Left out by the filter" },
  { key: "objected", name: "Object to profiling, left out before anything was computed" },
  { key: "duplicate", name: "Exact copies of another row" },
  { key: "unusable", name: "Without a single value to cluster" },
  { key: "segmented", name: "Segmented" },
];

/**
 * Where the rows went.
 *
 * @param data What is drawn.
 * @returns A row a step.
 */
export function rowsTable(data: ReportData): DataTable {
  return {
    id: "rows",
    title: "Where the rows went",
    columns: [words("Step"), numbers("Rows")],
    rows: steps.map(({ key, name }) => [text(name), count(data.rows[key])]),
    note: null,
  };
}

/**
 * Every column, its role and why.
 *
 * @param data What is drawn.
 * @returns A row a column, in table order.
 */
export function columnsTable(data: ReportData): DataTable {
  return {
    id: "columns",
    title: "Every column, its role and why",
    columns: [words("Column"), words("Role"), words("Kind"), numbers("Missing"), words("Why")],
    rows: data.columns.map((column) => [
      text(column.name),
      text(`${roleNames[column.role]}${column.sensitive ? ", sensitive" : ""}`),
      text(kindOf(column)),
      percent(column.missing, "not read"),
      text(column.why),
    ]),
    note: null,
  };
}

function kindOf(column: ColumnSummary): string {
  if (column.kind !== "numeric") return column.kind === "categorical" ? "category" : "not read";
  const unit = column.unit === null || column.unit === "" ? "" : `, ${column.unit}`;
  if (column.measure === "flag") return "yes/no";
  if (column.measure === "days") return "days since a date";
  return `${column.measure ?? "number"}${unit}`;
}

/**
 * How each column was brought onto the common scale.
 *
 * @param data What is drawn.
 * @returns A row a step of the recipe.
 */
export function recipeTable(data: ReportData): DataTable {
  const columns = columnsByName(data);
  return {
    id: "preparation",
    title: "Preparation, column by column",
    columns: [words("Column"), words("What was done"), words("Why")],
    rows: data.recipe.steps.map((step) => [
      text(step.column),
      text(inWords(step, columns.get(step.column))),
      text(step.why),
    ]),
    note: null,
  };
}

function inWords(step: RecipeStep, column: ColumnSummary | undefined): string {
  if (step.kind === "category") {
    const many = step.levels.length;
    return `One 0/1 dimension for each of ${countWord(many)} ${plural(many, "level")} (${step.levels.join(", ")}), times ${formatNumber(step.weight)}; an unseen level gives all zeros.`;
  }
  const transform = step.transform === "log1p" ? ", then the logarithm of one plus the value" : "";
  const scaled =
    step.center === 0 && step.scale === 1
      ? ", otherwise as it is"
      : `, then less ${formatNumber(step.center)}, over ${formatNumber(step.scale)}`;
  const flag = step.missingFlag ? " A 0/1 dimension marks who was missing." : "";
  const filled = column?.measure === "flag" ? formatNumber(step.impute) : formatQuantity(step.impute, column);
  return `Missing becomes ${filled}${transform}${scaled}.${flag}`;
}

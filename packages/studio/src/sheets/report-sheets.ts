import type { ReportData } from "@coterie/wire";
import { contrastRows } from "../data/contrast-rows.js";
import { againstTable } from "./against-sheet.js";
import { behaviourTable, productTable } from "./behaviour-sheets.js";
import { categoryTable } from "./category-table.js";
import { criteriaTable, stabilityTable, valleyTable } from "./comparison-tables.js";
import type { DataTable } from "./data-table.js";
import { columnsTable, recipeTable, rowsTable } from "./data-tables.js";
import { distanceTable, influenceTable } from "./distance-sheet.js";
import { distributionTable } from "./distribution-table.js";
import { fairnessTable, standInTable } from "./fairness-sheets.js";
import { loadingsTable, squaresTable } from "./map-tables.js";
import { planTable, splitTable } from "./plan-sheets.js";
import { profileTable } from "./profile-table.js";
import { sizesTable } from "./sizes-table.js";
import { traitTable } from "./trait-table.js";

/**
 * Every table of a report, in the order of the page; those without a row are left out.
 *
 * @param data What is drawn.
 * @returns Tables with distinct ids. Protected columns stand in the audit alone, as on the page.
 */
export function reportSheets(data: ReportData): readonly DataTable[] {
  const rows = contrastRows(data);
  const columns = new Map(data.columns.map(({ name, role }) => [name, role]));
  const categories = data.base.categories.filter(({ column }) => columns.get(column) !== "protected");
  const tables = [
    sizesTable(data),
    profileTable(data, rows),
    distributionTable(data, rows),
    categoryTable(data, categories),
    squaresTable(data),
    loadingsTable(data),
    behaviourTable(data),
    productTable(data),
    traitTable(data),
    ...(data.plan === null ? [] : [planTable(data, data.plan), splitTable(data, data.plan)]),
    criteriaTable(data),
    stabilityTable(data),
    valleyTable(data),
    ...(data.against === null ? [] : [againstTable(data, data.against)]),
    distanceTable(data),
    influenceTable(data.distance?.columns ?? []),
    fairnessTable(data),
    standInTable(data),
    rowsTable(data),
    columnsTable(data),
    recipeTable(data),
  ];
  return tables.filter((table) => table.rows.length > 0);
}

import {
  assertClusterable,
  type CustomerTable,
  clusteredCustomers,
  picture,
  prepare,
  profile,
  SegmentError,
} from "@coterie/segment";
import type { Inspection, ResolvedConfig } from "@coterie/wire";

/**
 * What is in a table before anything is clustered: roles, figures over all customers, the first picture. Cells of fewer customers
 * than `minCell` are withheld as in every profile.
 */
export function inspectTable(whole: CustomerTable, config: ResolvedConfig): Inspection {
  const { minCell, columns, weights } = config;
  const table = clusteredCustomers(whole);
  const { recipe, matrix, warnings } = prepare(table, { mode: config.prepare, minCell, columns, weights });
  const everyone = new Uint8Array(table.rowCount);
  const { base } = profile(table, matrix, everyone, 1, { minCell, recipe });
  const blocked = blockedBy(() => assertClusterable(recipe));
  const centre = new Float64Array(matrix.featureCount);
  const asked = new Set(Object.values(config.roles).flat());
  return {
    rows: table.rows,
    asOf: table.asOf,
    columns: table.columns.map((column) => ({
      name: column.name,
      role: column.role,
      why: column.why,
      sensitive: column.sensitive,
      kind: column.kind,
      measure: column.kind === "numeric" ? column.measure : null,
      unit: column.kind === "numeric" ? column.unit : null,
      missing: missingShare(column, minCell),
      asked: asked.has(column.name),
      distanceShare:
        column.role === "feature"
          ? recipe.dimensions.reduce((sum, each) => sum + (each.column === column.name ? each.distanceShare : 0), 0)
          : null,
    })),
    base,
    picture: blocked === null ? picture(matrix, recipe, everyone, centre, { minCell }) : null,
    blocked,
    warnings: [...table.warnings, ...warnings],
  };
}

function blockedBy(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof SegmentError) return error.message;
    throw error;
  }
}

/** Counts under the minimum cell, of customers without a value or with one, are rounded down to none. */
function missingShare(column: CustomerTable["columns"][number], minCell: number): number | null {
  if (column.kind === "unread") return null;
  const cells = column.kind === "numeric" ? column.values : column.codes;
  let missing = 0;
  for (const cell of cells) missing += cell < 0 && column.kind === "categorical" ? 1 : Number.isNaN(cell) ? 1 : 0;
  if (missing < minCell) return 0;
  return cells.length - missing < minCell ? 1 : missing / cells.length;
}

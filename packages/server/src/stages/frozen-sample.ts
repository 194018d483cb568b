import { applyRecipe, type CustomerTable, clusteredCustomers, idAt, type Segmentation } from "@coterie/segment";
import { type WriteColumn, writeTable } from "@coterie/tables";
import type { FileContent } from "./run-folder.js";

const batchRows = 8192;

/**
 * The customers K was compared on, as they entered the model: the id and a column a dimension, rows by id. Fitted again with
 * `--prepare none` they give the same segments after the table they came from has moved on.
 */
export function frozenSample(model: Segmentation, table: CustomerTable): FileContent {
  const clustered = clusteredCustomers(table);
  const { values, rowCount, featureCount } = applyRecipe(model.recipe, clustered);
  const columns: readonly WriteColumn[] = [
    clustered.ids === null ? { name: "row", kind: "integer" } : { name: clustered.ids.name, kind: "id" },
    ...model.recipe.dimensions.map(({ name }) => ({ name, kind: "number" as const })),
  ];
  function* batches() {
    for (let start = 0; start < rowCount; start += batchRows) {
      const rows = Array.from({ length: Math.min(batchRows, rowCount - start) }, (_, i) => start + i);
      yield [
        rows.map((row) => (clustered.ids === null ? clustered.sourceRows[row]! : idAt(clustered.ids, row))),
        ...model.recipe.dimensions.map((_, j) => rows.map((row) => values[row * featureCount + j]!)),
      ];
    }
  }
  return (path) => writeTable(path, columns, batches());
}

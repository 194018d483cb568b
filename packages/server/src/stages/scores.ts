import { type Assignments, type CustomerTable, idAt, type Segmentation } from "@coterie/segment";
import { formatCsvLine, type WriteColumn, writeTable } from "@coterie/tables";
import type { FileContent } from "./run-folder.js";

const batchRows = 8192;

/** The scores as a file, CSV or Parquet by its name. */
export function scoresFile(model: Segmentation, table: CustomerTable, scores: Assignments): FileContent {
  return (path) => writeTable(path, scoreColumns(table), scoreBatches(model, table, scores));
}

/** The scores as CSV text, batch by batch. */
export function* scoresCsv(model: Segmentation, table: CustomerTable, scores: Assignments): Generator<string> {
  const columns = scoreColumns(table);
  const kinds = columns.map(({ kind }) => kind);
  yield formatCsvLine(
    columns.map(({ name }) => name),
    columns.map(() => "text"),
  );
  for (const batch of scoreBatches(model, table, scores)) {
    yield batch[0]
      .map((_, row) =>
        formatCsvLine(
          batch.map((values) => values[row]),
          kinds,
        ),
      )
      .join("");
  }
}

/** The columns of the scores: the table's own id, or `row` from 1 where it has none. */
function scoreColumns(table: CustomerTable): readonly WriteColumn[] {
  return [
    table.ids === null ? { name: "row", kind: "integer" } : { name: table.ids.name, kind: "id" },
    { name: "segment_id", kind: "integer" },
    { name: "segment_name", kind: "text" },
    { name: "distance", kind: "number" },
    { name: "margin", kind: "number" },
    { name: "runner_up_id", kind: "integer" },
  ];
}

/** The scores batch by batch, in the order of the input. */
function* scoreBatches(
  model: Segmentation,
  table: CustomerTable,
  scores: Assignments,
): Generator<readonly (readonly (string | number | null)[])[]> {
  const names = new Map(model.segments.map(({ id, name }) => [id, name]));
  const order = inputOrder(table);
  for (let start = 0; start < order.length; start += batchRows) {
    const rows = Array.from(order.subarray(start, start + batchRows));
    yield [
      rows.map((row) => (table.ids === null ? table.sourceRows[row]! : idAt(table.ids, row))),
      rows.map((row) => scores.segmentIds[row]!),
      rows.map((row) => names.get(scores.segmentIds[row]!)!),
      rows.map((row) => nullIfNaN(scores.distances[row]!)),
      rows.map((row) => nullIfNaN(scores.margins[row]!)),
      rows.map((row) => scores.runnerUps[row] || null),
    ];
  }
}

/** Table rows in the order their customers stand in the source. */
function inputOrder(table: CustomerTable): Uint32Array {
  const last = table.sourceRows.reduce((most, row) => Math.max(most, row), 0);
  const rowAt = new Uint32Array(last + 1);
  for (let row = 0; row < table.rowCount; row++) rowAt[table.sourceRows[row]!] = row + 1;
  const order = rowAt.filter((row) => row > 0);
  return order.map((row) => row - 1);
}

function nullIfNaN(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

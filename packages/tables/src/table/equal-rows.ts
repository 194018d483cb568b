import type { Column, Warning } from "@coterie/segment";
import { plural } from "./plural.js";

/** Warn of rows in canonical order that equal the one before in every column read. */
export function warnOfEqualRows(columns: readonly Column[], rowCount: number, warnings: Warning[]): void {
  const read: (Float64Array | Int32Array)[] = [];
  for (const column of columns) {
    if (column.kind === "numeric") read.push(column.values);
    if (column.kind === "categorical") read.push(column.codes);
  }
  if (read.length === 0) return;
  let equal = 0;
  for (let row = 1; row < rowCount; row++) {
    if (read.every((values) => Object.is(values[row], values[row - 1]))) equal++;
  }
  if (equal === 0) return;
  warnings.push({
    code: "equal-rows",
    message: `${plural(equal, "row equals", "rows equal")} another row in every column read; without an id they may be different customers and are kept. Name the id (--id) to have copies dropped.`,
  });
}

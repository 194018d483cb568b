import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { CategoricalColumn, Column, CustomerTable, NumericColumn } from "@coterie/segment";
import { idAt } from "@coterie/segment";
import { afterAll } from "vitest";

const dir = mkdtempSync(path.join(os.tmpdir(), "tables-test-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A path in a folder that goes when the tests of the file are done. */
export function placeOf(name: string): string {
  return path.join(dir, name);
}

/** Write a small file and give its path. */
export function tableFile(name: string, content: string | Uint8Array): string {
  writeFileSync(placeOf(name), content);
  return placeOf(name);
}

export function columnOf(table: CustomerTable, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`no column ${name} among ${table.columns.map((c) => c.name).join(", ")}`);
  return column;
}

export function numbersOf(table: CustomerTable, name: string): number[] {
  const column = columnOf(table, name);
  if (column.kind !== "numeric") throw new Error(`${name} is ${column.kind}`);
  return [...column.values];
}

export function numericOf(table: CustomerTable, name: string): NumericColumn {
  const column = columnOf(table, name);
  if (column.kind !== "numeric") throw new Error(`${name} is ${column.kind}`);
  return column;
}

export function categoriesOf(table: CustomerTable, name: string): (string | null)[] {
  const column = columnOf(table, name) as CategoricalColumn;
  if (column.kind !== "categorical") throw new Error(`${name} is ${column.kind}`);
  return Array.from(column.codes, (code) => column.levels[code] ?? null);
}

export function idsOf(table: CustomerTable): string[] {
  const { ids } = table;
  if (ids === null) throw new Error("no ids");
  return Array.from({ length: table.rowCount }, (_, row) => idAt(ids, row));
}

export function warningsOf(table: CustomerTable, code: string): string[] {
  return table.warnings.filter((warning) => warning.code === code).map((warning) => warning.message);
}

/** The refusal a promise ends in, its paths shortened so that it can be read in a snapshot. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const { name, code, message } = error as { name: string; code: string; message: string };
    return `${name} ${code}: ${message.replaceAll(dir + path.sep, "")}`;
  }
  throw new Error("it was not refused");
}

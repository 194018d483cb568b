import type { TableBatch } from "../src/index.js";

/** A whole small table: each column's values by name. */
export interface Collected {
  readonly rowCount: number;
  number(name: string): readonly number[];
  text(name: string): readonly string[];
  readonly names: readonly string[];
  readonly rows: readonly string[];
}

/** Gather batches into columns, and into rows as text for comparing byte by byte. */
export function collect(batches: Iterable<TableBatch>): Collected {
  const columns = new Map<string, (string | number | null)[]>();
  const rows: string[] = [];
  for (const batch of batches) {
    batch.columns.forEach(({ name }, j) => {
      const values = columns.get(name) ?? [];
      for (const value of batch.values[j]) values.push(value);
      columns.set(name, values);
    });
    for (let i = 0; i < batch.rowCount; i++) rows.push(batch.values.map((column) => String(column[i])).join("|"));
  }
  const column = (name: string) => {
    const values = columns.get(name);
    if (values === undefined) throw new Error(`no column ${name}`);
    return values;
  };
  return {
    rowCount: rows.length,
    number: (name) => column(name).map(Number),
    text: (name) => column(name).map(String),
    names: [...columns.keys()],
    rows,
  };
}

import { chmodSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Planted blobs in a DuckDB file and in Parquet: an id and `d` doubles, every cell a function of its place alone.
 *
 * @param {{ rows: number, d: number, k: number }} shape
 * @param {string} folder Where the files go.
 * @returns {Promise<{ database: string, parquet: string, csv: string, start: number[][] }>} `start`: the first `k` rows. `csv` is made on demand.
 */
export async function makeBlobs({ rows, d, k }, folder) {
  const database = join(folder, "bench.db");
  const parquet = join(folder, "bench.parquet");
  const csv = join(folder, "bench.csv");
  chmodSync(folder, 0o755);
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  console.log(`making ${rows.toLocaleString("en")} × ${d} planted rows`);
  const uniform = (j) => `((hash(i * ${4 * d} + ${j}) >> 11)::DOUBLE + 0.5) / 9007199254740992.0`;
  const cell = (j) =>
    `3 * sin((i % ${k}) * 7 + ${3 * j}) + sqrt(-2 * ln(${uniform(2 * j)})) * cos(2 * pi() * ${uniform(2 * j + 1)}) AS x${j}`;
  const cells = Array.from({ length: d }, (_, j) => cell(j)).join(", ");
  await connection.run(`CREATE TABLE bench AS SELECT i AS id, ${cells} FROM range(${rows}) AS t(i)`);
  await connection.run(`COPY bench TO '${parquet}' (FORMAT parquet, ROW_GROUP_SIZE 250000)`);
  await connection.run(`COPY bench TO '${csv}' (FORMAT csv, HEADER false)`);
  chmodSync(csv, 0o644);
  const columns = Array.from({ length: d }, (_, j) => `x${j}`).join(", ");
  const start = (await connection.runAndReadAll(`SELECT ${columns} FROM bench ORDER BY id LIMIT ${k}`)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return { database, parquet, csv, start };
}

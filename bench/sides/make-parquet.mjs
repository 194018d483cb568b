// Planted Gaussian blobs as an uncompressed Parquet file of floats, made by DuckDB piece by piece: make-parquet.mjs ROWS FEATURES BLOBS OUT.parquet.
import { DuckDBInstance } from "@duckdb/node-api";

const [rows, features, blobs, out] = process.argv.slice(2);
const SLOTS = 64;

const database = await DuckDBInstance.create(":memory:", { memory_limit: "1GB" });
const connection = await database.connect();
const columns = Array.from({ length: Number(features) }, (_, j) => {
  const centre = `(hash(blob * 100 + ${j}) % 2400)::DOUBLE / 1000 - 1.2`;
  const noise = `sqrt(-2 * ln(${uniform(2 * j)})) * cos(2 * pi() * ${uniform(2 * j + 1)})`;
  return `(${centre} + ${noise})::FLOAT AS f${j}`;
});
const rowsOfBlobs = `SELECT i, hash(i * ${SLOTS} + ${SLOTS - 1}) % ${blobs} AS blob FROM range(${rows}) AS numbers(i)`;
await connection.run(
  `COPY (SELECT ${columns.join(", ")} FROM (${rowsOfBlobs})) TO '${out.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION uncompressed)`,
);

/** A number of the open interval from 0 to 1 that depends on the row and the slot alone. */
function uniform(slot) {
  return `((hash(i * ${SLOTS} + ${slot}) >> 11)::DOUBLE + 0.5) / 9007199254740992.0`;
}

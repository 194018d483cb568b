// K-means over a Parquet file that is never held whole: our-stream.mjs FILE.parquet K THREADS MAX_PASSES. Prints one JSON object.
import { DuckDBInstance } from "@duckdb/node-api";
import { kmeansStream } from "../../packages/kmeans/dist/index.js";

const [file, ...numbers] = process.argv.slice(2);
const [k, threads, maxPasses] = numbers.map(Number);
const BLOCK_ROWS = 262_144;

const database = await DuckDBInstance.create(":memory:", { memory_limit: "512MB", threads: String(threads) });
const connection = await database.connect();

const startMs = performance.now();
const { passes, inertia, rowCount, converged } = await kmeansStream(blocks, { k, threads, maxPasses });
const seconds = (performance.now() - startMs) / 1000;
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, iterations: passes, inertia, rowCount, converged, peakMiB }));

async function* blocks() {
  const result = await connection.stream(`SELECT * FROM read_parquet('${file.replaceAll("'", "''")}')`);
  const featureCount = result.columnCount;
  let values = new Float64Array(BLOCK_ROWS * featureCount);
  let filled = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    const rows = chunk?.rowCount ?? 0;
    if (rows === 0) break;
    if (filled + rows > BLOCK_ROWS) {
      yield block();
      values = new Float64Array(BLOCK_ROWS * featureCount);
      filled = 0;
    }
    for (let j = 0; j < featureCount; j++) {
      const { items } = chunk.getColumnVector(j);
      for (let i = 0, at = filled * featureCount + j; i < rows; i++, at += featureCount) values[at] = items[i];
    }
    filled += rows;
  }
  if (filled > 0) yield block();

  function block() {
    return { values: values.subarray(0, filled * featureCount), rowCount: filled, featureCount };
  }
}

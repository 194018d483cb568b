// npm run bench:engines: a pass of K-means over a table in DuckDB, PostgreSQL and Spark, beside MLlib's own and beside pulling every row out;
// writes bench/ENGINES.md. Needs PostgreSQL (Debian's package) and Spark (npm run spark:install); what is missing is named and left out.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { duckPasses } from "./engines/duck-passes.mjs";
import { enginesText } from "./engines/engines-text.mjs";
import { makeBlobs } from "./engines/make-blobs.mjs";
import { postgresPasses } from "./engines/postgres-passes.mjs";
import { sampleCosts } from "./engines/sample-costs.mjs";
import { sparkPasses } from "./engines/spark-passes.mjs";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "10000000" },
    passes: { type: "string", default: "5" },
    out: { type: "string" },
  },
});
const shape = { rows: Number(values.rows), d: 8, k: 5, passes: Number(values.passes) };
const folder = mkdtempSync(join(tmpdir(), "coterie-engines-"));
try {
  const blobs = await makeBlobs(shape, folder);
  const results = { shape, duckdb: await duckPasses(shape, blobs), samples: await sampleCosts(shape, blobs) };
  results.postgres = await postgresPasses(shape, blobs, folder);
  results.spark = await sparkPasses(shape, blobs, folder);
  const text = enginesText(results);
  const out = values.out ?? fileURLToPath(new URL("ENGINES.md", import.meta.url));
  writeFileSync(out, text);
  console.log(text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

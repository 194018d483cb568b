import { kmeansAsync } from "../../packages/kmeans/dist/index.js";
import { drawSample } from "../../packages/sql/dist/index.js";
import { openDatabase } from "../../packages/tables/dist/places/open-database.js";
import { parsePlace } from "../../packages/tables/dist/places/place.js";
import { closeThere } from "../../packages/tables/dist/there/close.js";
import { settle } from "../../packages/tables/dist/there/settle.js";
import { plainTerms, source } from "./timed-passes.mjs";

const sizes = [10_000, 100_000, 1_000_000];

/** What a fit on a sample alone costs in inertia over all rows, and what passes over all of them win back. */
export async function sampleCosts({ rows, d, k }, { database: file }) {
  console.log("samples");
  const database = await openDatabase(parsePlace(`duckdb:${file}?table=bench`), { threads: 2, signal: null });
  const terms = plainTerms(d);
  const columns = terms.map(({ column }) => column);
  try {
    const costs = [];
    for (const size of sizes.filter((each) => each < rows)) {
      const drawn = await database.query(drawSample(source, columns, "id", 1, size, rows));
      const values = Float64Array.from(drawn.flat());
      const model = await kmeansAsync({ values, rowCount: drawn.length, featureCount: d }, { k, seed: 0 });
      const centroids = Array.from({ length: k }, (_, c) => Array.from(model.centroids.subarray(c * d, c * d + d)));
      const alone = await closeThere(database, source, terms, centroids);
      const settled = await settle(database, source, terms, centroids);
      const all = await closeThere(database, source, terms, settled.centroids);
      costs.push({ size, excess: alone.inertia / all.inertia - 1, passes: settled.passes });
    }
    return costs;
  } finally {
    await database.close();
  }
}

import { openDatabase } from "../../packages/tables/dist/places/open-database.js";
import { parsePlace } from "../../packages/tables/dist/places/place.js";
import { timedPasses } from "./timed-passes.mjs";

/** Passes in a DuckDB file, on two threads. */
export async function duckPasses({ passes }, { database: file, start }) {
  console.log("DuckDB");
  const database = await openDatabase(parsePlace(`duckdb:${file}?table=bench`), { threads: 2, signal: null });
  try {
    return { engine: database.engine, ...(await timedPasses(database, start, passes)) };
  } finally {
    await database.close();
  }
}

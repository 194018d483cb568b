import type { Access, WritableDatabase } from "./database.js";
import type { DatabasePlace } from "./place.js";

/** Open the engine of a place; its driver is loaded only now. */
export async function openDatabase(
  place: DatabasePlace,
  options: { readonly threads: number; readonly signal: AbortSignal | null },
  access: Access = "read",
): Promise<WritableDatabase> {
  switch (place.engine) {
    case "duckdb": {
      const { openDuckDb } = await import("./duckdb/duckdb-database.js");
      return openDuckDb(place, options.threads, options.signal, access);
    }
    case "postgres": {
      const { openPostgres } = await import("./postgres/postgres-database.js");
      return openPostgres(place, options.signal, access);
    }
    case "spark": {
      const { openSpark } = await import("./spark/spark-database.js");
      return openSpark(place, options.signal);
    }
  }
}

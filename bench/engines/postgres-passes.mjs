import { statSync } from "node:fs";
import { join } from "node:path";
import { sql } from "../../packages/sql/dist/index.js";
import { openDatabase } from "../../packages/tables/dist/places/open-database.js";
import { parsePlace } from "../../packages/tables/dist/places/place.js";
import { ownerPassword, postgresPrograms, startPostgres } from "../../scripts/engines/postgres-server.mjs";
import { timedPasses } from "./timed-passes.mjs";

/** Passes in PostgreSQL, and what it takes to pull every row out instead. */
export async function postgresPasses({ d, passes }, { csv, start }, folder) {
  if (postgresPrograms() === null) return { missing: "PostgreSQL is not installed" };
  console.log("PostgreSQL");
  process.env.PGPASSWORD = ownerPassword;
  const server = await startPostgres();
  try {
    const columns = Array.from({ length: d }, (_, j) => `x${j}`);
    server.run(`ALTER SYSTEM SET jit = on`);
    server.run(`CREATE TABLE bench (id int4, ${columns.map((column) => `${column} float8`).join(", ")});
      COPY bench FROM '${csv}' (FORMAT csv);
      VACUUM ANALYZE bench;`);
    const database = await openDatabase(parsePlace(server.place("bench")), { threads: 2, signal: null });
    try {
      const measured = await timedPasses(database, start, passes);
      const from = performance.now();
      const out = join(folder, "pulled.csv");
      await database.copyOut(sql`SELECT * FROM bench`, ["id", ...columns], out, () => {});
      const pulled = { seconds: (performance.now() - from) / 1000, bytes: statSync(out).size };
      return { engine: database.engine, ...measured, pulled };
    } finally {
      await database.close();
    }
  } finally {
    server.stop();
  }
}

import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "@coterie/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownerPassword, postgresPrograms, startPostgres } from "../../../../scripts/engines/postgres-server.mjs";
import { openCustomers } from "../../src/customers.js";
import { openDatabase } from "../../src/places/open-database.js";
import { parsePlace } from "../../src/places/place.js";
import { scoreThere } from "../../src/there/score-there.js";
import { settle } from "../../src/there/settle.js";

type PostgresServer = Awaited<ReturnType<typeof startPostgres>>;

const missing = postgresPrograms() === null && process.env.COTERIE_REQUIRE_ALL !== "1";
const it = test.skipIf(missing);
const title = missing ? " (skipped: PostgreSQL is not installed)" : "";

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: Error) => error.message,
  );

/** Rows enough for a statement to be caught in the middle. */
const many = 400_000;

describe(`PostgreSQL${title}`, () => {
  let server: PostgresServer;

  beforeAll(async () => {
    if (missing) return;
    process.env.PGPASSWORD = ownerPassword;
    server = await startPostgres();
    server.run(`
      CREATE TABLE customers AS SELECT i AS customer_id, (i * 7919 % 1000)::float8 AS income, (i * 104729 % 500)::int4 AS visits FROM generate_series(1, 2000) i;
      CREATE VIEW customers_view AS SELECT * FROM customers;
      CREATE TABLE empty (customer_id int, income float8);
      CREATE TABLE odd AS SELECT i AS customer_id, CASE i % 5 WHEN 0 THEN 'NaN' WHEN 1 THEN 'Infinity' ELSE (i % 97)::text END::float8 AS income,
        (i % 31)::numeric(38,10) AS spend, ARRAY[i] AS tags, '{}'::json AS document FROM generate_series(1, 500) i;
      CREATE TABLE large AS SELECT i AS customer_id, random() AS a, random() AS b FROM generate_series(1, ${many}) i;
      CREATE TYPE tier AS ENUM ('gold', 'silver');
      CREATE DOMAIN euro AS numeric(10,2);
      CREATE TABLE kinds AS SELECT i AS customer_id, (CASE i % 2 WHEN 0 THEN 'gold' ELSE 'silver' END)::tier AS tier, (i % 11)::euro AS paid FROM generate_series(1, 300) i;
      CREATE ROLE reader LOGIN PASSWORD 'reader';
      GRANT SELECT ON customers TO reader;`);
  }, 60_000);

  afterAll(() => server?.stop());

  it("a role that may only SELECT is enough to fit", async () => {
    const customers = await openCustomers(`postgres://reader:reader@127.0.0.1:${server.port}/postgres?table=customers`);
    await customers.close();
    expect(customers.table.rowCount).toBe(2000);
  });

  it("a view is a table like any other", async () => {
    const [direct, view] = [
      await openCustomers(server.place("customers")),
      await openCustomers(server.place("customers_view")),
    ];
    await direct.close();
    await view.close();
    expect(view.table.hash).toBe(direct.table.hash);
  });

  it("enumerations are categories, domains what they are made of, NaN and infinity missing", async () => {
    const kinds = await openCustomers(server.place("kinds"));
    await kinds.close();
    expect(kinds.there!.columns.map(({ use }) => use)).toEqual(["whole", "text", "decimal"]);
    const odd = await openCustomers(server.place("odd"));
    await odd.close();
    const income = odd.table.columns.find(({ name }) => name === "income")!;
    expect(income.kind === "numeric" && income.values.filter(Number.isNaN).length).toBe(200);
    expect(odd.table.warnings.map(({ message }) => message)).toEqual([
      "income holds NaN or infinity 200 times; such values count as missing. Find out which calculation made them.",
      "tags is of type integer[], which holds no single value, and is left out.",
      "document is of type json, which holds no single value, and is left out.",
    ]);
  });

  it("a run sees one state of the table", async () => {
    const customers = await openCustomers(server.place("customers"));
    server.run("INSERT INTO customers VALUES (999999, 1, 1)");
    const [[count]] = await customers.there!.database.query(sql`SELECT COUNT(*) FROM customers`);
    await customers.close();
    server.run("DELETE FROM customers WHERE customer_id = 999999");
    expect(count).toBe(2000);
  });

  it("what it refuses names the table and the next step, and shows no secret", async () => {
    const passwordFile = path.join(tmpdir(), `coterie-password-${process.pid}`);
    writeFileSync(passwordFile, "wrong\n");
    const at = `127.0.0.1:${server.port}`;
    const refusals = {
      "no such table": await refusal(openCustomers(server.place("nobody"))),
      "no permission": await refusal(openCustomers(`postgres://reader:reader@${at}/postgres?table=odd`)),
      "wrong password": await refusal(openCustomers(`postgres://owner:s3cret@${at}/postgres?table=customers`)),
      "wrong password in a file": await refusal(
        openCustomers(`${server.place("customers")}&password-file=${passwordFile}`),
      ),
      "no password file": await refusal(openCustomers(`${server.place("customers")}&password-file=/nowhere/secret`)),
      "no server": await refusal(openCustomers("postgres://owner@127.0.0.1:1/postgres?table=customers")),
      "no database": await refusal(openCustomers(`postgres://owner@${at}/nowhere?table=customers`)),
      "no TLS": await refusal(openCustomers(`${server.place("customers")}&sslmode=require`)),
      "empty table": await refusal(openCustomers(server.place("empty"))),
      "a long name": await refusal(openCustomers(server.place("x".repeat(70)))),
      "a type of no use": await refusal(openCustomers(server.place("odd"), { roles: { feature: ["tags"] } })),
      "a condition that is none": await refusal(openCustomers(server.place("customers"), { where: "incme > 3" })),
      "a condition without rows": await refusal(openCustomers(server.place("customers"), { where: "income < 0" })),
      "too slow": await refusal(
        openCustomers(`${server.place("large")}&statement-timeout=1`, { where: "pg_sleep(0.001) IS NOT NULL" }),
      ),
    };
    const text = JSON.stringify(refusals, null, 2)
      .replaceAll(String(server.port), "PORT")
      .replaceAll(passwordFile, "FILE")
      .replace(/PostgreSQL \d+\.\d+/, "PostgreSQL VERSION");
    rmSync(passwordFile);
    expect(text).not.toMatch(/s3cret|wrong\\n|o'wner/);
    expect(text).toMatchInlineSnapshot(`
      "{
        "no such table": "There must be a table nobody at postgres://owner@127.0.0.1:PORT/postgres?table=nobody; there is none. Check the schema and the name.",
        "no permission": "reader must be allowed to use table odd at postgres://reader@127.0.0.1:PORT/postgres?table=odd; permission is denied. Ask for GRANT SELECT to read, or CREATE on the schema to write.",
        "wrong password": "The server of postgres://owner@127.0.0.1:PORT/postgres?table=customers must let owner in; the password is missing or wrong, or the server's rules say no. Set PGPASSWORD or .pgpass, or name &password-file=FILE.",
        "wrong password in a file": "The server of postgres://owner@127.0.0.1:PORT/postgres?table=customers must let owner in; the password is missing or wrong, or the server's rules say no. Set PGPASSWORD or .pgpass, or name &password-file=FILE.",
        "no password file": "The password file /nowhere/secret must be readable; it is not. Check the path given as password-file.",
        "no server": "A PostgreSQL server must answer at 127.0.0.1:1; none does. Check host and port in postgres://owner@127.0.0.1:1/postgres?table=customers, and that the server runs and lets this machine in.",
        "no database": "The server must have the database nowhere; it has none. Check the name in postgres://owner@127.0.0.1:PORT/nowhere?table=customers.",
        "no TLS": "The server at 127.0.0.1:PORT must offer TLS; it does not. Turn ssl on in the server, or add &sslmode=disable if the way to it is safe.",
        "empty table": "postgres://owner@127.0.0.1:PORT/postgres?table=empty must have at least one row; it has none. Check that the load finished.",
        "a long name": "A name in PostgreSQL must have at most 63 bytes, or the server cuts it off; \\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\\" has 70. Name the table as the server does.",
        "a type of no use": "tags must hold numbers, text, dates or yes/no; at postgres://owner@127.0.0.1:PORT/postgres?table=odd it is integer[]. Cast it in a view, or leave it out.",
        "a condition that is none": "--where must be a condition in the SQL of PostgreSQL VERSION; \\"incme > 3\\" is not. Try it there first; names with capitals or spaces go in double quotes.",
        "a condition without rows": "--where must leave at least one row; \\"income < 0\\" leaves none of 2000. Loosen the condition.",
        "too slow": "The server of postgres://owner@127.0.0.1:PORT/postgres?table=large stopped a statement: it ran past a time limit, or was cancelled there. Raise &statement-timeout=SECONDS, or ask the administrator."
      }"
    `);
  });

  it("a column dropped between passes is named", async () => {
    server.run("CREATE TABLE moving AS SELECT * FROM customers");
    const customers = await openCustomers(server.place("moving"));
    await customers.close();
    server.run("ALTER TABLE moving DROP COLUMN visits");
    const database = await openDatabase(parsePlace(server.place("moving")), { threads: 1, signal: null });
    const terms = [number("income"), number("visits")];
    const message = await refusal(
      settle(database, { table: ["moving"], conditions: [] }, terms, [
        [0, 0],
        [1, 1],
      ]),
    );
    await database.close();
    expect(message).toContain("visits is gone");
  });

  it("an abort here cancels there", async () => {
    const controller = new AbortController();
    const database = await openDatabase(parsePlace(server.place("large")), { threads: 1, signal: controller.signal });
    const slow = refusal(database.query(sql`SELECT COUNT(*) FROM large WHERE pg_sleep(0.01) IS NOT NULL`));
    await new Promise((done) => setTimeout(done, 300));
    controller.abort();
    expect(await slow).toBe("The work was interrupted; nothing was kept.");
    await expect
      .poll(
        () =>
          server.run(
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(0.01)%' AND state = 'active' AND pid <> pg_backend_pid()",
          ),
        { timeout: 5000 },
      )
      .toBe("0");
    await database.close();
  });

  it("a server that dies mid-fit or mid-score is refused in words, leaves nothing half written, and the next run completes", async () => {
    const database = await openDatabase(parsePlace(server.place("large")), { threads: 1, signal: null });
    const fit = refusal(
      settle(
        database,
        { table: ["large"], conditions: [sql`pg_sleep(0.00005) IS NOT NULL`] },
        [number("a"), number("b")],
        [
          [0, 0],
          [1, 1],
        ],
      ),
    );
    const score = refusal(write(server, [sql`pg_sleep(0.00005) IS NOT NULL`]));
    await new Promise((done) => setTimeout(done, 1200));
    server.kill();
    const lost = `The connection to ${server.place("large")} must hold until the work is done; it broke off. Nothing was kept or half written there. Start again when the server is back.`;
    expect(await fit).toBe(lost);
    expect(await score).toMatch(/must hold until the work is done; it broke off/);
    await database.close();
    await server.start();
    expect(server.run("SELECT to_regclass('segments') IS NULL")).toBe("t");
    expect(await write(server, [])).toMatchObject({ customers: many });
  }, 120_000);
});

function number(column: string) {
  const reading = { kind: "number" as const, floating: true };
  return {
    kind: "number" as const,
    column,
    reading,
    unknown: [],
    missing: 0,
    low: null,
    high: null,
    log1p: false,
    center: 0,
    scale: 1,
    weight: 1,
    holders: false,
  };
}

function write(server: PostgresServer, conditions: Parameters<typeof settle>[1]["conditions"]) {
  return scoreThere(
    server.place("large"),
    server.place("segments"),
    "customer_id",
    (source) => {
      const where = conditions.length === 0 ? sql`` : sql` WHERE ${conditions[0]}`;
      expect(source.table).toEqual(["large"]);
      return sql`SELECT customer_id, 1 AS segment, 'a' AS segment_name, a AS distance, b AS margin, 2 AS runner_up FROM large${where}`;
    },
    "a note",
    { dryRun: false },
  );
}

import { describe, expect, test } from "vitest";
import { isDatabasePlace, parsePlace, shownPlace } from "../../src/places/place.js";

const none: NodeJS.ProcessEnv = {};

describe("places", () => {
  test.each(["customers.csv", "C:\\bank\\customers.csv", "-", "postgres.csv", "data/duckdb.parquet"])(
    "%s is a file",
    (place) => {
      expect(isDatabasePlace(place)).toBe(false);
      expect(shownPlace(place)).toBe(place);
    },
  );

  test("a PostgreSQL address in full", () => {
    const place = parsePlace(
      "postgresql://ana%40bank:p%40ss%2Fword@db.bank.example:6432/core%20bank?table=crm.customers&sslmode=require&statement-timeout=60",
      none,
    );
    expect(place).toEqual({
      engine: "postgres",
      host: "db.bank.example",
      port: 6432,
      database: "core bank",
      user: "ana@bank",
      password: "p@ss/word",
      passwordFile: null,
      ssl: "require",
      sslRootCert: null,
      statementTimeoutMs: 60_000,
      table: ["crm", "customers"],
      shown: "postgres://ana@bank@db.bank.example:6432/core bank?table=crm.customers",
    });
  });

  test("what PostgreSQL's own programs take from the environment", () => {
    const environment = {
      PGHOST: "10.1.2.3",
      PGPORT: "6000",
      PGUSER: "reader",
      PGDATABASE: "core",
      PGSSLMODE: "disable",
    };
    const place = parsePlace("postgres:///?table=customers", environment);
    expect(place).toMatchObject({ host: "10.1.2.3", port: 6000, user: "reader", database: "core", ssl: "disable" });
  });

  test("TLS is verified unless the server is on this machine", () => {
    const ssl = (place: string) => (parsePlace(place, none) as { ssl: unknown }).ssl;
    expect(ssl("postgres://u@db.bank.example/d?table=t")).toBe("verify-full");
    expect(ssl("postgres://u@127.0.0.1/d?table=t")).toBe("disable");
    expect(ssl("postgres://u@[::1]/d?table=t")).toBe("disable");
    expect(ssl("sc://spark.bank.example/;table=t")).toBe(false);
    expect(ssl("sc://spark.bank.example/;table=t;token=x")).toBe(true);
    expect(ssl("sc://localhost/;table=t;token=x")).toBe(false);
  });

  test("tables with odd names go in double quotes", () => {
    const table = (text: string) => parsePlace(`duckdb:bank.db?table=${encodeURIComponent(text)}`, none).table;
    expect(table("customers")).toEqual(["customers"]);
    expect(table('crm."odd.na""me"')).toEqual(["crm", 'odd.na"me']);
    expect(() => table("crm..customers")).toThrow("parts with dots between");
    expect(() => table('"open')).toThrow("parts with dots between");
  });

  test("a Spark address", () => {
    expect(parsePlace("sc://host:15002/;table=bank.customers;user_id=ana", none)).toMatchObject({
      engine: "spark",
      host: "host",
      port: 15002,
      table: ["bank", "customers"],
      user: "ana",
    });
    expect(parsePlace("sc://[::1]:7/;table=c", none)).toMatchObject({ host: "::1", port: 7 });
    expect(parsePlace("sc://host/;table=c", { SPARK_CONNECT_AUTHENTICATE_TOKEN: "from-env" })).toMatchObject({
      token: "from-env",
      ssl: true,
    });
  });

  test.each([
    [
      "postgres://u@h/d",
      "A database place must be one table; got none. Name it, as in postgres://user@host/database?table=customers.",
    ],
    [
      "postgres://u@h/d?table=t&colour=red",
      "A place's settings must be among table, sslmode, sslrootcert, password-file, statement-timeout, host; got colour. Write it like postgres://user@host/database?table=customers.",
    ],
    [
      "postgres://u@h/d?table=t&sslmode=maybe",
      "sslmode must be disable, require or verify-full; got maybe. Choose one of them.",
    ],
    [
      "postgres://u@h:99999/d?table=t",
      "The place must be an address like postgres://user@host/database?table=customers; got something else. Check its signs.",
    ],
    [
      "duckdb:?table=t",
      "A DuckDB place must be a file and a table, like duckdb:bank.db?table=customers; got no file. Name the file after duckdb:.",
    ],
    [
      "sc://",
      "A Spark place must be an address like sc://host:15002/;table=customers; got something else. Check its signs.",
    ],
    [
      "sc://far/;table=t;token=secret;use_ssl=false",
      "A token must be sent over TLS, except to this machine; got use_ssl=false. Leave use_ssl out, or put a TLS proxy before the server.",
    ],
  ])("%s is refused in words, without a secret", (place, message) => {
    expect(() => parsePlace(place, none)).toThrow(message);
    expect(message).not.toContain("secret");
  });

  test("a place shows no secret, even one that cannot be read", () => {
    expect(shownPlace("postgres://u:secret@h/d?table=t")).toBe("postgres://u@h:5432/d?table=t");
    expect(shownPlace("sc://h/;table=t;token=secret")).toBe("sc://h:15002/;table=t");
    expect(shownPlace("postgres://u:secret@h:99999/d?table=t")).not.toContain("secret");
  });
});

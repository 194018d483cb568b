import { createHash } from "node:crypto";
import { clusterIndices, kmeans } from "@coterie/kmeans";
import { type CustomerTable, idAt, prepare, recipeTerms, score, scoreFragment } from "@coterie/segment";
import { type Fragment, name, numericSummary, sql, topLevels } from "@coterie/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CustomersThere, openCustomers } from "../../src/customers.js";
import { closeThere } from "../../src/there/close.js";
import { measuresOf } from "../../src/there/measures.js";
import { readingsThere } from "../../src/there/readings.js";
import { scoreThere } from "../../src/there/score-there.js";
import { settle } from "../../src/there/settle.js";
import { usableThere } from "../../src/there/usable-there.js";
import { engines } from "../engines/engines.js";
import { oddBank, oddPayments, oddTable } from "../engines/odd-bank.js";
import { featuresAt } from "../features/features-of.js";

const rowCount = 1500;
const k = 3;
const passes = 4;
const columns = oddBank(rowCount);

/** What the local engine makes of all customers, from the first rows as centroids. */
function fittedHere(table: CustomerTable) {
  const { recipe, matrix } = prepare(table, { mode: "auto", minCell: 10 });
  const d = matrix.featureCount;
  const centroids = matrix.values.slice(0, k * d);
  const model = kmeans(matrix, { k, centroids, maxIterations: passes, tolerance: 0, mode: "reference" });
  return { recipe, matrix, centroids, model };
}

const rowsOf = (flat: Float64Array, d: number): number[][] =>
  Array.from({ length: flat.length / d }, (_, c) => Array.from(flat.subarray(c * d, c * d + d)));

/** Largest difference, relative to the larger of 1 and the expected value. */
function apart(got: readonly number[], wanted: readonly number[]): number {
  return Math.max(...wanted.map((x, i) => Math.abs(got[i] - x) / Math.max(1, Math.abs(x))));
}

const byRows = (p: readonly number[], q: readonly number[]): number => p[0] - q[0];

describe.each(engines().map((engine) => [engine.name, engine] as const))("customers in %s", (_, engine) => {
  const tableName = oddTable[engine.name];
  const it = test.skipIf(engine.missing !== null);
  const title = engine.missing === null ? "" : ` (skipped: ${engine.missing})`;
  let table: CustomerTable;
  let there: CustomersThere;
  let close = async (): Promise<void> => {};

  beforeAll(async () => {
    if (engine.missing !== null) return;
    await engine.start();
    await engine.create(tableName, columns);
    const customers = await openCustomers(engine.place(tableName));
    close = customers.close;
    table = customers.table;
    there = customers.there!;
  }, 180_000);

  afterAll(async () => {
    await close();
    engine.stop();
  });

  it(`the table and a sample of it are the same on every engine${title}`, async () => {
    // The hash covers names, ids and every value in order of id.
    expect(table.hash).toMatchInlineSnapshot(`"8593091b9d8fbc9ee67eefea3ebf8908a0ccf9b8db4d7de86e98f57c8f64f96a"`);
    const sample = await openCustomers(engine.place(tableName), { sampleRows: 400, sampleSeed: 5 });
    await sample.close();
    expect(sample.there!.key).toBe("customer id");
    expect(sample.table.rowCount).toBe(400);
    expect(sample.table.hash).toMatchInlineSnapshot(
      `"41c1a397e7cc5362dc689c7a80dfe9a0de2f52197735e1fa6fd69ad1ebb1c1bd"`,
    );
    const another = await openCustomers(engine.place(tableName), { sampleRows: 400, sampleSeed: 6 });
    await another.close();
    expect(another.table.hash).not.toBe(sample.table.hash);
  });

  it(`passes there end where passes here end${title}`, async () => {
    const { recipe, matrix, centroids, model } = fittedHere(table);
    const terms = recipeTerms(
      recipe,
      readingsThere(there.columns, there.database.shown, measuresOf(table), table.asOf),
    );
    const source = usableThere(there, terms);
    const d = matrix.featureCount;
    const settled = await settle(there.database, source, terms, rowsOf(centroids, d), {
      tolerance: 0,
      maxPasses: passes,
    });
    const ours = rowsOf(model.centroids, d).toSorted(byRows);
    const theirs = settled.centroids.toSorted(byRows);
    expect(apart(theirs.flat(), ours.flat())).toBeLessThan(1e-9);

    const closing = await closeThere(there.database, source, terms, rowsOf(model.centroids, d));
    const indices = clusterIndices(matrix, model);
    expect(closing.clusters.map(({ count }) => count)).toEqual([...model.sizes]);
    expect(closing.inertia / model.inertia).toBeCloseTo(1, 9);
    expect(closing.explainedShare).toBeCloseTo(indices.explainedShare, 9);
    expect(closing.calinskiHarabasz! / indices.calinskiHarabasz!).toBeCloseTo(1, 8);
    expect(closing.daviesBouldin).toBeCloseTo(indices.daviesBouldin!, 8);
    expect(closing.silhouetteSquaredEuclidean).toBeCloseTo(indices.silhouetteSquaredEuclidean!, 8);
  });

  it(`one SELECT scores as score does${title}`, async () => {
    const { recipe, matrix, model } = fittedHere(table);
    const segments = rowsOf(model.centroids, matrix.featureCount).map((centroid, c) => ({
      id: c + 1,
      name: `it's "${c}" \\ 🏦`,
      centroid,
      rule: null,
    }));
    const scored = { recipe, segments, columns: [], asOf: table.asOf } as unknown as Parameters<
      typeof scoreFragment
    >[0];
    const readings = readingsThere(there.columns, there.database.shown, measuresOf(table), table.asOf);
    const rows = await there.database.query(
      sql`SELECT * FROM (${scoreFragment(scored, there.source, "customer id", readings)}) AS scored ORDER BY ${name("customer id")}`,
    );
    const here = score(scored, table);
    const byId = new Map(rows.map((row) => [String(row[0]), row]));
    expect(byId.size).toBe(table.rowCount);
    for (let row = 0; row < table.rowCount; row++) {
      const [, segment, segmentName, distance, margin, runnerUp] = byId.get(idAt(table.ids!, row))!;
      if (here.margins[row] > 1e-9) {
        expect([segment, runnerUp]).toEqual([here.segmentIds[row], here.runnerUps[row]]);
        expect(segmentName).toBe(`it's "${here.segmentIds[row] - 1}" \\ 🏦`);
      }
      expect(distance).toBeCloseTo(here.distances[row], 7);
      expect(margin).toBeCloseTo(here.margins[row], 7);
    }
  });

  it(`whom a rule takes has no distance${title}`, async () => {
    const { recipe, matrix, model } = fittedHere(table);
    const clustered = rowsOf(model.centroids, matrix.featureCount).map((centroid, c) => ({
      id: c + 1,
      name: `S${c}`,
      centroid,
      rule: null,
    }));
    const ruled = {
      id: 9,
      name: "Borrowers",
      centroid: clustered[0].centroid,
      rule: { condition: "has_loan -- theirs" },
    };
    const scored = { recipe, segments: [...clustered, ruled], columns: [], asOf: table.asOf } as unknown as Parameters<
      typeof scoreFragment
    >[0];
    const readings = readingsThere(there.columns, there.database.shown, measuresOf(table), table.asOf);
    const [[taken, loans, bare]] = await there.database.query(
      sql`SELECT SUM(CASE WHEN segment = 9 THEN 1 ELSE 0 END), COUNT(*), SUM(CASE WHEN distance IS NULL AND margin IS NULL AND runner_up = 0 THEN 1 ELSE 0 END) FROM (${scoreFragment(scored, there.source, "customer id", readings)}) AS scored`,
    );
    const column = table.columns.find(({ name: each }) => each === "has_loan")!;
    const holders = column.kind === "numeric" ? column.values.filter((x) => x === 1).length : -1;
    expect([taken, bare, loans]).toEqual([holders, holders, table.rowCount]);
  });

  it(`features of payments are the same figures on every engine${title}`, async () => {
    const payments = oddPayments(2000);
    await engine.create("payments", payments);
    const { rows, report } = await featuresAt(engine.place("payments"), { asOf: "2026-06-30" });
    expect(report.transactions).toMatchObject({ read: 2000, used: 2000 });
    const cents = (text: unknown): number => Math.round(100 * Number(text));
    const withdrawn = [...rows.values()].reduce((sum, row) => sum + cents(row.total_withdrawals), 0);
    const out = (payments[2].cells as number[]).filter((x) => x < 0).reduce((sum, x) => sum - cents(x), 0);
    expect(withdrawn).toBe(out);
    expect(
      createHash("sha256")
        .update(JSON.stringify([...rows]))
        .digest("hex"),
    ).toMatchInlineSnapshot(`"6064ab4de3853548d9139afdf0367570623da0b84d610045fe5c786bfbd3bc32"`);
  });

  it(`scores go into a table beside the customers, and the same again${title}`, async () => {
    const { recipe, matrix, model } = fittedHere(table);
    const segments = rowsOf(model.centroids, matrix.featureCount).map((centroid, c) => ({
      id: c + 1,
      name: `S${c + 1}`,
      centroid,
      rule: null,
    }));
    const scored = { recipe, segments, columns: [], asOf: table.asOf } as unknown as Parameters<
      typeof scoreFragment
    >[0];
    const measures = measuresOf(table);
    const write = (to: string, dryRun = false) =>
      scoreThere(
        engine.place(tableName),
        engine.place(to),
        "customer id",
        (source, found, shown) =>
          scoreFragment(scored, source, "customer id", readingsThere(found, shown, measures, table.asOf)),
        "it's a note \\",
        { dryRun },
      );
    const here = score(scored, table);
    // The connection of these tests holds a DuckDB file open for reading.
    await close();
    const dry = await write("scores", true);
    expect(dry.customers).toBeNull();
    expect(dry.statements.join("\n")).toContain("coterie_label");
    await expect(write(tableName)).rejects.toThrow("a table of their own");
    for (const time of ["first", "again"]) {
      const written = await write("scores");
      expect([time, written.customers]).toEqual([time, table.rowCount]);
      const back = await openCustomers(engine.place("scores"));
      await back.close();
      const column = back.table.columns.find(({ name: each }) => each === "segment")!;
      const found = column.kind === "numeric" ? Array.from(column.values) : [];
      const agreeing = found.filter((segment, row) => segment === here.segmentIds[row] || here.margins[row] < 1e-9);
      expect(agreeing).toHaveLength(table.rowCount);
    }
    await engine.create("other", columns.slice(0, 2));
    await expect(write("other")).rejects.toThrow("must be absent, or hold scores");
    const customers = await openCustomers(engine.place(tableName));
    close = customers.close;
    there = customers.there!;
  });

  it(`summaries: counts, mean, variance, exact quantiles, top levels${title}`, async () => {
    const reading = { kind: "number", floating: false } as const;
    const [[rows, present, mean, variance, ...quantiles]] = (await there.database.query(
      numericSummary({ table: [tableName], conditions: [] }, [{ column: "select", reading }]),
    )) as number[][];
    const cells = columns[3].cells.filter((cell) => cell !== null) as number[];
    const average = cells.reduce((sum, x) => sum + x, 0) / cells.length;
    const sorted = cells.toSorted((p, q) => p - q);
    const quantile = (at: number): number => {
      const place = at * (sorted.length - 1);
      const low = Math.floor(place);
      return sorted[low] + (place - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
    };
    expect([rows, present]).toEqual([rowCount, cells.length]);
    expect(mean).toBeCloseTo(average, 10);
    expect(variance).toBeCloseTo(cells.reduce((sum, x) => sum + (x - average) ** 2, 0) / cells.length, 8);
    expect(apart(quantiles, [0.05, 0.25, 0.5, 0.75, 0.95].map(quantile))).toBeLessThan(1e-12);

    const counts = new Map<unknown, number>();
    for (const cell of columns[4].cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    const levels = await there.database.query(topLevels({ table: [tableName], conditions: [] }, "naïve 名前 🏦", 3));
    const wanted = [...counts].sort((p, q) => q[1] - p[1]).slice(0, 3);
    expect(levels.map(([, count]) => count)).toEqual(wanted.map(([, count]) => count));
  });

  // DuckDB is no server; PostgreSQL has more of this in places/postgres.test.ts.
  if (engine.crash === null) return;
  it(`a server that dies mid-fit is refused in words, and the next run completes${title}`, async () => {
    const terms = [{ ...number, column: "select" }];
    const slow = { table: [tableName], conditions: [slowCondition[engine.name]] };
    const work = settle(there.database, slow, terms, [[0], [30]]).then(
      () => "done",
      (error: Error) => error.message,
    );
    await new Promise((done) => setTimeout(done, 2000));
    engine.crash!.kill();
    expect(await work).toMatch(/must hold until|must live until|must answer at/);
    await close();
    await engine.crash!.restart();
    await engine.create(tableName, columns);
    const customers = await openCustomers(engine.place(tableName));
    close = customers.close;
    expect(customers.table.hash).toBe(table.hash);
    const settled = await settle(customers.there!.database, customers.there!.source, terms, [[0], [30]]);
    expect(settled.converged).toBe(true);
  }, 240_000);
});

/** Takes every engine many seconds to find true. */
const slowCondition: Readonly<Record<string, Fragment>> = {
  postgres: sql`pg_sleep(0.05) IS NOT NULL`,
  spark: sql`(SELECT SUM(SIN(a.id * b.id)) FROM range(400000) AS a CROSS JOIN range(400000) AS b) IS NOT NULL`,
};

const number = {
  kind: "number" as const,
  reading: { kind: "number" as const, floating: false },
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

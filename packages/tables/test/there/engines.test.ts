import { clusterIndices, kmeans } from "@coterie/kmeans";
import { type CustomerTable, idAt, prepare, recipeTerms, score, scoreFragment } from "@coterie/segment";
import { name, numericSummary, sql, topLevels } from "@coterie/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CustomersThere, openCustomers } from "../../src/customers.js";
import { closeThere } from "../../src/there/close.js";
import { readingsThere } from "../../src/there/readings.js";
import { settle } from "../../src/there/settle.js";
import { usableThere } from "../../src/there/usable-there.js";
import { engines } from "../engines/engines.js";
import { oddBank, oddTable } from "../engines/odd-bank.js";

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
    const terms = recipeTerms(recipe, readingsThere(there.columns, there.database.shown, table));
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
    }));
    const scored = { recipe, segments, columns: [], asOf: table.asOf } as unknown as Parameters<
      typeof scoreFragment
    >[0];
    const readings = readingsThere(there.columns, there.database.shown, table);
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
});

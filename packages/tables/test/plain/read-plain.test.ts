import { appendFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCustomers } from "../../src/index.js";
import { parseFile } from "../../src/plain/parse-file.js";
import { readPlain } from "../../src/plain/read-plain.js";
import { startReaders } from "../../src/plain/readers.js";
import { type ReadOptions, type ReadProgress, resolveReadOptions } from "../../src/read-options.js";
import { idsOf, numbersOf, placeOf, refusal, tableFile } from "../support/table-file.js";

/** The same rows through the database. */
const throughDuck = (file: string, options: ReadOptions = {}) => readCustomers(file, { ...options, where: "true" });
const plain = (file: string, options: ReadOptions = {}) => readPlain(file, resolveReadOptions(options));

const decimal = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 3 })).map(([n, places]) => {
  return (n / 10 ** places).toFixed(places);
});
const numberCell = fc.oneof(
  { weight: 8, arbitrary: decimal },
  { weight: 2, arbitrary: fc.nat({ max: 3 }).map(String) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom("", "-0.0", ".5", "5.", "1e3", "-2E-2", "12345.678901234567") },
);
const file = fc.record({
  ids: fc.uniqueArray(fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 1e15 - 1 })), { minLength: 2, maxLength: 60 }),
  cells: fc.array(fc.tuple(numberCell, numberCell, numberCell), { minLength: 60, maxLength: 60 }),
  names: fc.constantFrom(["income", "visits", "balance EUR"], ["age", "weight", "customer_value"], ["x", "", "x"]),
  withId: fc.boolean(),
  eol: fc.constantFrom("\n", "\r\n"),
  quoted: fc.boolean(),
  mark: fc.constantFrom("", "\ufeff"),
  lastEnds: fc.boolean(),
});

describe("readPlain", () => {
  test("law: the table that the database makes of the file", async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(file, async ({ ids, cells, names, withId, eol, quoted, mark, lastEnds }) => {
        const header = [...(withId ? ["customer_id"] : []), ...names].map((name) => (quoted ? `"${name}"` : name));
        const lines = ids.map((id, i) => [...(withId ? [id] : []), ...cells[i]].join(","));
        const text = mark + [header.join(","), ...lines].join(eol) + (lastEnds ? eol : "");
        const place = tableFile("law.csv", text);
        const got = await plain(place).catch((error) => error.message);
        if (got === null) return;
        taken++;
        expect(got).toEqual(await throughDuck(place).catch((error) => error.message));
      }),
      { numRuns: 150, endOnFailure: true },
    );
    expect(taken).toBeGreaterThan(50);
  });

  test("law: the size of the blocks never matters", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(decimal, decimal), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (rows, blockBytes, lastEnds) => {
          const text = rows.map((row) => row.join(";")).join("\n\n") + (lastEnds ? "\n" : "");
          const size = Buffer.byteLength(text);
          const place = { path: tableFile("blocks.csv", text), start: 0, size, delimiter: 0x3b, crlf: false, width: 2 };
          const blocks = await parseFile({ ...place, blockBytes }, startReaders(0), () => {});
          const columns = [0, 1].map((column) =>
            blocks!.flatMap(({ values, rowCount }) => [...values.subarray(column * rowCount, (column + 1) * rowCount)]),
          );
          expect(columns).toEqual([0, 1].map((column) => rows.map((row) => Number(row[column]) + 0)));
        },
      ),
    );
  });

  test("rows by the text of their ids, with their place in the file", async () => {
    const table = await plain(tableFile("ids.csv", "customer_id,income,visits\n9,1.5,1\n10,,2\n100,-3,3\n\n1,2,4\n"));
    expect(idsOf(table!)).toEqual(["1", "10", "100", "9"]);
    expect(numbersOf(table!, "income")).toEqual([2, Number.NaN, -3, 1.5]);
    expect([...table!.sourceRows]).toEqual([4, 2, 3, 1]);
  });

  test("two ids that an estimate takes for one are unique in both ways", async () => {
    const place = tableFile("two.csv", "customer_id,income\n847562971578166,1.5\n16,2.5\n");
    const table = await plain(place);
    expect(table?.columns[0].why).toBe("named like an identifier and unique");
    expect(table).toEqual(await throughDuck(place));
  });

  test("an id the user named keeps its text", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i}${i === 7 ? ".0" : ""},${i % 7}.5`);
    const place = tableFile("named.csv", ["key,income", ...rows].join("\n"));
    const options = { roles: { id: ["key"] } };
    expect(await plain(place, options)).toBeNull();
    expect(idsOf(await readCustomers(place, options))).toContain("7.0");
    const whole = tableFile("named-whole.csv", ["key,income", ...rows].join("\n").replace("7.0,", "7,"));
    expect(await plain(whole, options)).toEqual(await throughDuck(whole, options));
  });

  test.each([
    ["text far down", `a,b\n${"1,2\n".repeat(70_000)}1,n/a\n`],
    ["codes", "a,b\n1,02\n2,03\n"],
    ["a name like a date", "birthday,b\n19800101,2\n19810101,3\n"],
    ["a name like a code", "branch code,b\n1,2\n2,3\n"],
    ["a name like an objection", "objects to profiling,b\n1,2\n0,3\n"],
    ["ids that repeat", "customer_id,b\n1,2\n1,3\n2,4\n"],
    ["a row without a feature", "customer_id,b\n1,2\n2,\n3,4\n"],
    ["one column", "b\n1\n\n2\n"],
    ["a line break in the header", '"a\nb",c\n1,2\n'],
    ["mixed line ends", "a,b\n1,2\r\n3,4\n"],
    ["Latin-1", Buffer.from("größe,b\n1,2\n", "latin1")],
    ["UTF-16", Buffer.from("\ufeffa,b\n1,2\n", "utf16le")],
    ["no rows", "a,b\n"],
  ])("%s is left to the database", async (_, content) => {
    expect(await plain(tableFile("more.csv", content))).toBeNull();
  });

  test("a condition, a category and a decimal comma are left to the database", async () => {
    const place = tableFile("options.csv", "a,b\n1,2\n2,4\n");
    for (const options of [{ where: "a > 1" }, { categories: ["a"] }, { decimal: "," as const }]) {
      expect(await plain(place, options)).toBeNull();
    }
  });

  test("refuses what the database way refuses, in the same words", async () => {
    const place = tableFile(
      "refused.csv",
      `customer_id,a,b\n${Array.from({ length: 99 }, (_, i) => `${i},${i}.5,1.${i}`).join("\n")}\n`,
    );
    for (const options of [
      { roles: { feature: ["nothing"] } },
      { roles: { feature: ["a: W"], ignore: ["nothing", "b: W"] } },
      { maxFeatures: 1 },
      { memoryLimitBytes: 1_000_000 },
    ] satisfies ReadOptions[]) {
      expect(await refusal(plain(place, options))).toBe(await refusal(throughDuck(place, options)));
    }
  });

  test.each([
    ["a name too long", `${"x".repeat(300)}.csv`],
    ["a name with a NUL", "a\0b.csv"],
    ["a name below a file", path.join("file.csv", "table.csv")],
  ])("%s is not found", async (_, name) => {
    tableFile("file.csv", "a,b\n1,2\n");
    expect(await refusal(readCustomers(placeOf(name)))).toMatch(/^TablesError not-found: There must be a file at /);
  });

  test.each([
    ["that grows", (place: string) => appendFileSync(place, "5\n")],
    ["that is replaced", (place: string) => renameSync(tableFile("newer.csv", "a,b\n1,2\n3,5\n"), place)],
    ["that goes", (place: string) => rmSync(place)],
  ])("a file %s while it is read is left to the database", async (_, change) => {
    const place = tableFile("moving.csv", "a,b\n1,2\n3,4");
    const done: number[] = [];
    const onProgress = (progress: ReadProgress): void => {
      // The header was passed, then the rows.
      if (done.push(progress.done) === 2) change(place);
    };
    expect(await plain(place, { onProgress })).toBeNull();
    expect(done).toEqual([4, 11]);
  });

  test("stops where the user stops it, at any stage", async () => {
    const place = tableFile("stopped.csv", "a,b\n1,2\n");
    expect(await refusal(readCustomers(place, { signal: AbortSignal.abort() }))).toMatch(/aborted/);
    const stages: string[] = [];
    await plain(place, { onProgress: ({ stage }) => stages.push(stage) });
    expect(new Set(stages)).toEqual(new Set(["loading", "looking at columns", "sorting", "reading"]));
    for (const last of stages) {
      const stop = new AbortController();
      const onProgress = ({ stage }: ReadProgress): void => {
        if (stage === last) stop.abort();
      };
      expect(await refusal(plain(place, { signal: stop.signal, onProgress }))).toMatch(/aborted/);
    }
  });
});

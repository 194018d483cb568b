import { describe, expect, test } from "vitest";
import { type ReadOptions, readCustomers } from "../src/index.js";
import { isIsoDate, resolveReadOptions } from "../src/read-options.js";
import { refusal } from "./support/table-file.js";

describe("options", () => {
  test("what is wrong is refused before any work", async () => {
    const read = (options: object) => refusal(readCustomers("nowhere.csv", options as ReadOptions));
    expect([
      await read({ decimals: "," }),
      await read({ decimal: ";" }),
      await read({ asOf: "31.12.2025" }),
      await read({ memoryLimitBytes: 0 }),
      await read({ threads: 1.5 }),
      await read({ maxFeatures: -1 }),
      await read({ categories: ["city"], flags: ["city"] }),
    ]).toMatchInlineSnapshot(`
      [
        "TablesError bad-option: Options of readCustomers must be where, carve, sheet, decimal, asOf, roles, categories, lists, flags, allowProtected, memoryLimitBytes, threads, maxFeatures, sampleRows, sampleSeed, signal, onProgress, stdin; got decimals. Remove it or correct its spelling.",
        "TablesError bad-option: decimal must be "." or ","; got ";". Use the sign that stands before the cents.",
        "TablesError bad-option: as-of must be a calendar date like 2026-03-31; got "31.12.2025". Write it as year-month-day.",
        "TablesError bad-option: memoryLimitBytes must be a whole number from 1; got 0. Give a larger one.",
        "TablesError bad-option: threads must be a whole number from 1; got 1.5. Give a larger one.",
        "TablesError bad-option: maxFeatures must be a whole number from 1; got -1. Give a larger one.",
        "TablesError bad-option: A column is read one way; city was named in two of categories, lists and flags. Keep one of the two.",
      ]
    `);
  });

  test("defaults: half of the memory, every core, a thousand features", () => {
    const resolved = resolveReadOptions({});
    expect(resolved.maxFeatures).toBe(1000);
    expect(resolved.threads).toBeGreaterThan(0);
    expect(resolved.memoryLimitBytes).toBeGreaterThan(1e8);
    expect(resolved.roles.feature).toEqual([]);
  });

  test("a calendar date is one that exists", () => {
    expect(isIsoDate("2024-02-29")).toBe(true);
    expect(isIsoDate("2023-02-29")).toBe(false);
    expect(isIsoDate("2023-2-9")).toBe(false);
  });
});

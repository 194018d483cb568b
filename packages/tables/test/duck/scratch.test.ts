import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Scratch } from "../../src/duck/scratch.js";
import { doublesOf, integersOf, textsOf } from "../../src/duck/vector.js";
import { tableFile } from "../support/table-file.js";

const withScratch = async <T>(work: (scratch: Scratch) => Promise<T>): Promise<T> => {
  const scratch = await Scratch.open({ threads: 1, memoryBytes: 3e8, signal: null });
  try {
    return await work(scratch);
  } finally {
    scratch.close();
  }
};

describe("Scratch", () => {
  test("its folder goes when it is closed", async () => {
    const dir = await withScratch(async (scratch) => scratch.dir);
    expect(existsSync(dir)).toBe(false);
  });

  test("once locked it reads the files it was given and no other, and cannot be unlocked", async () => {
    const mine = tableFile("mine.csv", "a\n1\n");
    const other = tableFile("other.csv", "a\n2\n");
    await withScratch(async (scratch) => {
      await scratch.lock([mine]);
      const read = (file: string) => scratch.rows(`SELECT a::INTEGER FROM read_csv('${file}')`);
      expect(await read(mine)).toEqual([[1]]);
      await expect(read(other)).rejects.toThrow(/disabled by configuration/);
      await expect(scratch.run(`COPY (SELECT 1) TO '${other}.out'`)).rejects.toThrow(/disabled by configuration/);
      await expect(scratch.run("SET enable_external_access = true")).rejects.toThrow();
      await expect(scratch.run("INSTALL httpfs")).rejects.toThrow();
      await expect(scratch.run("LOAD postgres")).rejects.toThrow();
    });
  });

  test("the time zone is UTC", async () => {
    expect(await withScratch((scratch) => scratch.rows("SELECT current_setting('TimeZone')"))).toEqual([["UTC"]]);
  });

  test("a vector's numbers are at hand without a copy: the fast way of the database is still there", async () => {
    await withScratch(async (scratch) => {
      for await (const chunk of scratch.chunks("FROM (VALUES (1.5::DOUBLE, 7::INTEGER, 'é'), (-2, -1, NULL))")) {
        expect((chunk.getColumnVector(0) as unknown as { items: unknown }).items).toBeInstanceOf(Float64Array);
        expect((chunk.getColumnVector(1) as unknown as { items: unknown }).items).toBeInstanceOf(Int32Array);
        expect([...doublesOf(chunk, 0).subarray(0, 2)]).toEqual([1.5, -2]);
        expect([...integersOf(chunk, 1).subarray(0, 2)]).toEqual([7, -1]);
        expect(textsOf(chunk, 2)).toEqual(["é", null]);
      }
    });
  });
});

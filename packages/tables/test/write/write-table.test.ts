import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readCustomers, type WriteColumn, writeTable } from "../../src/index.js";
import { writeError } from "../../src/write/write-error.js";
import { categoriesOf, idsOf, numbersOf, placeOf, refusal } from "../support/table-file.js";

const columns: readonly WriteColumn[] = [
  { name: "customer id", kind: "id" },
  { name: "note", kind: "text" },
  { name: "x", kind: "number" },
  { name: "k", kind: "integer" },
];
const batches = [
  [["-1", "007"], ["=1+1", "b"], Float64Array.of(1.5, Number.NaN), Int32Array.of(1, 2)],
  [["z"], [null], [0.1], [3]],
];

describe("writeTable", () => {
  test("CSV, byte for byte", async () => {
    const place = placeOf("out.csv");
    const written = await writeTable(place, columns, batches);
    const text = readFileSync(place, "utf8");
    expect(text).toBe("customer id,note,x,k\n-1,'=1+1,1.5,1\n007,b,,2\nz,,0.1,3\n");
    expect(written).toEqual({ rows: 3, sha256: createHash("sha256").update(text).digest("hex") });
  });

  test("Parquet is read back, and written twice has the same bytes", async () => {
    const first = await writeTable(placeOf("out.parquet"), columns, batches);
    const again = await writeTable(placeOf("again.parquet"), columns, batches);
    expect(again).toEqual(first);
    expect(first.sha256).toBe(
      createHash("sha256")
        .update(readFileSync(placeOf("out.parquet")))
        .digest("hex"),
    );
    const table = await readCustomers(placeOf("out.parquet"));
    expect(idsOf(table)).toEqual(["-1", "007", "z"]);
    expect(categoriesOf(table, "note")).toEqual(["=1+1", "b", null]);
    expect(numbersOf(table, "x")).toEqual([1.5, Number.NaN, 0.1]);
    expect(numbersOf(table, "k")).toEqual([1, 2, 3]);
  });

  test("a stream of batches is taken as it comes", async () => {
    async function* stream() {
      for (let i = 0; i < 3; i++) yield [Float64Array.of(i)];
    }
    const { rows } = await writeTable(placeOf("stream.csv"), [{ name: "i", kind: "number" }], stream());
    expect(rows).toBe(3);
    expect(readFileSync(placeOf("stream.csv"), "utf8")).toBe("i\n0\n1\n2\n");
  });

  test.each(["fails.csv", "fails.parquet"])(
    "%s: what fails halfway leaves the old file and nothing else",
    async (name) => {
      const dir = placeOf(`halfway-${name}`);
      mkdirSync(dir);
      writeFileSync(path.join(dir, name), "old");
      function* failing() {
        yield batches[0];
        throw new Error("broken source");
      }
      await expect(writeTable(path.join(dir, name), columns, failing())).rejects.toThrow("broken source");
      expect(readdirSync(dir)).toEqual([name]);
      expect(readFileSync(path.join(dir, name), "utf8")).toBe("old");
    },
  );

  test("an abort leaves nothing", async () => {
    const abort = new AbortController();
    function* endless() {
      for (;;) {
        abort.abort();
        yield [Float64Array.from({ length: 500_000 }, (_, i) => i)];
      }
    }
    const work = writeTable(placeOf("aborted.csv"), [{ name: "i", kind: "number" }], endless(), {
      signal: abort.signal,
    });
    expect(await refusal(work)).toMatchInlineSnapshot(
      `"TablesError aborted: Writing was interrupted; nothing was kept."`,
    );
    expect(existsSync(placeOf("aborted.csv"))).toBe(false);
  });

  test("refusals say what to do", async () => {
    expect(await refusal(writeTable(placeOf("out.xls"), columns, batches))).toMatchInlineSnapshot(
      `"TablesError bad-option: A table is written as .csv or .parquet; got out.xls. Change the end of its name."`,
    );
    expect(await refusal(writeTable(placeOf("nowhere/out.csv"), columns, batches))).toMatchInlineSnapshot(
      `"TablesError unwritable: nowhere/out.csv must be writable; there is no folder nowhere. Create it, or write elsewhere."`,
    );
    expect(await refusal(writeTable(placeOf("nowhere/out.parquet"), columns, batches))).toMatchInlineSnapshot(
      `"TablesError unwritable: nowhere/out.parquet must be writable; there is no folder nowhere. Create it, or write elsewhere."`,
    );
    expect(await refusal(writeTable(placeOf("short.csv"), columns, [[["1"]]]))).toMatchInlineSnapshot(
      `"TablesError bad-option: A batch must have 4 columns of one length; got 1. Give every column the same rows."`,
    );
    const full = Object.assign(new Error("write ENOSPC"), { code: "ENOSPC" });
    expect(await refusal(Promise.reject(writeError(full, "scores.csv")))).toMatchInlineSnapshot(
      `"TablesError unwritable: scores.csv must be writable; the disk is full. Free some space, or write elsewhere; nothing half-written was kept."`,
    );
    const denied = Object.assign(new Error("open EACCES"), { code: "EACCES" });
    expect(await refusal(Promise.reject(writeError(denied, "scores.csv")))).toMatchInlineSnapshot(
      `"TablesError unwritable: scores.csv must be writable; permission is denied. Choose a folder of yours with --out."`,
    );
  });
});

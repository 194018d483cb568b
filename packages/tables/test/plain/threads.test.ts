import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { tableFile } from "../support/table-file.js";

// Threads run what is built.
const tables = new URL("../../dist/index.js", import.meta.url).href;
const script = `
  import { Worker } from "node:worker_threads";
  import { syncBuiltinESMExports } from "node:module";
  import threads from "node:worker_threads";
  let started = 0;
  threads.Worker = class extends Worker { constructor(...args) { super(...args); started++; } };
  syncBuiltinESMExports();
  const { readCustomers } = await import(${JSON.stringify(tables)});
  const { hash, rowCount } = await readCustomers(process.argv[2], { threads: Number(process.argv[3]) });
  console.log(JSON.stringify({ hash, rowCount, started }));
`;

function read(file: string, threads: number): { hash: string; rowCount: number; started: number } {
  const { stdout, stderr } = spawnSync(process.execPath, [tableFile("read.mjs", script), file, String(threads)], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

test("the number of threads never changes a table, and text on a line of any thread is seen", () => {
  const rows = Array.from(
    { length: 900_000 },
    (_, i) => `${(i * 7919) % 900_000},${i % 997}.25,${((i * i) % 100_003) + 0.5},${i}`,
  );
  const file = tableFile("threads.csv", ["customer_id,income,visits,points", ...rows].join("\n"));
  const one = read(file, 1);
  expect(one).toMatchObject({ rowCount: 900_000, started: 0 });
  const two = read(file, 2);
  expect(two).toEqual({ ...one, started: 1 });

  const dirty = tableFile("dirty.csv", ["customer_id,income,visits,points", ...rows.with(-9, "1,n/a,3,4")].join("\n"));
  expect(read(dirty, 2)).toMatchObject({ rowCount: 900_000, started: 1 });
});

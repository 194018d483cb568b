import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

const rows = Array.from(
  { length: 40 },
  (_, i) => `C${String(i).padStart(3, "0")},${(i * 37) % 100},${(i * 91) % 1000}`,
);
const good = ["customer_id,visits,balance", ...rows].join("\n");

/** A name for each bad input, the file or arguments that make it, and the whole message a person reads. */
const cases: Readonly<
  Record<string, { readonly file?: string | Buffer; readonly args?: readonly string[]; readonly says: RegExp }>
> = {
  "an empty file": { file: "", says: /empty/ },
  "a header only": { file: "customer_id,visits,balance\n", says: /at least one data row/ },
  "one column": { file: "customer_id\nA\nB\nC\n", says: /feature/ },
  "no numeric column": { file: "customer_id,note\nA,likes long walks\nB,asked about mortgages\n", says: /numeric/ },
  "all constant": { file: "id,a,b\n1,5,5\n2,5,5\n3,5,5\n4,5,5\n", says: /constant|feature|distinct/ },
  "K = 1": { args: ["--k", "1"], says: /^--k must be whole numbers from 2 to 100, like 4,5,6 or 2\.\.10; got 1\.\n$/ },
  "K upside down": { args: ["--k", "9..2"], says: /^--k must be whole numbers .*; got 9\.\.2\.\n$/ },
  "a minimum cell of 0": {
    args: ["--min-cell", "0"],
    says: /^--min-cell must be a whole number from 1 to 1,000,000; got 0\.\n$/,
  },
  "another decimal sign": { args: ["--decimal", ";"], says: /^--decimal must be a dot or a comma; got ;\.\n$/ },
  "K above the distinct rows": {
    file: "id,a,b\n1,0,0\n2,1,1\n3,0,0\n4,1,1\n5,0,0\n",
    says: /number of different customers/,
  },
  "an unknown column in --features": { args: ["--features", "visits,blance"], says: /blance/ },
  "an unknown option": { args: ["--cluster", "4"], says: /unknown option '--cluster'/ },
  "a condition that is not SQL": { args: ["--where", "balance >"], says: /balance >/ },
  "an unreadable config": { args: ["--config", "nowhere.yaml"], says: /nowhere\.yaml cannot be read/ },
  "a keep that is not compared": { args: ["--k", "3,4", "--keep", "5"], says: /--keep must be one of the K compared/ },
  "a memory limit that is too small": { args: ["--memory", "12"], says: /--memory must be at least 1MB/ },
  "a binary file named .csv": {
    file: Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
    says: /binary|not text/,
  },
};

describe("bad input is refused with exit code 2, a message a clerk can act on, and nothing left behind", () => {
  test.each(Object.entries(cases))("%s", async (_, { file = good, args = [], says }) => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), file);
    const { code, stdout, stderr } = await runCli(["run", "customers.csv", ...args], cwd);
    expect(stderr).toMatch(says);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(cwd)).toEqual(["customers.csv"]);
  });

  test("a missing file", async () => {
    const { code, stderr } = await runCli(["run", "nowhere.csv"], scratchFolder());
    expect(stderr).toMatch(/nowhere\.csv/);
    expect(code).toBe(2);
  });

  test("a directory", async () => {
    const cwd = scratchFolder();
    mkdirSync(join(cwd, "customers"));
    const { code, stderr } = await runCli(["run", "customers"], cwd);
    expect(stderr).toMatch(/folder|directory/);
    expect(code).toBe(2);
  });

  test("an --out that is a file", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), good);
    writeFileSync(join(cwd, "taken"), "mine");
    const { code, stderr } = await runCli(["run", "customers.csv", "--out", "taken"], cwd);
    expect(stderr).toMatch(/taken is a file, not a folder/);
    expect(code).toBe(2);
  });

  test.skipIf(process.platform === "win32")("an unwritable --out", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), good);
    const { code, stderr } = await runCli(["run", "customers.csv", "--out", "/proc/nobody-may"], cwd);
    expect(stderr).toBe("The output folder /proc/nobody-may cannot be made. Choose another --out.\n");
    expect(code).toBe(2);
  });

  test("more than 1,000 features", async () => {
    const cwd = scratchFolder();
    const names = Array.from({ length: 1001 }, (_, j) => `f${j}`);
    const line = (i: number): string => names.map((_, j) => ((i * 31 + j * 17) % 97) + 0.5).join(",");
    writeFileSync(
      join(cwd, "customers.csv"),
      [names.join(","), ...Array.from({ length: 12 }, (_, i) => line(i))].join("\n"),
    );
    const { code, stderr } = await runCli(["run", "customers.csv"], cwd);
    expect(stderr).toMatch(/1,?000/);
    expect(code).toBe(2);
  });

  test("an unknown key in the config names the keys there are", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), good);
    writeFileSync(join(cwd, "coterie.yaml"), "k: 4..6\nclusters: 5\n");
    const { code, stderr } = await runCli(["run", "customers.csv", "--config", "coterie.yaml"], cwd);
    expect(stderr).toMatch(/^The config file coterie\.yaml has an unknown key clusters \(known: k, keep, seed/);
    expect(code).toBe(2);
  });

  test("transactions where the customers go", async () => {
    const cwd = scratchFolder();
    const args = ["generate", "--customers", "50", "--out", "bank.csv", "--transactions", "bank.truth.csv"];
    const { code, stderr } = await runCli(args, cwd);
    expect(stderr).toBe(
      "--transactions must name a file of its own; got bank.truth.csv, where the customers or their truth go.\n",
    );
    expect(code).toBe(2);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("interrupted halfway: code 130, nothing left behind", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "customers.csv"), good);
    const interrupt = new AbortController();
    let looks = 0;
    const stderr = { write: async () => {}, isTTY: true, columns: 80 };
    const now = (): number => {
      looks += 1;
      if (looks === 12) interrupt.abort();
      return looks * 1000;
    };
    const { code } = await runCli(["run", "customers.csv"], cwd, { signal: interrupt.signal, now, stderr });
    expect(code).toBe(130);
    expect(readdirSync(cwd)).toEqual(["customers.csv"]);
    expect(existsSync(join(cwd, "coterie-out"))).toBe(false);
  });
});

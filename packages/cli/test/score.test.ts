import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

const seed = (i: number): number => (i * 7919) % 1000;
const header = "customer_id,region,visits,balance,phone";
const lines = Array.from({ length: 300 }, (_, i) => {
  const rich = i % 3 === 0;
  const region = ["North", "South", "East"][i % 3]!;
  return `${String(i).padStart(5, "0")},${region},${rich ? 50 + (seed(i) % 9) : seed(i) % 9},${rich ? 9000 + seed(i) : seed(i)},+49 30 ${1000000 + i}`;
});

describe("scoring the customers of a run", () => {
  let cwd = "";
  let scores = "";

  beforeAll(async () => {
    cwd = scratchFolder(afterAll);
    writeFileSync(join(cwd, "customers.csv"), [header, ...lines].join("\n"));
    expect((await runCli(["run", "customers.csv", "--k", "2"], cwd)).code).toBe(0);
    scores = readFileSync(join(cwd, "coterie-out/scores.csv"), "utf8");
  });

  const score = (file: string, text: string, ...args: string[]) => {
    writeFileSync(join(cwd, file), text);
    return runCli(["score", "coterie-out/segmentation.json", file, ...args], cwd);
  };

  test("gives the scores of the run, in the order of the file, ids unharmed", async () => {
    const { stdout, code } = await score("same.csv", [header, ...lines].join("\n"));
    expect(code).toBe(0);
    expect(stdout).toBe(scores);
    expect(stdout.split("\n")[0]).toBe("customer_id,segment_id,segment_name,distance,margin,runner_up_id");
    expect(stdout.split("\n")[1]).toMatch(/^00000,\d,[A-Z][A-Za-z -]+,\d+(\.\d+)?,\d+(\.\d+)?,\d$/);
  });

  test("columns may stand in another order, with others between", async () => {
    const moved = lines.map((line) => {
      const [id, region, visits, balance] = line.split(",");
      return `x,${balance},${visits},${region},${id}`;
    });
    const { stdout } = await score("moved.csv", ["extra,balance,visits,region,customer_id", ...moved].join("\n"));
    expect(stdout).toBe(scores);
  });

  test("one customer alone gets what it got among all", async () => {
    const { stdout } = await score("one.csv", [header, lines[7]].join("\n"));
    expect(stdout.split("\n")[1]).toBe(scores.split("\n")[8]);
  });

  test("a column that is not there is refused by name", async () => {
    const without = lines.map((line) => line.split(",").slice(0, 3).join(","));
    const { code, stderr, stdout } = await score("less.csv", ["customer_id,region,visits", ...without].join("\n"));
    expect(stderr).toBe(
      "less.csv must have the column balance; the model was fitted on it. Add it under that name, or fit a new model.\n",
    );
    expect(code).toBe(2);
    expect(stdout).toBe("");
  });

  test("amounts in another currency than at fit are refused", async () => {
    const euros = lines.map((line) => line.replace(/,(\d+),([^,]*)$/, ",€$1,$2"));
    writeFileSync(
      join(cwd, "dollars.csv"),
      [header, ...lines.map((line) => line.replace(/,(\d+),([^,]*)$/, ",$$$1,$2"))].join("\n"),
    );
    expect((await runCli(["fit", "dollars.csv", "--k", "2", "--out", "dollars.json"], cwd)).code).toBe(0);
    writeFileSync(join(cwd, "euros.csv"), [header, ...euros].join("\n"));
    const { code, stderr } = await runCli(["score", "dollars.json", "euros.csv"], cwd);
    expect(stderr).toBe(
      "balance must be in $, as the model was fitted; euros.csv has it in €. Convert it, or fit a new model.\n",
    );
    expect(code).toBe(2);
  });

  test("clustered tenures are counted at the model's date, whoever is scored", async () => {
    const dated = lines.map((line, i) => `${line},20${10 + (i % 14)}-0${1 + (i % 9)}-11`);
    writeFileSync(join(cwd, "dated.csv"), [`${header},since`, ...dated].join("\n"));
    const features = ["--features", "visits,balance,since", "--as-of", "2024-01-01"];
    // Such columns hold no segments: the gate closes, and the scores are insisted on.
    const insisted = ["--allow-none", ...features];
    expect((await runCli(["run", "dated.csv", "--k", "3", "--out", "d", ...insisted], cwd)).code).toBe(3);
    writeFileSync(join(cwd, "few.csv"), [`${header},since`, ...dated.slice(0, 5)].join("\n"));
    const { stdout } = await runCli(["score", "d/segmentation.json", "few.csv"], cwd);
    const whole = readFileSync(join(cwd, "d/scores.csv"), "utf8").split("\n");
    expect(stdout).toBe(`${whole.slice(0, 6).join("\n")}\n`);
  });

  test("lists and yes/no columns are read as at fit, whatever the rows to score hold", async () => {
    const held = lines.map((line, i) => `${line},"['${"XYZ"[i % 3]}']",${i % 2 === 0 ? "yes" : "no"}`);
    writeFileSync(join(cwd, "held.csv"), [`${header},cards,vip`, ...held].join("\n"));
    const features = ["--features", "visits", "--features", "balance,vip,cards"];
    expect((await runCli(["run", "held.csv", "--k", "2", "--out", "h", ...features], cwd)).code).toBe(0);
    const ofRun = readFileSync(join(cwd, "h/scores.csv"), "utf8").split("\n");
    writeFileSync(join(cwd, "one.csv"), [`${header},cards,vip`, held[3]].join("\n"));
    expect((await runCli(["score", "h/segmentation.json", "one.csv"], cwd)).stdout.split("\n")[1]).toBe(ofRun[4]);
    writeFileSync(
      join(cwd, "odd.csv"),
      [`${header},cards,vip`, ...held, held[3]!.replace(/^\d+/, "99999").replace(/no$/, "perhaps")].join("\n"),
    );
    const odd = await runCli(["score", "h/segmentation.json", "odd.csv"], cwd);
    expect(odd.stderr).toBe("");
    expect(odd.stdout.split("\n").slice(0, 301)).toEqual(ofRun.slice(0, 301));
  });

  test("to a file it appears whole, and says how many", async () => {
    const { code, stderr } = await score("again.csv", [header, ...lines].join("\n"), "--out", "s.csv");
    expect(stderr).toMatch(/scores {2}s\.csv {2}\(300 customers\)/);
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, "s.csv"), "utf8")).toBe(scores);
  });

  test("a model that was tampered with is refused", async () => {
    const model = JSON.parse(readFileSync(join(cwd, "coterie-out/segmentation.json"), "utf8"));
    model.segments[0].centroid[0] += 100;
    writeFileSync(join(cwd, "bent.json"), JSON.stringify(model));
    const { code, stderr } = await runCli(["score", "bent.json", "customers.csv"], cwd);
    expect(stderr).toMatch(/golden|changed|does not/i);
    expect(code).toBe(2);
  });
});

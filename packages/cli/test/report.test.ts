import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import readWorkbook from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { runCli, scratchFolder } from "./run-cli.js";

let folder = "";
const browser = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const hasNoBrowser = browser === undefined && process.env.COTERIE_REQUIRE_ALL !== "1";

beforeAll(async () => {
  folder = scratchFolder(() => {});
  expect((await runCli(["generate", "--out", "bank.csv", "--customers", "600", "--quiet"], folder)).code).toBe(0);
  expect((await runCli(["fit", "bank.csv", "--k", "4", "--out", "model.json", "--quiet"], folder)).code).toBe(0);
}, 120_000);

describe("report", () => {
  it("writes the page, and the tables as a workbook that Excel's readers open", async () => {
    const { code, stderr } = await runCli(["report", "model.json", "--out", "a/r.html", "--xlsx"], folder);
    expect(code).toBe(0);
    expect(stderr).toBe("  report  a/r.html\n  tables  a/r.xlsx\n");
    const sheets = await readWorkbook(join(folder, "a/r.xlsx"));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(["Sizes", "Profile", "Preparation"]));
    const [heads, first] = sheets[0]!.data;
    expect(heads).toEqual(["Segment", "Customers", "Share"]);
    expect(first![1]).toBeTypeOf("number");
  });

  it("puts the plan made for the model under what to do", async () => {
    expect((await runCli(["plan", "model.json", "--out", "plan.json", "--quiet"], folder)).code).toBe(0);
    const { finding } = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")) as { finding: string };
    const { code, stdout } = await runCli(["report", "model.json", "--plan", "plan.json", "--out", "-"], folder);
    expect(code).toBe(0);
    expect(stdout).toContain(`<h3>${finding}</h3>`);
  });

  it("refuses a plan made for other segments, and what is no plan", async () => {
    const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8"));
    writeFileSync(
      join(folder, "other.json"),
      JSON.stringify({ ...plan, provenance: { ...plan.provenance, tableHash: "x" } }),
    );
    const other = await runCli(["report", "model.json", "--plan", "other.json"], folder);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain("other.json was made for segments of another table than this model's.");
    const none = await runCli(["report", "model.json", "--plan", "model.json"], folder);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("model.json is no plan: ");
  });

  it("refuses a picture where there is no browser, says how to get one, and writes nothing", async () => {
    const env = { PATH: "" };
    const { code, stderr } = await runCli(["report", "model.json", "--out", "b.html", "--pdf"], folder, { env });
    if (code === 0) return expect(existsSync("/Applications")).toBe(true);
    expect(code).toBe(2);
    expect(stderr).toContain("--pdf needs Chromium or Chrome, and none was found. Install one");
    expect(existsSync(join(folder, "b.html"))).toBe(false);
  });

  it("refuses a browser that is not there", async () => {
    const env = { CHROMIUM: "/nowhere/chromium" };
    const { code, stderr } = await runCli(["report", "model.json", "--png", "pictures"], folder, { env });
    expect(code).toBe(2);
    expect(stderr).toBe(
      "CHROMIUM must name a browser's program; /nowhere/chromium is not there. Correct it, or unset it.\n",
    );
  });

  it("refuses to print to standard output what is no text", async () => {
    const { code, stderr } = await runCli(["report", "model.json", "--out", "-", "--xlsx"], folder);
    expect(code).toBe(2);
    expect(stderr).toContain("--out - prints the page alone.");
  });

  it.skipIf(hasNoBrowser)("prints a PDF and each picture (needs Chromium)", async () => {
    const env = { CHROMIUM: browser };
    const { code } = await runCli(["report", "model.json", "--out", "c/r.html", "--pdf", "--png", "c/png"], folder, {
      env,
    });
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "c/r.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    const pictures = readdirSync(join(folder, "c/png"));
    for (const name of ["segments.png", "who-profile.png", "map-map.png"]) expect(pictures).toContain(name);
    for (const name of pictures)
      expect(
        readFileSync(join(folder, "c/png", name))
          .subarray(1, 4)
          .toString(),
      ).toBe("PNG");
    expect(readdirSync(join(folder, "c")).sort()).toEqual(["png", "r.html", "r.pdf"]);
  });
});

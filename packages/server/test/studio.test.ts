import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "@coterie/wire";
import { advisorSchema, inspectionSchema, projectSchema } from "@coterie/wire";
import { describe, expect, test } from "vitest";
import { customersCsv, openTestStudio as open } from "./support/studio.js";

const problem = async (response: Response): Promise<{ code: string; message: string; status: number }> => ({
  ...((await response.json()) as { code: string; message: string }),
  status: response.status,
});

describe("a table", () => {
  test("is streamed to disk for its owner alone, looked at, and shown with reasons and figures", async () => {
    const studio = await open();
    await studio.put("Our customers (May).csv", customersCsv());
    const project = await studio.settled();
    expect(projectSchema.safeParse(project).error).toBeUndefined();
    expect(project.job).toMatchObject({ kind: "inspect", state: "done", problem: null });
    expect(project.source).toMatchObject({ name: "Our customers (May).csv" });
    expect(project.source?.place.endsWith("/Our-customers-May.csv")).toBe(true);
    expect(statSync(project.source!.place).mode & 0o777).toBe(0o600);
    expect(statSync(join(studio.folder, "uploads")).mode & 0o777).toBe(0o700);
    const response = await studio.ask("GET", `/api/inspections/${project.inspection}`);
    const inspection = inspectionSchema.parse(await response.json());
    expect(inspection.columns.map(({ name, role }) => [name, role])).toEqual([
      ["customer_id", "id"],
      ["visits", "feature"],
      ["balance", "feature"],
      ["region", "feature"],
    ]);
    expect(inspection.picture?.cells.length).toBeGreaterThan(0);
    const shares = inspection.columns.map(({ distanceShare }) => distanceShare ?? 0);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  });

  test("is advised on once it has been looked at", async () => {
    const studio = await open({ advises: true });
    const odd = customersCsv(600).replaceAll(/,(5\d),/g, ",-999,");
    await studio.put("c.csv", odd);
    while (studio.project.view().advice === null) await new Promise((resolve) => setTimeout(resolve, 20));
    const response = await studio.ask("GET", `/api/advice/${studio.project.view().advice}`);
    const { advice } = advisorSchema.parse(await response.json());
    expect(advice.map(({ kind, columns }) => [kind, columns])).toContainEqual(["sentinel", ["visits"]]);
  });

  test("that cannot be read says why in the user's own name, and the one before stands", async () => {
    const studio = await open();
    await studio.put("good.csv", customersCsv());
    const before = await studio.settled();
    await studio.put("report.pdf", "%PDF-1.7 not a table");
    const after = await studio.settled();
    expect(after.job).toMatchObject({ state: "failed", problem: { code: "not-a-table" } });
    expect(after.job?.problem?.message).toBe(
      "report.pdf must be CSV, Excel (.xlsx), Parquet or JSON; it is a PDF. Export the table as CSV or Excel.",
    );
    expect(after.source).toEqual(before.source);
    expect(readdirSync(join(studio.folder, "uploads"))).toEqual([before.source!.id]);
  });
});

describe("what is asked for", () => {
  test("a role that is changed is looked at again, and a wrong one is refused and taken back", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv());
    const { revision } = await studio.settled();
    await studio.ask("PUT", "/api/config", { revision, config: { roles: { describe: ["region"] } } });
    const changed = await studio.settled();
    const inspection = (await (await studio.ask("GET", `/api/inspections/${changed.inspection}`)).json()) as {
      columns: { name: string; role: string; asked: boolean }[];
    };
    expect(inspection.columns.find(({ name }) => name === "region")).toMatchObject({ role: "describe", asked: true });
    expect(changed.revision).toBe(revision + 1);
    expect(readFileSync(join(studio.folder, "config.yaml"), "utf8")).toContain("describe:\n    - region\n");

    const bad = { revision: changed.revision, config: { roles: { describe: ["no such column"] } } };
    await studio.ask("PUT", "/api/config", bad);
    const after = await studio.settled();
    expect(after.job).toMatchObject({ state: "failed", problem: { code: "unknown-column" } });
    expect(after.config).toEqual(changed.config);
    expect(after.inspection).toBe(changed.inspection);
  });

  test("what decides nothing about the table does not look at it again", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv());
    const { revision, job } = await studio.settled();
    await studio.ask("PUT", "/api/config", { revision, config: { k: [2, 3] } });
    expect((await studio.settled()).job?.id).toBe(job?.id);
  });

  test("a change made on what another tab has changed since is refused, and nothing of it is kept", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv());
    const { revision } = await studio.settled();
    expect((await studio.ask("PUT", "/api/config", { revision, config: { seed: 1 } })).status).toBe(202);
    const late = await problem(await studio.ask("PUT", "/api/config", { revision, config: { seed: 2 } }));
    expect(late).toMatchObject({ status: 409, code: "changed-elsewhere" });
    expect(late.message).toMatch(/changed in another tab.*make your change again/s);
    expect(studio.project.view().config).toEqual({ seed: 1 });
  });

  test("settings that are none are refused by name", async () => {
    const studio = await open();
    const refused = await problem(await studio.ask("PUT", "/api/config", { revision: 0, config: { sed: 1 } }));
    expect(refused).toMatchObject({ status: 400, code: "bad-request" });
    expect(refused.message).toContain("sed");
  });

  test("settings of the last table that do not fit a new one are set aside", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv());
    const { revision } = await studio.settled();
    await studio.ask("PUT", "/api/config", { revision, config: { roles: { describe: ["region"] } } });
    await studio.settled();
    await studio.put("d.csv", customersCsv().replace("region", "area"));
    const after = await studio.settled();
    expect(after.source?.name).toBe("d.csv");
    expect(after.config).toEqual({});
  });
});

describe("a run", () => {
  const run = async (studio: Awaited<ReturnType<typeof open>>, config: object): Promise<Project> => {
    const { revision } = studio.project.view();
    const response = await studio.ask("POST", "/api/runs", { revision, config });
    expect(response.status).toBe(202);
    return studio.settled();
  };

  test("writes the files coterie run writes, and a name replaces it without fitting again", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv());
    await studio.settled();
    const first = await run(studio, { k: [2, 3], keep: 2 });
    expect(first.job).toMatchObject({ kind: "run", state: "done", run: first.runs[0]!.id });
    expect(first.runs[0]).toMatchObject({ k: 2, ks: [2, 3], customers: 400, revision: 1 });
    expect(first.runs[0]!.files.map(({ name }) => name)).toEqual([
      "comparison.json",
      "segmentation.json",
      "profiles.csv",
      "scores.csv",
      "report.html",
      "config.yaml",
      "manifest.json",
    ]);
    const named = await run(studio, { k: [2, 3], keep: 2, names: { 1: "The <b>many</b>" } });
    expect(named.runs).toHaveLength(1);
    expect(named.runs[0]).toMatchObject({ id: first.runs[0]!.id, revision: 2 });
    expect(named.runs[0]!.segments[0]!.name).toBe("The <b>many</b>");
    const scores = await (await studio.ask("GET", `/api/runs/${named.runs[0]!.id}/files/scores.csv`)).text();
    expect(scores.split("\n")[0]).toBe("customer_id,segment_id,segment_name,distance,margin,runner_up_id");
    expect(scores).toContain("The <b>many</b>");
    const report = await studio.ask("GET", `/api/runs/${named.runs[0]!.id}/files/report.html?download=1`);
    expect(report.headers.get("content-disposition")).toBe('attachment; filename="report.html"');
    expect(await report.text()).not.toContain("<b>many</b>");

    const other = await run(studio, { k: [2, 3, 4] });
    expect(other.runs.map(({ ks }) => ks)).toEqual([
      [2, 3, 4],
      [2, 3],
    ]);
    const gone = await studio.ask("DELETE", `/api/runs/${named.runs[0]!.id}`);
    expect(((await gone.json()) as Project).runs).toHaveLength(1);
    const { id } = other.runs[0]!;
    expect(readdirSync(join(studio.folder, "runs")).sort()).toEqual([id, `${id}.view.json`]);
  });

  test("that cannot be says what to change, and the last one stands", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv(40));
    await studio.settled();
    const first = await run(studio, { k: [2] });
    const failed = await run(studio, { k: [99] });
    expect(failed.job).toMatchObject({ state: "failed", problem: { code: "bad-option" } });
    expect(failed.job?.problem?.message).toMatch(/^K must be at most \d+/);
    expect(failed.runs).toEqual(first.runs);
  });

  test("without a table is refused", async () => {
    const studio = await open();
    expect(await problem(await studio.ask("POST", "/api/runs", { revision: 0 }))).toEqual({
      status: 409,
      code: "no-table",
      message: "A run needs a table; this project has none yet. Drop a file first.",
    });
  });

  test("is cancelled, leaves nothing, and can be run again", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv(3000));
    await studio.settled();
    const { revision } = studio.project.view();
    await studio.ask("POST", "/api/runs", { revision, config: { k: [2, 3, 4, 5, 6, 7, 8], restarts: 1000 } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const busy = await problem(await studio.ask("PUT", "/api/config", { revision: revision + 1, config: {} }));
    expect(busy).toMatchObject({ status: 409, code: "busy" });
    const cancelled = (await (await studio.ask("DELETE", "/api/job")).json()) as Project;
    expect(cancelled.job).toMatchObject({
      state: "cancelled",
      problem: { message: "Cancelled. Nothing was written; what was there before stands." },
    });
    expect(readdirSync(join(studio.folder, "runs"))).toEqual([]);
    expect((await run(studio, { k: [2], restarts: 1 })).job).toMatchObject({ state: "done" });
  });
});

describe("a project", () => {
  test("is found again as it was, with a job that was under way marked as interrupted", async () => {
    const first = await open();
    await first.put("c.csv", customersCsv());
    const before = await first.settled();
    await first.project.close();
    const job = { ...before.job!, kind: "run", state: "running", what: "comparing K = 4", problem: null };
    writeFileSync(join(first.folder, "job.json"), JSON.stringify(job));
    writeFileSync(join(first.folder, "uploads", "half"), "x");
    writeFileSync(join(first.folder, "scratch", "spilled"), "x");
    writeFileSync(join(first.folder, "runs", ".coterie-abc"), "x");
    const again = await open({ folder: first.folder });
    const after = again.project.view();
    expect({ ...after, job: null }).toEqual({ ...before, job: null });
    expect(after.job).toMatchObject({ state: "interrupted", problem: { code: "interrupted" } });
    expect(after.job?.problem?.message).toMatch(/The studio stopped while this run was under way.*Run it again\.$/);
    expect(readdirSync(join(first.folder, "uploads"))).toEqual([before.source!.id]);
    for (const emptied of ["scratch", "runs"]) expect(readdirSync(join(first.folder, emptied))).toEqual([]);
  });

  test("is wiped: nothing of table, runs and settings stays on disk", async () => {
    const studio = await open();
    await studio.put("c.csv", customersCsv());
    await studio.settled();
    writeFileSync(join(studio.folder, "notes.txt"), "not ours");
    const wiped = (await (await studio.ask("DELETE", "/api/project")).json()) as Project;
    expect(wiped).toMatchObject({ source: null, runs: [], config: {}, inspection: null, job: null });
    expect(readFileSync(join(studio.folder, "project.json"), "utf8")).not.toContain("c.csv");
    const left = readdirSync(studio.folder, { recursive: true, encoding: "utf8" }).sort();
    expect(left).toEqual(["notes.txt", "project.json", "runs", "scratch", "uploads"]);
  });

  test("is not made in a folder that holds other things", async () => {
    const studio = await open();
    const folder = join(studio.folder, "uploads");
    writeFileSync(join(folder, "thesis.doc"), "x");
    await expect(open({ folder })).rejects.toThrow(
      `The folder ${folder} must be empty or a project of coterie; it holds thesis.doc. Choose another --project.`,
    );
  });
});

describe("an upload", () => {
  test("larger than allowed is refused before it is read, and while it is read", async () => {
    const studio = await open({ maxUploadBytes: 1000 });
    expect(await studio.put("big.csv", "x".repeat(1500))).toEqual({
      code: "too-large",
      message:
        "big.csv must be at most 1 kB; it has 1.5 kB. Save it as Parquet, take a sample, or start the studio with a larger --max-upload.",
    });
    const unsized = await studio.ask("PUT", "/api/table?name=big.csv", "x".repeat(1500));
    expect(await problem(unsized)).toMatchObject({ status: 413, code: "too-large" });
    expect(readdirSync(join(studio.folder, "uploads"))).toEqual([]);
  });

  test("that breaks off leaves nothing and says so", async () => {
    const studio = await open();
    const headers = { "content-length": "900" };
    const response = await studio.ask("PUT", "/api/table?name=c.csv", "customer_id,visits\n1,2\n", headers);
    expect(await problem(response)).toMatchObject({
      status: 400,
      code: "upload-broken",
      message:
        "c.csv did not arrive whole: the connection was lost or the upload was stopped. What was there before stands. Drop the file again.",
    });
    expect(readdirSync(join(studio.folder, "uploads"))).toEqual([]);
  });

  test("of no bytes is refused", async () => {
    const studio = await open();
    expect(await studio.put("empty.csv", "")).toMatchObject({ code: "upload-broken" });
  });

  test("with a hostile name is stored under a plain one and called by its own", async () => {
    const studio = await open();
    const name = `../../\u202e<script>"';\u0000 $(rm -rf).csv`;
    await studio.put(name, customersCsv());
    const { source, command } = await studio.settled();
    expect(source?.name).toBe(`../../\u202e<script>"';  $(rm -rf).csv`);
    expect(source?.place).toMatch(/\/uploads\/\d+\/[A-Za-z0-9-]+\.csv$/);
    expect(command).toMatch(/^coterie run project\/uploads\/\d+\/[A-Za-z0-9-]+\.csv --config project\/config\.yaml$/);
  });
});

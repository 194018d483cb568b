import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../../packages/cli/test/run-cli.js";
import { customersCsv } from "../../packages/server/test/support/studio.js";
import { axeFindings } from "./axe.js";
import { openBrowser, startStudio, watchedPage } from "./open-studio.js";

const launcher = fileURLToPath(new URL("../../bin/coterie.js", import.meta.url));
const isMissing = !existsSync("/usr/bin/chromium") && process.env.COTERIE_REQUIRE_ALL !== "1";
const why = isMissing ? " (skipped: no chromium on this machine)" : "";
const canMount = process.getuid?.() === 0 && process.platform === "linux";

const drop = (page: Page, path: string): Promise<void> => page.getByLabel("Customer table").setInputFiles(path);
const alert = (page: Page): Promise<string> => page.getByRole("alert").first().innerText();

describe(`what goes wrong in the studio${why}`, () => {
  test.skipIf(isMissing)("each file that is no table says why, and the table before stands", async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, "good.csv"), customersCsv(600));
    writeFileSync(join(cwd, "letter.pdf"), "%PDF-1.7\n");
    writeFileSync(join(cwd, "mainframe.csv"), Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 37) % 256)));
    writeFileSync(join(cwd, "huge.csv"), customersCsv(60_000));
    const studio = await startStudio(cwd, "--max-upload", "1MB");
    const { page, faults } = await watchedPage(await openBrowser());
    await page.goto(studio.url);
    await page.getByRole("heading", { name: "Drop a customer table" }).waitFor();

    await drop(page, join(cwd, "letter.pdf"));
    await page.getByRole("alert").waitFor();
    expect(await alert(page)).toBe(
      "This file could not be taken in\nletter.pdf must be CSV, Excel (.xlsx), Parquet or JSON; it is a PDF. Export the table as CSV or Excel.",
    );
    await page.getByRole("heading", { name: "Drop a customer table" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await drop(page, join(cwd, "good.csv"));
    await page.getByRole("heading", { name: /^600 customers/ }).waitFor();

    await drop(page, join(cwd, "mainframe.csv"));
    await page.getByText("The table could not be read so").waitFor();
    expect(await alert(page)).toContain("mainframe.csv must be text with columns; its bytes are not text.");
    expect(await alert(page)).toContain("The table and the settings before stand.");

    await drop(page, join(cwd, "huge.csv"));
    await page.getByText("That did not work").waitFor();
    expect(await alert(page)).toMatch(
      /huge\.csv must be at most 1 MB; it has 1\.\d+ MB\. Save it as Parquet, take a sample, or start the studio with a larger --max-upload\./,
    );
    await page.getByRole("heading", { name: /^600 customers/ }).waitFor();
    expect(faults).toEqual([]);

    const second = spawnSync(process.execPath, [launcher, "studio", "--no-open"], { cwd, encoding: "utf8" });
    expect(second.status).toBe(2);
    expect(second.stderr).toBe(
      `The project ${join(cwd, "coterie-studio")} must be open in one studio at a time; the studio with process number ${studio.process.pid} has it open at ${studio.origin}. Go on there, stop it, or choose another --project.\n`,
    );
  });

  test.skipIf(isMissing)(
    "a change on what another tab has changed is refused, and both then show the same",
    async () => {
      const cwd = scratchFolder();
      writeFileSync(join(cwd, "good.csv"), customersCsv(600));
      const studio = await startStudio(cwd, "good.csv");
      const { page: first, context } = await watchedPage(await openBrowser());
      await first.goto(studio.url);
      await first.getByRole("heading", { name: /^600 customers/ }).waitFor();
      const second = await context.newPage();
      await second.goto(`${studio.origin}/?view=table`);
      await second.getByRole("heading", { name: /^600 customers/ }).waitFor();

      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await first.route("**/api/config", async (route) => {
        await held;
        await route.continue();
      });
      await first.getByLabel("What region is used as").selectOption("left out");
      await second.getByLabel("What region is used as").selectOption("described only");
      await second.getByText("apart by 2 of 4 columns").waitFor();
      release();
      await first.getByText("Changed in another tab", { exact: true }).waitFor();
      expect(await alert(first)).toContain(
        "This project was changed in another tab, and nothing of this change was kept. You now see how it stands; make your change again if you still want it.",
      );
      expect(await first.getByLabel("What region is used as").inputValue()).toBe("describe");
    },
  );

  test.skipIf(isMissing)(
    "names that are markup, directions, formulas or very long are shown as text and nothing else",
    async () => {
      const cwd = scratchFolder();
      const headers = [
        "customer_id",
        "<script>document.title='owned'</script>",
        "<img src=x onerror=alert(1)>",
        "‮drawer‬ ‏",
        "=cmd|' /C calc'!A0",
        "x".repeat(10_000),
        "😀 “quoted”",
      ];
      const rows = Array.from({ length: 600 }, (_, i) =>
        [
          `C${i}`,
          i % 2 ? (i * 7) % 40 : 200 + (i % 40),
          (i * 13) % 97,
          i % 11,
          (i * 5) % 23,
          (i * 3) % 31,
          ["<b>bold</b>", "</script>", "‮x"][i % 3],
        ].join(","),
      );
      const quoted = headers.map((name) => `"${name.replaceAll('"', '""')}"`).join(",");
      writeFileSync(join(cwd, "hostile.csv"), [quoted, ...rows].join("\n"));
      const studio = await startStudio(cwd, "hostile.csv");
      const { page, faults } = await watchedPage(await openBrowser());
      page.on("dialog", (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(studio.url);
      await page.getByRole("heading", { name: /^600 customers/ }).waitFor();
      expect(await page.locator("main img, main b, main script").count()).toBe(0);
      expect(await page.getByText("<img src=x onerror=alert(1)>").count()).toBeGreaterThan(0);
      await page.goto(`${studio.origin}/?view=compare`);
      await page.getByLabel("From", { exact: true }).fill("2");
      await page.getByLabel("to", { exact: true }).fill("3");
      await page.getByRole("button", { name: /^Compare/ }).click();
      await page.locator('[aria-pressed="true"]').waitFor({ timeout: 120_000 });
      for (const view of ["table", "compare", "segments", "who", "map", "do", "decides", "data", "method", "export"]) {
        await page.goto(`${studio.origin}/?view=${view}`);
        await page.locator("main h1, main h2").first().waitFor();
        expect(await page.locator("main img, main script").count(), view).toBe(0);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${view} is wider than the window`).toBeLessThanOrEqual(0);
      }
      expect(await page.title()).toBe("Coterie studio");
      expect(faults).toEqual([]);
    },
  );

  test.skipIf(isMissing || !canMount)(
    "a full disk is said at each step, and nothing already made is lost (needs root on Linux, for a small tmpfs)",
    async () => {
      const cwd = scratchFolder();
      const disk = join(cwd, "disk");
      mkdirSync(disk);
      const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk]);
      expect(mounted.stderr.toString()).toBe("");
      onTestFinished(() => void spawnSync("umount", ["-l", disk]));
      writeFileSync(join(cwd, "large.csv"), customersCsv(20_000));
      writeFileSync(join(cwd, "small.csv"), customersCsv(600));
      const studio = await startStudio(cwd, "--project", "disk/project");
      const { page } = await watchedPage(await openBrowser());
      await page.goto(studio.url);
      await page.getByRole("heading", { name: "Drop a customer table" }).waitFor();

      await drop(page, join(cwd, "large.csv"));
      await page.getByText("That did not work").waitFor();
      expect(await alert(page)).toMatch(
        /The project’s disk has no room for large\.csv; it needs \d+ kB and \d+ kB are free\. What was there before stands\. Free some space and drop the file again, or start the studio with --project on a larger disk\./,
      );

      await drop(page, join(cwd, "small.csv"));
      await page.getByRole("heading", { name: /^600 customers/ }).waitFor();
      await page.goto(`${studio.origin}/?view=compare`);
      await page.getByLabel("From", { exact: true }).fill("2");
      await page.getByLabel("to", { exact: true }).fill("2");
      await page.getByRole("button", { name: /^Compare/ }).click();
      await page.getByText("The run ended early").waitFor({ timeout: 120_000 });
      expect(await alert(page)).toMatch(
        /is full\. Nothing was left behind and what was there before stands; free some space and run again\./,
      );
      await page.goto(`${studio.origin}/?view=table`);
      await page.getByRole("heading", { name: /^600 customers/ }).waitFor();
    },
  );
});

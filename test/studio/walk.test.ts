import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { scratchFolder } from "../../packages/cli/test/run-cli.js";
import { axeFindings } from "./axe.js";
import { openBrowser, startStudio, type Watched, watchedPage } from "./open-studio.js";

const launcher = fileURLToPath(new URL("../../bin/coterie.js", import.meta.url));
const isMissing = !existsSync("/usr/bin/chromium") && process.env.COTERIE_REQUIRE_ALL !== "1";
const why = isMissing ? " (skipped: no chromium on this machine)" : "";

const views = ["table", "compare", "segments", "who", "map", "do", "decides", "fairness", "data", "method", "export"];

function coterie(cwd: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [launcher, ...args], { cwd, encoding: "utf8" });
  expect(stderr).not.toMatch(/Internal failure/);
  expect(status).toBe(0);
}

async function compare(page: Page, from: number, to: number, starts: number): Promise<void> {
  await page.getByRole("link", { name: "How many segments" }).click();
  await page.getByLabel("From", { exact: true }).fill(String(from));
  await page.getByLabel("to", { exact: true }).fill(String(to));
  const more = page.getByText("Seed, starts and preparation");
  if (!(await page.getByLabel("Starts per K").isVisible())) await more.click();
  await page.getByLabel("Starts per K").fill(String(starts));
  await page.getByRole("button", { name: /^Compare/ }).click();
}

describe(`the studio, walked through in Chromium${why}`, () => {
  test.skipIf(isMissing)(
    "drop, overrule a role, compare, cancel, run again, pick K, rename, take away, and reopen after a kill",
    { timeout: 420_000 },
    async () => {
      const cwd = scratchFolder();
      coterie(cwd, "generate", "--out", "bank.csv", "--customers", "1200", "--quiet");
      const studio = await startStudio(cwd, "--project", "bank");
      const browser = await openBrowser();
      const watched: Watched = await watchedPage(browser);
      const { page, context, faults } = watched;

      await page.goto(studio.url);
      await page.getByRole("heading", { name: "Drop a customer table" }).waitFor();
      expect(page.url()).toBe(`${studio.origin}/`);
      expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: "Strict", path: "/" }]);
      expect(await page.evaluate(() => document.cookie)).toBe("");
      expect(await axeFindings(page)).toEqual([]);

      await page.getByLabel("Customer table").setInputFiles(join(cwd, "bank.csv"));
      await page.getByRole("heading", { name: /customers, told apart by 10 of 48 columns/ }).waitFor();
      await page.getByRole("img", { name: /Where customers lie thickest/ }).waitFor();

      const age = page.getByLabel("What age is used as");
      await age.selectOption("described only");
      await page.getByRole("heading", { name: /told apart by 9 of 48 columns/ }).waitFor();
      expect(await age.inputValue()).toBe("describe");

      await compare(page, 2, 8, 10_000);
      await page.getByRole("progressbar").waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByText("Cancelled. Nothing was written; what was there before stands.").waitFor();

      await compare(page, 3, 4, 2);
      await page.locator('[aria-pressed="true"]').waitFor({ timeout: 120_000 });
      const other = page.locator('[aria-pressed="false"]').first();
      const picked = (await other.innerText()).trim().slice(0, 1);
      await other.click();
      await page.locator('[aria-pressed="true"]', { hasText: picked }).waitFor({ timeout: 120_000 });
      await page.getByRole("button", { name: `Look at the ${picked} segments` }).click();

      const name = "Our <i>own</i> & first";
      await page.getByLabel("Name of segment 1").fill(name);
      await page.getByRole("button", { name: "Save the names" }).click();
      await page.getByRole("heading", { name }).first().waitFor({ timeout: 60_000 });
      expect(await page.locator("h1 i, h2 i, h3 i").count()).toBe(0);
      await page.reload();
      await page.getByRole("heading", { name }).first().waitFor();

      await page.getByRole("link", { name: "Files and command" }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save scores.csv" }).click();
      const scores = readFileSync(await (await download).path(), "utf8");
      expect(scores).toContain(name);
      const command = await page.locator("footer code").first().innerText();
      expect(command).toMatch(/^coterie run bank\/uploads\/\d+\/bank\.csv --config bank\/runs\/\d+\/config\.yaml$/);
      coterie(cwd, ...command.split(" ").slice(1), "--out", "replayed", "--quiet");
      const made = join(cwd, /bank\/runs\/\d+/.exec(command)![0]);
      for (const file of ["segmentation.json", "report.html", "profiles.csv", "config.yaml", "manifest.json"])
        expect(readFileSync(join(cwd, "replayed", file)).equals(readFileSync(join(made, file)))).toBe(true);
      expect(readFileSync(join(cwd, "replayed", "scores.csv"), "utf8")).toBe(scores);

      for (const view of views) {
        await page.goto(`${studio.origin}/?view=${view}`);
        await page.locator("main h1, main h2").first().waitFor();
        await page.waitForLoadState("networkidle").catch(() => {});
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await axeFindings(page), `${view}, ${colorScheme}`).toEqual([]);
        }
      }
      expect(faults).toEqual([]);

      await compare(page, 2, 8, 10_000);
      await page.getByRole("progressbar").waitFor();
      await studio.kill();
      await page.getByText("The studio does not answer", { exact: true }).waitFor({ timeout: 20_000 });
      expect(await axeFindings(page)).toEqual([]);

      const again = await startStudio(cwd, "--project", "bank");
      await page.goto(again.url);
      await page.getByRole("link", { name: "How many segments" }).click();
      await page.getByText("The last run was interrupted").waitFor();
      await page.getByText(/The studio stopped while this run was under way.*Run it again\./).waitFor();
      await page.getByRole("link", { name: "The segments" }).click();
      await page.getByRole("heading", { name }).first().waitFor();
      await page.getByRole("link", { name: "How many segments" }).click();
      await page.getByRole("button", { name: "Run again" }).click();
      await page.getByRole("progressbar").waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByText("Cancelled. Nothing was written").waitFor();
      await browser.close();
    },
  );
});

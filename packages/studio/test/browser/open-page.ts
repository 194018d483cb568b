import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

const paths = ["chromium", "chromium-browser", "google-chrome"].map((name) =>
  spawnSync("which", [name], { encoding: "utf8" }),
);
const executablePath = paths.find(({ status }) => status === 0)?.stdout.trim();

/** Whether tests that need a browser must be skipped here. */
export const hasNoBrowser: boolean = executablePath === undefined && process.env.COTERIE_REQUIRE_ALL !== "1";

/** A page as a reader has it, and what went wrong while it was open. */
export interface OpenPage {
  readonly page: Page;
  /** Console errors, uncaught errors, violations of the policy, and requests for anything but the file itself. */
  readonly faults: readonly string[];
}

/**
 * Open HTML from disk in a real browser, as from a mail. Closed when the test ends.
 *
 * @param html The page.
 * @param options Appearance, width, whether scripts run.
 */
export async function openPage(html: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), "coterie-page-"));
  const file = join(folder, "report.html");
  writeFileSync(file, html);
  const browser: Browser = await chromium.launch({
    executablePath: executablePath ?? "chromium",
    args: ["--no-sandbox"],
  });
  onTestFinished(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const faults: string[] = [];
  const url = pathToFileURL(file).href;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) faults.push(`a request for ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}

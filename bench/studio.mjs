// node bench/studio.mjs [--customers 1000000] [--attempts 5] [--seconds 600]: how soon the studio shows a first picture of 20,000 customers, and how it
// answers while it compares a million. Drives a real Chromium; prints what it measured and writes nothing. Build first.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const launcher = fileURLToPath(new URL("../bin/coterie.js", import.meta.url));
const { values } = parseArgs({
  options: {
    customers: { type: "string", default: "1000000" },
    attempts: { type: "string", default: "5" },
    seconds: { type: "string", default: "600" },
  },
});
const cache = fileURLToPath(new URL("../.cache/bench-studio/", import.meta.url));
mkdirSync(cache, { recursive: true });

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  console.log(
    `${cpus()[0].model}, ${availableParallelism()} cores, Node ${process.version}, load ${loadavg()[0].toFixed(1)}`,
  );
  await firstPictures(Number(values.attempts));
  await longRun(Number(values.customers), Number(values.seconds));
} finally {
  await browser.close();
}

/** From the drop of the file to the first picture on the page, each time in a new project. */
async function firstPictures(attempts) {
  const file = bank(20_000);
  const times = [];
  for (let i = 0; i < attempts; i++) {
    times.push(
      await inStudio(async (page) => {
        const startMs = performance.now();
        await page.getByLabel("Customer table").setInputFiles(file);
        await page.getByRole("img", { name: /Where customers lie thickest/ }).waitFor();
        return performance.now() - startMs;
      }),
    );
  }
  console.log(`first picture of 20,000 customers after the drop: ${spread(times)} (aim 1,500)`);
}

/** What typing, clicking and asking the service take while a comparison runs on every core. */
async function longRun(customers, seconds) {
  const file = bank(customers);
  await inStudio(async (page, origin) => {
    const startMs = performance.now();
    await page.getByLabel("Customer table").setInputFiles(file);
    await page.getByRole("heading", { name: /customers, told apart by/ }).waitFor({ timeout: 600_000 });
    console.log(
      `${customers.toLocaleString("en")} customers copied, read and drawn: ${Math.round(performance.now() - startMs)} ms`,
    );
    await page.evaluate(() => {
      window.delays = [];
      const note = (event) => window.delays.push(performance.now() - event.timeStamp);
      for (const type of ["keydown", "pointerdown"]) addEventListener(type, note, { capture: true });
    });
    await page.getByRole("link", { name: "How many segments" }).click();
    await page.getByRole("button", { name: /^Compare/ }).click();
    await page.getByRole("button", { name: "Cancel" }).waitFor();
    const runMs = performance.now();
    const answers = [];
    const looks = [];
    while (!(await page.locator('[aria-pressed="true"]').isVisible()) && performance.now() - runMs < seconds * 1000) {
      let askedMs = performance.now();
      await page.request.get(`${origin}/api/project`);
      answers.push(performance.now() - askedMs);
      askedMs = performance.now();
      await page.getByRole("link", { name: "The table" }).click();
      await page.getByLabel("Find a column").pressSequentially("balance");
      looks.push(performance.now() - askedMs);
      await page.getByRole("link", { name: "How many segments" }).click();
      await page.waitForTimeout(200);
    }
    const delays = await page.evaluate(() => window.delays);
    console.log(`watched the comparison for ${Math.round((performance.now() - runMs) / 1000)} s`);
    console.log(`input delay of ${delays.length} keys and clicks meanwhile: ${quantiles(delays)} (aim under 100)`);
    console.log(`${answers.length} answers of the service meanwhile: ${quantiles(answers)} (aim under 100)`);
    console.log(`opening the table and typing seven letters: ${quantiles(looks)}`);
  });
}

async function inStudio(work) {
  const cwd = mkdtempSync(join(tmpdir(), "coterie-bench-studio-"));
  const child = spawn(process.execPath, [launcher, "studio", "--no-open"], {
    cwd,
    stdio: ["ignore", "pipe", "ignore"],
  });
  try {
    const url = await new Promise((resolve) => {
      child.stdout.on("data", (text) => {
        const [found] = /http:\/\/\S+/.exec(String(text)) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole("heading", { name: "Drop a customer table" }).waitFor();
    const result = await work(page, new URL(url).origin);
    await page.context().close();
    return result;
  } finally {
    child.kill("SIGINT");
    await new Promise((resolve) => child.once("exit", resolve));
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** A generated bank, kept for the next time. */
function bank(customers) {
  const file = join(cache, `bank-${customers}.csv`);
  if (!existsSync(file)) {
    spawnSync(process.execPath, [launcher, "generate", "--customers", String(customers), "--out", file, "--quiet"], {
      stdio: "inherit",
    });
  }
  return file;
}

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return `${Math.round(sorted[0])} to ${Math.round(sorted.at(-1))} ms, median ${Math.round(sorted[sorted.length >> 1])}`;
}

function quantiles(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  return `median ${at(0.5)}, 95% ${at(0.95)}, most ${at(1)} ms`;
}

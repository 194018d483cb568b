// npm run pictures: draw every view of the report of three banks by day, by night, 390 pixels wide and on paper into docs/pictures.
// Needs Chromium and the data sets of `shared` beside the clone. Builds nothing: run `npm run build` first. With `-- --reuse` the models
// of the last time are drawn again, which is what one wants while changing a view.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { smallPng } from "./small-png.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = join(root, "../shared/data");
const out = join(root, "docs/pictures");
const work = join(root, ".cache/pictures");
mkdirSync(work, { recursive: true });
const isReused = (name) => process.argv.includes("--reuse") && existsSync(join(work, name, "segmentation.json"));
/** Code 3 is an answer too: no segments were found, and the report says so. */
function coterie(...args) {
  const { status } = spawnSync(process.execPath, [join(root, "bin/coterie.js"), ...args], {
    cwd: work,
    stdio: "inherit",
  });
  if (status !== 0 && status !== 3) throw new Error(`coterie ${args.join(" ")} left with code ${status}`);
}

coterie("generate", "--out", "bank.csv", "--quiet");
const banks = [
  { name: "sample-bank", args: ["bank.csv"] },
  { name: "original-bank", args: [join(shared, "original_bank.csv"), "--k", "4,5,6"] },
  { name: "churn", args: [join(shared, "bank/churn_modelling.csv"), "--value", "Balance"] },
];
const looks = [
  { name: "light", colorScheme: "light", viewport: { width: 1128, height: 900 }, deviceScaleFactor: 0.5 },
  { name: "dark", colorScheme: "dark", viewport: { width: 1128, height: 900 }, deviceScaleFactor: 0.5 },
  { name: "narrow", colorScheme: "light", viewport: { width: 390, height: 844 }, deviceScaleFactor: 0.5 },
];
/** A4 less its margins, in pixels of 1/96 inch. */
const paper = { width: 688, height: 1002 };

rmSync(out, { recursive: true, force: true });
const executablePath = process.env.CHROMIUM ?? execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const { name, args } of banks) {
  if (isReused(name)) coterie("report", `${name}/segmentation.json`, "--out", `${name}/report.html`);
  else coterie("run", ...args, "--out", name, "--quiet");
  const url = pathToFileURL(join(work, name, "report.html")).href;
  mkdirSync(join(out, name), { recursive: true });
  for (const { name: look, ...options } of looks) {
    const page = await browser.newPage(options);
    await page.goto(url);
    await page.evaluate(() => document.documentElement.classList.remove("scripted"));
    for (const view of await page.locator("header, section[id]").all()) {
      const id = (await view.getAttribute("id")) ?? "finding";
      writeFileSync(
        join(out, name, `${id}-${look}.png`),
        smallPng(await page.screenshot({ fullPage: true, clip: await clipOf(view) })),
      );
    }
    await page.close();
  }
  const page = await browser.newPage({ viewport: paper, deviceScaleFactor: 0.75 });
  await page.emulateMedia({ media: "print" });
  await page.goto(url);
  writeFileSync(join(out, name, "print-page-1.png"), smallPng(await page.screenshot()));
  await page.close();
}
await browser.close();

/** The whole view, or its first 2,400 pixels: enough to judge it by. */
async function clipOf(view) {
  const { x, y, width, height } = await view.boundingBox();
  return { x, y, width, height: Math.min(height, 2400) };
}

const files = readdirSync(out, { recursive: true }).map((file) => statSync(join(out, file)));
const bytes = files.filter((file) => file.isFile()).reduce((sum, { size }) => sum + size, 0);
console.log(
  `${files.filter((file) => file.isFile()).length} pictures, ${(bytes / 1e6).toFixed(2)} MB, in docs/pictures`,
);
if (bytes > 2e6) throw new Error("the pictures must stay under 2 MB together: draw them smaller");

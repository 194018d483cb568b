import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CliError } from "../cli-error.js";
import type { Effects } from "../effects.js";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The browser that prints pages: Chromium or one of its kin, from `CHROMIUM` in the environment, the path, or its usual place.
 *
 * @param flag What was asked for, for the refusal.
 * @returns Its program.
 * @throws {CliError} `usage` where there is none; says how to get it.
 */
export function findChromium(flag: string, effects: Effects): string {
  const told = effects.env.CHROMIUM ?? "";
  if (told !== "") {
    if (existsSync(told)) return told;
    throw new CliError(
      "usage",
      `CHROMIUM must name a browser's program; ${told} is not there. Correct it, or unset it.`,
    );
  }
  const onPath = (effects.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)]));
  const found = [...onPath, ...places].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new CliError(
    "usage",
    `${flag} needs Chromium or Chrome, and none was found. Install one (Debian and Ubuntu: apt install chromium; macOS: brew install --cask chromium), or name its program in CHROMIUM, or open report.html and print it there.`,
  );
}

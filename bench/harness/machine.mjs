import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "./places.mjs";

/**
 * The machine in words.
 *
 * @returns {string}
 */
export function machine() {
  const cores = cpus();
  const gib = (totalmem() / 2 ** 30).toFixed(0);
  return `${cores.length} × ${cores[0].model.trim()}, ${gib} GiB, ${platform()} ${release()}, Node ${process.versions.node}`;
}

/**
 * The commit that is measured; a plus sign where files of it are changed.
 *
 * @returns {string}
 */
export function commit() {
  const git = (...args) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no", "--", "packages", "bin") !== "";
    return `${git("rev-parse", "--short", "HEAD")}${changed ? "+" : ""}`;
  } catch {
    return "unknown";
  }
}

/**
 * A short hash of what is built, so that measurements of different builds are never mixed.
 *
 * @returns {string}
 */
export function fingerprint() {
  const hash = createHash("sha256");
  for (const folder of ["packages/kmeans/dist", "dist"]) {
    for (const file of filesUnder(join(root, folder))) if (file.endsWith(".js")) hash.update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}

function filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BenchError } from "./bench-error.mjs";

/** The repository's root folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** This folder. */
export const bench = join(root, "bench");

/**
 * A folder under `.cache`, made when it is not there; nothing in it is committed.
 *
 * @param {string} name
 * @returns {string}
 */
export function cacheFolder(name) {
  const folder = join(root, ".cache", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * A file of the shared folder beside the clone, where the peers' scripts and the optima are.
 *
 * @param {string} path
 * @returns {string}
 */
export function sharedFile(path) {
  const file = join(root, "..", "shared", path);
  if (!existsSync(file)) {
    throw new BenchError(
      "setup",
      `../shared/${path} is not there. Put the shared folder beside the clone to benchmark.`,
    );
  }
  return file;
}

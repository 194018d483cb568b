import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { bench } from "./places.mjs";

/**
 * Install the JavaScript peers into bench/node_modules from bench/package-lock.json, once.
 *
 * @returns {Readonly<Record<string, string>>} Their versions.
 */
export function nodePeers() {
  if (!existsSync(join(bench, "node_modules", ".package-lock.json"))) {
    console.log("fetching ml-kmeans and skmeans into bench/node_modules");
    run(["npm", "ci", "--prefix", bench, "--ignore-scripts", "--no-audit", "--no-fund"]);
  }
  return JSON.parse(readFileSync(join(bench, "package.json"), "utf8")).dependencies;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, root } from "../harness/places.mjs";

/** Node and the built command line. */
export const coterie = [process.execPath, join(root, "bin", "coterie.js")];

/**
 * A side that is one whole `coterie run`, the start of Node included.
 *
 * @param {string} name
 * @param {string} csv
 * @param {{ folder: string, threads: number, flags: readonly string[], comparison?: (rows: readonly object[]) => object }} how
 *   Where below the cache it writes, and what of the comparison is kept.
 * @returns {import("../harness/interleave.mjs").Side}
 */
export function coterieRun(name, csv, { folder, threads, flags, comparison = () => ({}) }) {
  const out = join(cacheFolder("bench-out"), folder);
  return {
    name,
    command: [...coterie, "run", csv, "--threads", String(threads), "--json", "--quiet", ...flags, "--out", out],
    read(printed) {
      const { stagesMs, peakMemoryBytes } = JSON.parse(readFileSync(join(out, "run-log.json"), "utf8"));
      const stages = Object.entries(stagesMs).map(([stage, ms]) => [`${stage}Seconds`, ms / 1000]);
      return {
        seconds: printed.wallSeconds,
        ...Object.fromEntries(stages),
        peakMiB: peakMemoryBytes / 2 ** 20,
        ...comparison(printed.comparison),
      };
    },
  };
}

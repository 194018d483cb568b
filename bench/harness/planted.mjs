import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { run } from "./child.mjs";
import { cacheFolder, sharedFile } from "./places.mjs";

/**
 * Planted Gaussian blobs, the common input of both sides: row-major float32, and on request the same rows as a CSV. Made once.
 *
 * @param {string} python
 * @param {{ rows: number, features: number, blobs: number, seed?: number }} shape
 * @param {boolean} [csv] Whether the CSV is wanted too.
 * @returns {{ values: string, csv: string }} Paths.
 */
export function planted(python, { rows, features, blobs, seed = 0 }, csv = false) {
  const stem = join(cacheFolder("bench-data"), `n${rows}-d${features}-k${blobs}-s${seed}`);
  const paths = { values: `${stem}.f32`, csv: `${stem}.csv` };
  if (!existsSync(paths.values) || (csv && !existsSync(paths.csv))) {
    console.log(`  making ${rows} × ${features} planted rows`);
    const parts = csv ? [`${stem}.part.f32`, `${stem}.part.csv`] : [`${stem}.part.f32`];
    run([python, sharedFile("peers/blobs.py"), rows, features, blobs, seed, ...parts].map(String));
    renameSync(parts[0], paths.values);
    if (csv) renameSync(parts[1], paths.csv);
  }
  return paths;
}

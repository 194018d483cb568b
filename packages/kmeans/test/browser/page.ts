import { kmeans, kmeansAsync, predict } from "../../src/index.js";
import { fitThere } from "../../src/kmeans-async.js";
import { resolveOptions } from "../../src/options.js";
import { fitHere } from "../../src/search/fit-here.js";
import { farAway } from "../support/far-away.js";
import { hashOf, referenceOptions, referenceRows } from "../support/reference-fit.js";

/** What the page found, sent back to the test. */
export interface Found {
  readonly isolated: boolean;
  readonly hashes: readonly string[];
  readonly labelsAgree: boolean;
}

async function run(): Promise<Found> {
  const rows = referenceRows();
  const here = kmeans(rows, referenceOptions);
  const hashes = [hashOf(here)];
  for (const threads of [1, 2, 3, 8]) hashes.push(hashOf(await kmeansAsync(rows, { ...referenceOptions, threads })));
  const resolved = resolveOptions(rows, referenceOptions, false);
  hashes.push(hashOf(fitHere(rows, resolved, "scalar")));
  for (const threads of [1, 2, 3, 8]) hashes.push(hashOf((await fitThere(rows, [resolved], { threads }, "scalar"))[0]));
  hashes.push(hashOf(await kmeansAsync(farAway(rows), { ...referenceOptions, threads: 2 })));
  const labelsAgree = predict(here.centroids, rows).every((label, i) => label === here.labels[i]);
  const { crossOriginIsolated } = globalThis as unknown as { crossOriginIsolated: boolean };
  return { isolated: crossOriginIsolated, hashes, labelsAgree };
}

run().then(
  (found) => fetch("/found", { method: "POST", body: JSON.stringify(found) }),
  (error: unknown) => fetch("/found", { method: "POST", body: JSON.stringify({ error: String(error) }) }),
);

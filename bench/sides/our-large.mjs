// A few passes over rows that take more than 4 GiB: our-large.mjs N D K THREADS MAX_ITERATIONS. Prints one JSON object.
import { createHash } from "node:crypto";
import { createMatrix, createRandom, kmeansAsync, predict } from "../../packages/kmeans/dist/index.js";

const [n, d, k, threads, maxIterations] = process.argv.slice(2).map(Number);
const CHECKED = 50_000;

const matrix = createMatrix(n, d, "float32");
const { values } = matrix;
const random = createRandom(3);
// Cubes of side 1 that overlap, row after row in another.
for (let at = 0; at < n * d; at++) {
  const cube = Math.floor(at / d) % k;
  values[at] = ((cube >> (at % 3)) & 1) * 0.7 + random.uint32() / 2 ** 32;
}
const centroids = Float64Array.from(values.subarray(0, k * d));

const startMs = performance.now();
const model = await kmeansAsync(matrix, { k, centroids, threads, maxIterations });
const seconds = (performance.now() - startMs) / 1000;

const { labels, iterations, inertia } = model;
const past = Math.min(2 ** 32 / 4 / d, n - CHECKED);
let differing = 0;
for (const from of [0, past - CHECKED, past, n - CHECKED]) {
  const rows = { values: values.slice(from * d, (from + CHECKED) * d), rowCount: CHECKED, featureCount: d };
  differing += predict(model.centroids, rows).filter((label, i) => label !== labels[from + i]).length;
}
const peakMiB = process.resourceUsage().maxRSS / 1024;
const hash = createHash("sha256").update(labels).digest("hex");
console.log(JSON.stringify({ seconds, iterations, inertia, rowCount: n, differing, hash, peakMiB }));

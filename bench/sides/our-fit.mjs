// One fit of ours from the first K rows: our-fit.mjs FILE.f32 N D K THREADS MAX_ITERATIONS. Prints one JSON object like peers/fit.py.
import { createMatrix, kmeansAsync, predictAsync } from "../../packages/kmeans/dist/index.js";
import { readF32 } from "./read-f32.mjs";
import { timedTwice } from "./timed-twice.mjs";

const [file, ...numbers] = process.argv.slice(2);
const [n, d, k, threads, maxIterations] = numbers.map(Number);
const matrix = createMatrix(n, d, "float32");
readF32(file, matrix.values);
const centroids = Float64Array.from(matrix.values.subarray(0, k * d));

const { result, firstSeconds, seconds } = await timedTwice(() =>
  kmeansAsync(matrix, { k, centroids, threads, maxIterations }),
);
const startMs = performance.now();
const labels = await predictAsync(result.centroids, matrix, { threads });
const predictSeconds = (performance.now() - startMs) / 1000;
const { iterations, inertia, converged } = result;
const predictAgrees = labels.every((label, i) => label === result.labels[i]);
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({ firstSeconds, seconds, predictSeconds, iterations, inertia, converged, predictAgrees, peakMiB }),
);

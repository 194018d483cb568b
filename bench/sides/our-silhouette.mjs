// Our silhouette of the labels that the first K rows' cells give: our-silhouette.mjs FILE.f32 N D K THREADS exact|sample. Prints what silhouette_peer.py prints.
import { createMatrix, predict, silhouetteEuclideanAsync } from "../../packages/kmeans/dist/index.js";
import { readF32 } from "./read-f32.mjs";
import { timedTwice } from "./timed-twice.mjs";

const [file, ...numbers] = process.argv.slice(2);
const [n, d, k, threads] = numbers.map(Number);
const matrix = createMatrix(n, d);
readF32(file, matrix.values);
const labels = predict(matrix.values.slice(0, k * d), matrix);
const exact = numbers[4] === "exact";
const { result, firstSeconds, seconds } = await timedTwice(() =>
  silhouetteEuclideanAsync(matrix, labels, k, { threads, exact }),
);
const { value, rows, low, high } = result;
const peakMiB = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ firstSeconds, seconds, silhouette: value, rows, low, high, peakMiB }));

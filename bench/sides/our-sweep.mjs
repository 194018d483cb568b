// K by K or in one sweep: our-sweep.mjs FILE.f32 N D THREADS RESTARTS KS sweep|apart. Prints one JSON object like sweep_peer.py.
import { createMatrix, kmeansAsync, kmeansSweep } from "../../packages/kmeans/dist/index.js";
import { readF32 } from "./read-f32.mjs";
import { timedTwice } from "./timed-twice.mjs";

const [file, n, d, threads, restarts, list, way] = process.argv.slice(2);
const matrix = createMatrix(Number(n), Number(d), "float32");
readF32(file, matrix.values);
const ks = list.split(",").map(Number);
const options = { threads: Number(threads), restarts: Number(restarts) };

async function apart() {
  const models = [];
  for (const k of ks) models.push(await kmeansAsync(matrix, { ...options, k }));
  return models;
}

const { result, firstSeconds, seconds } = await timedTwice(() =>
  way === "sweep" ? kmeansSweep(matrix, { ...options, ks }) : apart(),
);
const inertia = Object.fromEntries(result.map((model) => [`inertia${model.k}`, model.inertia]));
console.log(JSON.stringify({ firstSeconds, seconds, peakMiB: process.resourceUsage().maxRSS / 1024, ...inertia }));

// Final inertia of ours on small sets, over seeds 0..S-1: our-optima.mjs SEEDS RESTARTS|default FILE.csv … Prints what optima_peer.py prints.
import { readFileSync } from "node:fs";
import { kmeans } from "../../packages/kmeans/dist/index.js";

const [seeds, restarts, ...files] = process.argv.slice(2);
const options = restarts === "default" ? {} : { restarts: Number(restarts) };
console.log(JSON.stringify(Object.fromEntries(files.map((file) => [file, byK(readMatrix(file))]))));

function byK(matrix) {
  const result = {};
  for (let k = 2; k <= 10; k++) {
    const before = process.cpuUsage();
    const inertia = Array.from({ length: Number(seeds) }, (_, seed) => kmeans(matrix, { k, seed, ...options }).inertia);
    const { user, system } = process.cpuUsage(before);
    result[k] = { inertia, seconds: (user + system) / 1e6 };
  }
  return result;
}

function readMatrix(file) {
  const rows = readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(",").map(Number));
  return { values: Float64Array.from(rows.flat()), rowCount: rows.length, featureCount: rows[0].length };
}

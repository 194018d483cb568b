// One fit of a JavaScript package from the first K rows: package-fit.mjs PACKAGE FILE.f32 N D K. Prints one JSON object.
import { inertiaOf, readRows } from "./rows.mjs";
import { timedTwice } from "./timed-twice.mjs";

const fits = {
  "ml-kmeans": ({ kmeans }) => {
    const { clusters, centroids, iterations } = kmeans(rows, k, {
      initialization: start(),
      maxIterations: 300,
      tolerance: 0,
    });
    return { labels: clusters, centroids, iterations };
  },
  // skmeans writes into the starts it is given, and leaves the pass that finds nothing moved out of its count.
  skmeans: ({ default: skmeans }) => {
    const { idxs, centroids, it } = skmeans(rows, k, start(), 300);
    return { labels: idxs, centroids, iterations: it + 1 };
  },
};

const [name, file, ...numbers] = process.argv.slice(2);
const [n, d, k] = numbers.map(Number);
const rows = readRows(file, n, d);
const loaded = await import(name);

const { result, firstSeconds, seconds } = await timedTwice(() => fits[name](loaded));
const peakMiB = process.resourceUsage().maxRSS / 1024;
const inertia = inertiaOf(rows, result.centroids, result.labels);
console.log(JSON.stringify({ firstSeconds, seconds, iterations: result.iterations, inertia, peakMiB }));

function start() {
  return rows.slice(0, k).map((row) => [...row]);
}

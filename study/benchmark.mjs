import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { adjustedRandIndex, clusterIndices, kmeans, silhouetteEuclidean } from "../packages/kmeans/dist/index.js";
import { decide } from "../packages/segment/dist/compare/verdict/decide.js";
import { judge } from "../packages/segment/dist/compare/verdict/judge.js";
import { shapeWarnings } from "../packages/segment/dist/compare/verdict/shape-warnings.js";
import { rowsOf, table } from "./table.mjs";

// Our K and verdict beside the labels of known sets, as a table: node study/benchmark.mjs FOLDER. Each CSV file has columns x1, x2, …
// and labelings label0, label1, …; the first that comes nearest to our partition is taken as the truth.
const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Name the folder of labelled sets: node study/benchmark.mjs ../shared/data/benchmark\n");
  process.exit(2);
}

const READ = { natural: "separate groups", sliced: "tiers", none: "no segments" };
const base = pathToFileURL(`${folder.replace(/\/?$/, "/")}`);
const files = readdirSync(base, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".csv"));
const lines = [];
for (const file of files.sort()) lines.push(await line(file));
process.stdout.write(
  `${table(
    ["set", "rows", "labels", "our verdict", "our K", "ARI there", "silhouette's K", "Calinski-Harabasz's K", "shape"],
    lines,
  )}\n`,
);

async function line(file) {
  const { names, rows } = rowsOf(readFileSync(new URL(file, base), "utf8"));
  const features = names.flatMap((name, j) => (name.startsWith("label") ? [] : [j]));
  const truths = names.flatMap((name, j) => (name.startsWith("label") ? [rows.map((row) => row[j])] : []));
  const counts = truths.map((labels) => new Set(labels.filter((label) => label > 0)).size);
  const values = Float64Array.from(rows.flatMap((row) => features.map((j) => row[j])));
  const matrix = { values, rowCount: rows.length, featureCount: features.length };
  const ks = Array.from({ length: Math.max(7, Math.max(...counts) + 2) }, (_, i) => i + 2);
  const models = new Map(ks.map((k) => [k, kmeans(matrix, { k, seed: 1, restarts: 20 })]));
  const { perK } = await judge(matrix, models, { seed: 1, resamples: 25, nullDraws: 5 });
  const { verdict, k } = decide(perK);
  const chosen = models.get(k);
  const agreement = truths.map((labels) => adjustedRandIndex(Uint8Array.from(labels), chosen.labels));
  const nearest = agreement.indexOf(Math.max(...agreement));
  const warned = shapeWarnings(perK.find((row) => row.k === k)).length > 0;
  const best = (value) => ks.reduce((p, q) => (value(models.get(q)) > value(models.get(p)) ? q : p));
  return [
    basename(file, ".csv"),
    rows.length,
    [...new Set(counts)].join(" or "),
    READ[verdict],
    k,
    agreement[nearest].toFixed(2),
    best((model) => silhouetteEuclidean(matrix, model.labels, model.k, { seed: 1 })?.value ?? -1),
    best((model) => clusterIndices(matrix, model).calinskiHarabasz ?? 0),
    warned ? "warned" : "",
  ];
}

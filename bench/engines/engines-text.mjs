import { cpus, totalmem } from "node:os";
import { median } from "../harness/statistics.mjs";

const cores = 2;

/** bench/ENGINES.md. */
export function enginesText({ shape, duckdb, postgres, spark, samples }) {
  const { rows, d, k, passes } = shape;
  const engines = [duckdb, postgres, spark];
  const measured = engines.filter(({ missing }) => missing === undefined);
  const lines = [
    "# Passes over a table where it is",
    "",
    "Written by `npm run bench:engines`. One pass is one scan with one GROUP BY; only counts and sums come here.",
    "",
    `## ${rows.toLocaleString("en")} × ${d}, k = ${k}`,
    "",
    "| engine | s a pass (least–greatest) | rows/s a core | bytes to us a pass | closing scans, s | inertia |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...measured.map(({ engine, seconds, bytes, closing, inertia }) => {
      const typical = median(seconds);
      const range = `${three(Math.min(...seconds))}–${three(Math.max(...seconds))}`;
      return `| ${engine} | ${three(typical)} (${range}) | ${counted(rows / typical / cores)} | ${bytes === null ? "in process" : counted(bytes)} | ${three(closing)} | ${inertia.toPrecision(10)} |`;
    }),
    "",
    `Median of ${passes} passes after one that warms up, from the same ${k} centroids on DuckDB and PostgreSQL (the first rows), from MLlib's first on Spark.`,
    ...engines.flatMap(({ missing }) => (missing === undefined ? [] : [`Left out: ${missing}.`])),
    "",
    "## Beside what one would do instead",
    "",
    "| instead | it takes | ours | ratio |",
    "| --- | ---: | ---: | ---: |",
    ...(postgres.missing === undefined
      ? [
          `| pull every row out of PostgreSQL (COPY, ${counted(postgres.pulled.bytes / 2 ** 20)} MiB) | ${three(postgres.pulled.seconds)} s | one pass there: ${three(median(postgres.seconds))} s | ${three(postgres.pulled.seconds / median(postgres.seconds))} |`,
        ]
      : []),
    ...(spark.missing === undefined
      ? [
          `| an iteration of MLlib's KMeans, same JVM, same cached table | ${three(spark.mllib.secondsAPass)} s | ${three(spark.secondsAPass)} s | ${three(spark.mllib.secondsAPass / spark.secondsAPass)} |`,
          "",
          `After ${passes} passes from the same centroids the two stand ${spark.mllib.apart.toExponential(1)} apart at most, in any coordinate. MLlib's figure is the slope`,
          `between ${passes + 1} and ${passes + 21} iterations, so its start and its closing prediction do not count; ours is the mean of the twenty passes after those compared.`,
        ]
      : []),
    "",
    "A ratio above 1 means that ours took less time.",
    "",
    "## What a sample costs",
    "",
    "| fitted on | inertia over all rows, above the settled one | passes until nothing moves by 1e-6 |",
    "| ---: | ---: | ---: |",
    ...samples.map(
      ({ size, excess, passes: taken }) =>
        `| ${size.toLocaleString("en")} | ${(100 * excess).toPrecision(2)}% | ${taken} |`,
    ),
    "",
    `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}. \`npm run bench:engines -- --rows ${rows} --passes ${passes}\`.`,
    "",
  ];
  return lines.join("\n");
}

function three(x) {
  return x >= 100 ? Math.round(x).toLocaleString("en") : x.toPrecision(3);
}

function counted(x) {
  return Math.round(Number(x.toPrecision(3))).toLocaleString("en");
}

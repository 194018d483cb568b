import { spread } from "./statistics.mjs";
import { digits, table } from "./words.mjs";

/**
 * RESULTS.md as a whole: what must be shown, then every case with how it was made.
 *
 * @param {readonly { case: import("../cases/index.mjs").Case, record: import("./records.mjs").CaseRecord }[]} measured
 * @returns {string}
 */
export function resultsText(measured) {
  const claims = measured.flatMap(({ case: each, record }) => each.claims(record.measurements));
  return `${[
    "# Results",
    "",
    "Written by `npm run bench`; the numbers behind it are in `results/`. How it is measured and how to read it: [docs/benchmarks.md](../docs/benchmarks.md).",
    "Times are medians, with the least and the greatest behind them; a ratio above 1 means that ours took less time.",
    "",
    "## What it must show",
    "",
    ...table(
      ["claim", "measured", "reached"],
      claims.map(({ claim, measured: value, reached }) => [claim, value, reached ? "yes" : "**no**"]),
    ),
    ...measured.flatMap(({ case: each, record }) => section(each, record)),
  ].join("\n")}\n`;
}

function section({ name, title, report }, { made, measurements }) {
  const versions = Object.entries(made.versions).map(([tool, version]) => `${tool} ${version}`);
  return [
    "",
    `## ${title}`,
    "",
    ...report(measurements),
    "",
    `\`${made.command}\` (\`${name}\`), ${made.date}, commit ${made.commit}, ${made.threads} threads a side, ${made.repetitions} repetitions.${disturbance(measurements)}`,
    `${made.machine}; ${versions.join(", ")}.`,
  ];
}

function disturbance(measurements) {
  const others = measurements.map((each) => each.others).filter((cores) => typeof cores === "number");
  if (others.length === 0) return "";
  const { min, median, max } = spread(others);
  return ` Meanwhile other programs kept ${digits(median)} cores busy (${digits(min)} to ${digits(max)}).`;
}

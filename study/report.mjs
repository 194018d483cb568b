import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { LIMITS } from "../packages/segment/dist/compare/verdict/limits.js";
import { chooseLimits } from "./choose.mjs";
import { allSets } from "./measure.mjs";
import { bars, curves } from "./picture.mjs";
import { isEven, isOdd, readResults } from "./read-results.mjs";
import { RIVALS } from "./rivals.mjs";
import { ruled } from "./ruled.mjs";
import { wilson } from "./wilson.mjs";

// Tables and pictures of docs/choosing-k.md from results.csv: limits from even-numbered sets, every figure from odd-numbered ones.
const page = new URL("../docs/choosing-k.md", import.meta.url);
const pictures = new URL("../docs/choosing-k/", import.meta.url);

const { planted, nulls, folded } = readResults();
const chosen = chooseLimits(planted.filter(isEven), nulls.filter(isEven));
for (const name of Object.keys(chosen)) {
  if (chosen[name] !== LIMITS[name])
    process.stdout.write(`limit ${name}: the study chooses ${chosen[name]}, the code has ${LIMITS[name]}\n`);
}

const measured = planted.length + nulls.length + folded.length;
const extent =
  measured === allSets().length ? `All ${measured} sets` : `${measured} of ${allSets().length} sets so far`;
const separable = planted.filter((set) => isOdd(set) && set.truthValley <= LIMITS.valley);
const empty = nulls.filter(isOdd);
const verdictOf = new Map([...planted, ...nulls, ...folded].map((set) => [set, ruled(set)]));
const isNatural = (set) => verdictOf.get(set).verdict === "natural";
const rate = (sets, holds) => wilson(sets.filter(holds).length, sets.length);
const families = (sets) => [...new Set(sets.map((set) => set.family))].sort();
const rightK = (choose) => (set) => choose(set) === set.k;

const rivals = RIVALS.map(({ name, choose }) => ({
  name,
  choose,
  ours: name === "our rule",
  hits: rate(separable, rightK(choose)),
  alarms: rate(empty, (set) => choose(set) !== null),
}));

const tables = [
  "### Right K where groups are separable, false groups where there are none",
  "",
  `${extent} are measured; of the odd-numbered ones ${separable.length} are separable and ${empty.length} without segments. In brackets the 95% Wilson interval.`,
  "",
  table(
    ["criterion, left alone", "names the planted K", "finds groups where there are none"],
    rivals.map(({ name, hits, alarms }) => [name, interval(hits), interval(alarms)]),
  ),
  "",
  "![Share of separable sets whose planted K each criterion names](choosing-k/hits.svg)",
  "",
  "![Share of sets without segments in which each criterion finds groups](choosing-k/false-alarms.svg)",
  "",
  "### Planted sets, family by family",
  "",
  table(
    ["family", "sets", "separable", "right K", "too few", "too many", "not called natural"],
    [...families(planted), "all"].map((family) => plantedRow(family)),
  ),
  "",
  "### Sets without segments, family by family",
  "",
  table(
    ["family", "sets", "natural (aim: at most 5%)", "tiers", "no segments"],
    [...families(nulls), "all", "folded"].map((family) => nullRow(family)),
  ),
  "",
  "### From total overlap to none",
  "",
  "![Share of planted sets whose K is named, over how far the groups lie apart](choosing-k/separation.svg)",
  "",
  separationTable(),
].join("\n");

mkdirSync(pictures, { recursive: true });
const share = (of) => rivals.map(({ name, ours, ...rates }) => ({ name, ours, rate: rates[of] }));
write(
  "hits.svg",
  bars({ title: hitTitle(), axis: "separable sets whose planted K is named", rows: share("hits"), aim: 0.9 }),
);
write(
  "false-alarms.svg",
  bars({
    title: alarmTitle(),
    axis: "sets without segments in which groups are found",
    rows: share("alarms"),
    aim: 0.05,
  }),
);
write("separation.svg", separationPicture());
const text = readFileSync(page, "utf8");
const [before, after] = [text.indexOf("<!-- study -->"), text.indexOf("<!-- end of study -->")];
writeFileSync(page, `${text.slice(0, before)}<!-- study -->\n\n${tables}\n\n${text.slice(after)}`);

function hitTitle() {
  const share = (name) => percent(rivals.find((rival) => rival.name === name).hits.share);
  return `The rule names the planted K on ${share("our rule")} of separable sets, the silhouette on ${share("silhouette")}`;
}

function alarmTitle() {
  return `Most criteria find groups where there are none; the rule does in ${percent(rivals.find(({ ours }) => ours).alarms.share)} of sets`;
}

function plantedRow(family) {
  const sets = planted.filter((set) => isOdd(set) && (family === "all" || set.family === family));
  const apart = sets.filter((set) => set.truthValley <= LIMITS.valley);
  const count = (holds) => String(apart.filter(holds).length);
  return [
    family,
    String(sets.length),
    String(apart.length),
    interval(rate(apart, (set) => isNatural(set) && verdictOf.get(set).k === set.k)),
    count((set) => isNatural(set) && verdictOf.get(set).k < set.k),
    count((set) => isNatural(set) && verdictOf.get(set).k > set.k),
    count((set) => !isNatural(set)),
  ];
}

function nullRow(family) {
  const sets = (family === "folded" ? folded : nulls).filter(
    (set) => isOdd(set) && (family === "all" || family === set.family),
  );
  const of = (verdict) => interval(rate(sets, (set) => verdictOf.get(set).verdict === verdict));
  return [
    family === "folded" ? "folded (two peaks; not a null)" : family,
    String(sets.length),
    of("natural"),
    of("sliced"),
    of("none"),
  ];
}

function bySeparation() {
  const bins = [1, 2, 3, 4, 5, 6, 7].map((low) => ({
    name: `${low} to ${low + 1}`,
    sets: planted.filter((set) => isOdd(set) && set.separation >= low && (set.separation < low + 1 || low === 7)),
  }));
  const shown = rivals.filter(({ name }) =>
    ["silhouette", "Calinski-Harabasz", "stability", "our rule"].includes(name),
  );
  return { bins, shown };
}

function separationPicture() {
  const { bins, shown } = bySeparation();
  return curves({
    title: "The farther apart the groups, the oftener their K is named",
    axis: "least distance of two planted centres, in standard deviations within a group",
    bins: bins.map(({ name }) => name),
    lines: shown.map(({ name, choose, ours }) => ({
      name,
      ours,
      shares: bins.map(({ sets }) => rate(sets, rightK(choose)).share),
    })),
  });
}

function separationTable() {
  const { bins, shown } = bySeparation();
  return table(
    ["least distance of two centres", "sets", "of them separable", ...shown.map(({ name }) => name)],
    bins.map(({ name, sets }) => [
      name,
      String(sets.length),
      percent(rate(sets, (set) => set.truthValley <= LIMITS.valley).share),
      ...shown.map(({ choose }) => percent(rate(sets, rightK(choose)).share)),
    ]),
  );
}

function table(head, rows) {
  return [head, head.map((_, c) => (c === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

function interval({ share: p, low, high, of, hits }) {
  return of === 0 ? "no such set" : `${percent(p)} (${hits} of ${of}; ${percent(low)} to ${percent(high)})`;
}

function percent(p) {
  return p > 0 && p < 0.1 ? `${(p * 100).toFixed(1)}%` : `${Math.round(p * 100)}%`;
}

function write(name, picture) {
  writeFileSync(new URL(name, pictures), picture);
}

import { readFileSync } from "node:fs";
import { CRITERIA, KS } from "./measure.mjs";
import { FOLDED, NULLS } from "./nulls.mjs";
import { PLANTED } from "./planted.mjs";

/** The lines of results.csv as sets: who they are, what was planted, and a row for each K as the rule takes it. */
export function readResults(file = new URL("results.csv", import.meta.url)) {
  const sets = readFileSync(file, "utf8").trim().split("\n").map(setOf);
  return {
    planted: sets.filter((set) => set.family in PLANTED),
    nulls: sets.filter((set) => set.family in NULLS),
    folded: sets.filter((set) => set.family in FOLDED),
  };
}

function setOf(line) {
  const [family, number, n, d, k, separation, truthValley, truthAri, nullDeviation, ...cells] = line.split(",");
  const toRow = (cell, at) => {
    const values = cell.split(" ").map((x) => (x === "" ? null : Number(x)));
    const row = Object.fromEntries(CRITERIA.map((name, c) => [name, values[c]]));
    return {
      ...row,
      k: KS[at],
      stability: [row.stability],
      valleys: [{ a: 1, b: 2, value: row.valley }],
      gap: { value: row.gap, spread: 0 },
      smallestShare: row.share,
    };
  };
  const [listed, ...shortCells] = cells.slice(KS.length);
  return {
    family,
    number: Number(number),
    n: Number(n),
    d: Number(d),
    k: k === "" ? null : Number(k),
    separation: Number(separation),
    truthValley: Number(truthValley),
    truthAri: Number(truthAri),
    nullDeviation: Number(nullDeviation),
    rows: cells.slice(0, KS.length).map(toRow),
    /** Columns on the short list and what the rule looks at on them alone; null where there was no list. */
    shortList: listed === undefined ? null : { columns: Number(listed), rows: shortCells.map(toRow) },
  };
}

/** Limits are chosen on these. */
export const isEven = (set) => set.number % 2 === 0;

/** And reported on these. */
export const isOdd = (set) => set.number % 2 === 1;

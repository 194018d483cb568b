import { decide } from "../packages/segment/dist/compare/verdict/decide.js";
import { LIMITS } from "../packages/segment/dist/compare/verdict/limits.js";
import { ruled } from "./ruled.mjs";

/** What each criterion, left alone, says of a set: a K, or null for "no groups". Those at the top can only name a K. */
export const RIVALS = [
  { name: "silhouette", choose: (set) => argmax(set.rows, (row) => row.silhouette) },
  { name: "Calinski-Harabasz", choose: (set) => argmax(set.rows, (row) => row.ch) },
  { name: "Davies-Bouldin", choose: (set) => argmax(set.rows, (row) => -row.db) },
  { name: "ARI of resamples", choose: (set) => argmax(set.rows, (row) => row.ari) },
  { name: "gap to the null", choose: byGap },
  { name: "stability", choose: (set) => last(set.rows, (row) => row.stability[0] >= LIMITS.stability) },
  { name: "prediction strength", choose: (set) => last(set.rows, (row) => row.strength >= LIMITS.predictionStrength) },
  { name: "valley alone", choose: (set) => last(set.rows, (row) => row.valley <= LIMITS.valley) },
  { name: "our rule, all columns", choose: (set) => naturalK(decide(set.rows)) },
  { name: "our rule", choose: (set) => naturalK(ruled(set)) },
];

function naturalK({ verdict, k }) {
  return verdict === "natural" ? k : null;
}

function byGap(set) {
  const most = Math.max(...set.rows.map((row) => row.gap.value));
  if (most < LIMITS.gap) return null;
  return set.rows.find((row) => row.gap.value >= LIMITS.gapShare * most).k;
}

function argmax(rows, value) {
  return rows.reduce((best, row) => (value(row) > value(best) ? row : best)).k;
}

function last(rows, holds) {
  return rows.findLast(holds)?.k ?? null;
}

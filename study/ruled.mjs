import { decide } from "../packages/segment/dist/compare/verdict/decide.js";
import { LIMITS } from "../packages/segment/dist/compare/verdict/limits.js";
import { listSaysMore } from "../packages/segment/dist/compare/verdict/list-says-more.js";

/** What the rule advises for a set: its decision on all columns, or on the short list where that says more. */
export function ruled({ rows, shortList }, limits = LIMITS) {
  const all = decide(rows, limits);
  if (shortList === null) return all;
  const list = decide(shortList.rows, limits);
  return listSaysMore(all, list) ? list : all;
}

import type { Decision } from "./judgement.js";

/**
 * Whether the columns that know of groups, judged alone, find groups that all columns hide: columns that know nothing can hide groups,
 * they cannot make them. As over K, the finer separation that holds counts.
 *
 * @param all Decided on all columns.
 * @param list Decided on the short list.
 */
export function listSaysMore(all: Pick<Decision, "verdict" | "k">, list: Pick<Decision, "verdict" | "k">): boolean {
  return list.verdict === "natural" && (all.verdict !== "natural" || list.k > all.k);
}

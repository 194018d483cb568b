import type { Decision, JudgedK } from "./judgement.js";
import { LIMITS, type Limits } from "./limits.js";

/** The part of a judged K that the rule looks at. */
export type RuleInput = Pick<JudgedK, "k" | "stability" | "smallestShare" | "gap"> & {
  readonly valleys: readonly Pick<JudgedK["valleys"][number], "value">[];
};

/**
 * The rule. Candidates are the K whose segments are all stable and large enough. `natural`: some candidate has a valley between all
 * neighbours; the largest such K. `sliced`: candidates, but none with its valleys; the smallest K whose gap reaches 90% of the
 * largest. `none`: no candidate, or the best of them explains no more than a population without segments does.
 *
 * @param rows Every K in range, at least one.
 * @param limits What a K must show.
 * @returns The verdict, the K and the runner-up.
 */
export function decide(rows: readonly RuleInput[], limits: Limits = LIMITS): Decision {
  const rising = rows.toSorted((p, q) => p.k - q.k);
  const candidates = rising.filter((row) => isCandidate(row, limits));
  const separated = candidates.filter((row) => worstValley(row) <= limits.valley);
  const order = inOrder(rising, candidates, separated, limits);
  const tiers = candidates.some((row) => row.gap.value >= limits.gap);
  return {
    verdict: separated.length > 0 ? "natural" : tiers ? "sliced" : "none",
    k: order[0],
    runnerUp: order[1] ?? null,
    candidates: candidates.map((row) => row.k),
    separated: separated.map((row) => row.k),
  };
}

/** The least stability among a K's segments. */
export function worstStability(row: Pick<RuleInput, "stability">): number {
  return Math.min(...row.stability);
}

/** The shallowest valley among a K's neighbours; 1 where there is no pair. */
export function worstValley(row: Pick<RuleInput, "valleys">): number {
  return row.valleys.length === 0 ? 1 : Math.max(...row.valleys.map((valley) => valley.value));
}

function isCandidate(row: RuleInput, limits: Limits): boolean {
  return worstStability(row) >= limits.stability && row.smallestShare >= limits.smallestShare;
}

/** Every K, the one to recommend first: separated ones by falling K, the smallest that nearly reaches the best gap, other candidates by gap, the rest by stability. */
function inOrder(
  rising: readonly RuleInput[],
  candidates: readonly RuleInput[],
  separated: readonly RuleInput[],
  limits: Limits,
): readonly number[] {
  const most = Math.max(...candidates.map((row) => row.gap.value));
  const enough = candidates.filter((row) => row.gap.value >= limits.gapShare * most).slice(0, 1);
  const byGap = candidates.toSorted((p, q) => q.gap.value - p.gap.value || p.k - q.k);
  const byStability = rising.toSorted((p, q) => worstStability(q) - worstStability(p) || p.k - q.k);
  return [...new Set([...separated.toReversed(), ...enough, ...byGap, ...byStability].map((row) => row.k))];
}

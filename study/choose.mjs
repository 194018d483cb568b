import { LIMITS } from "../packages/segment/dist/compare/verdict/limits.js";
import { ruled } from "./ruled.mjs";

/** From 0.75: under it a cluster counts as doubtful by the measure's author. */
const STABILITIES = [0.75, 0.8, 0.85, 0.9];
const VALLEYS = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const GAPS = [0, 0.0025, 0.005, 0.0075, 0.01, 0.0125, 0.015, 0.02, 0.03, 0.04];

/** Most of a null family that may be called natural, and of those the null itself can make that may be called tiers. */
const ALLOWED = 0.05;

/** Families that a Gaussian copula makes exactly: there the gap is 0 but for chance. */
const COPULAS = ["independent", "correlated columns", "uniform"];

/**
 * Limits for stability and valley that name the planted K most often, of those that call at most 5% of each null family natural; ties
 * to the smaller. Then the least gap at which at most 5% of the families that the null itself can make are called tiers.
 */
export function chooseLimits(planted, nulls) {
  let best = null;
  for (const stability of STABILITIES) {
    for (const valley of VALLEYS) {
      const limits = { ...LIMITS, stability, valley };
      if (worstFamily(nulls, (set) => ruled(set, limits).verdict === "natural") > ALLOWED) continue;
      const named = planted.filter((set) => {
        const { verdict, k } = ruled(set, limits);
        return verdict === "natural" && k === set.k;
      }).length;
      if (best === null || named > best.named) best = { named, stability, valley };
    }
  }
  if (best === null)
    throw new Error(
      "no limits reach both aims on the even-numbered sets; widen the grids in study/choose.mjs, or lower the aims and say so.",
    );
  const { stability, valley } = best;
  const copulas = nulls.filter((set) => COPULAS.includes(set.family));
  const gap = GAPS.find(
    (limit) =>
      worstFamily(copulas, (set) => ruled(set, { ...LIMITS, stability, valley, gap: limit }).verdict === "sliced") <=
      ALLOWED,
  );
  return { stability, valley, gap: gap ?? GAPS[GAPS.length - 1] };
}

function worstFamily(sets, bad) {
  const families = [...new Set(sets.map((set) => set.family))];
  return Math.max(
    ...families.map((family) =>
      shareOf(
        sets.filter((set) => set.family === family),
        bad,
      ),
    ),
  );
}

const shareOf = (sets, holds) => sets.filter(holds).length / sets.length;

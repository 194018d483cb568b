import type { Recipe } from "../../prepare/recipe.js";
import type { Comparison, ComparisonRow } from "../comparison.js";
import { decide } from "./decide.js";
import type { Judged } from "./judge.js";
import type { ResolvedJudgeOptions } from "./judge-options.js";
import type { JudgedK, Judgement } from "./judgement.js";
import { preferences } from "./preferences.js";
import { verdictSentences } from "./verdict-sentences.js";

/**
 * The verdict on the K asked for.
 *
 * @param rows The K asked for, judged, rising.
 * @param judged Every K judged, asked for or not.
 * @param options How they were judged.
 * @param recipe Names the columns of a short list.
 * @param keep The K that the user keeps, whatever is recommended.
 * @returns Verdict, K, runner-up, who dissents, what an unrestricted choice would be, and sentences to print.
 */
export function judgementOf(
  rows: readonly ComparisonRow[],
  judged: Judged,
  options: Pick<ResolvedJudgeOptions, "resamples" | "nullDraws" | "limits">,
  recipe: Recipe | undefined,
  keep?: number,
): Judgement {
  const { perK, sampleRows, nullDeviation, calibrated } = judged;
  const { resamples, nullDraws, limits } = options;
  const decision = decide(askedOf(rows), limits);
  const judgement: Judgement = {
    ...decision,
    sampleRows,
    resamples,
    nullDraws,
    nullDeviation,
    calibrated,
    limits,
    prefers: preferences(rows, limits),
    unrestricted: { ...decide(perK, limits), from: perK[0].k, to: perK[perK.length - 1].k },
    shortList: judged.shortList && {
      columns: judged.shortList.dimensions.map((j) => recipe?.dimensions[j]?.column ?? `dimension ${j + 1}`),
      ...decide(judged.shortList.perK, limits),
    },
    sentences: [],
    instead: [],
    leftOut: [],
  };
  return { ...judgement, sentences: sentencesOf(rows, judgement, keep) };
}

const READ = { natural: "separate groups", sliced: "tiers", none: "no segments" } as const;

/**
 * The same comparison with another K kept; nothing is fitted or judged again.
 *
 * @param comparison As `compare` gave it.
 * @param keep One of its K, or undefined for the one recommended.
 */
export function keepAnother(comparison: Comparison, keep: number | undefined): Comparison {
  const { rows, judgement } = comparison;
  if (judgement === null)
    return keep === undefined ? comparison : { ...comparison, kept: { k: keep, why: "asked for" } };
  const kept = keptK(judgement, rows.length, keep);
  return { ...comparison, kept, judgement: { ...judgement, sentences: sentencesOf(rows, judgement, keep) } };
}

/** Which K is kept, and why, as a clause. */
export function keptK({ k, verdict }: Judgement, asked: number, keep: number | undefined): Comparison["kept"] {
  if (keep !== undefined && keep !== k) return { k: keep, why: `asked for by --keep; K = ${k} is recommended` };
  if (keep !== undefined) return { k, why: `asked for by --keep, and recommended: ${READ[verdict]}` };
  if (asked === 1) return { k, why: `the only K asked for: ${READ[verdict]}` };
  return { k, why: verdict === "none" ? "nearest, but there are no segments" : `recommended: ${READ[verdict]}` };
}

function sentencesOf(
  rows: readonly ComparisonRow[],
  judgement: Judgement,
  keep: number | undefined,
): readonly string[] {
  const { verdict, k, runnerUp, candidates, separated } = judgement;
  const decision = { verdict, k, runnerUp, candidates, separated };
  return verdictSentences({ ...judgement, decision, perK: askedOf(rows), kept: keep ?? k });
}

function askedOf(rows: readonly ComparisonRow[]): readonly JudgedK[] {
  return rows.flatMap(({ judged }) => (judged === null ? [] : [judged]));
}

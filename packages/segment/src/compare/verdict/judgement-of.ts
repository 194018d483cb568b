import type { ComparisonRow } from "../comparison.js";
import { decide } from "./decide.js";
import type { ResolvedJudgeOptions } from "./judge-options.js";
import type { Judged } from "./judge-steps.js";
import type { Judgement } from "./judgement.js";
import { preferences } from "./preferences.js";
import { verdictSentences } from "./verdict-sentences.js";

/**
 * The verdict on the K asked for.
 *
 * @param rows The K asked for, judged, rising.
 * @param judged Every K judged, asked for or not.
 * @param options How they were judged.
 * @param keep The K that the user keeps, whatever is recommended.
 * @returns Verdict, K, runner-up, who dissents, what an unrestricted choice would be, and sentences to print.
 */
export function judgementOf(
  rows: readonly ComparisonRow[],
  judged: Judged,
  options: Pick<ResolvedJudgeOptions, "resamples" | "nullDraws" | "limits">,
  keep?: number,
): Judgement {
  const { perK, sampleRows, nullDeviation, calibrated } = judged;
  const { resamples, nullDraws, limits } = options;
  const asked = rows.map(({ k }) => k);
  const decision = decide(
    perK.filter(({ k }) => asked.includes(k)),
    limits,
  );
  const unrestricted = { ...decide(perK, limits), from: perK[0].k, to: perK[perK.length - 1].k };
  const facts = {
    decision,
    unrestricted,
    perK,
    asked,
    sampleRows,
    resamples,
    calibrated,
    limits,
    kept: keep ?? decision.k,
  };
  return {
    ...decision,
    sampleRows,
    resamples,
    nullDraws,
    nullDeviation,
    calibrated,
    limits,
    prefers: preferences(rows, limits),
    unrestricted,
    sentences: verdictSentences(facts),
    instead: [],
    leftOut: [],
  };
}

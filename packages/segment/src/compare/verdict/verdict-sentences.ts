import { worstStability, worstValley } from "./decide.js";
import type { Decision, JudgedK, Judgement, NeighbourValley } from "./judgement.js";
import type { Limits } from "./limits.js";
import { listSaysMore } from "./list-says-more.js";
import { shapeWarnings } from "./shape-warnings.js";

/** What the sentences speak of. */
export interface SentenceFacts {
  readonly decision: Decision;
  /** The decision over every K judged, and the least and largest of them. */
  readonly unrestricted: Decision & { readonly from: number; readonly to: number };
  /** The K asked for, judged, rising. */
  readonly perK: readonly JudgedK[];
  /** The K that is kept: the recommended one, unless the user says otherwise. */
  readonly kept: number;
  readonly sampleRows: number;
  readonly resamples: number;
  readonly calibrated: boolean;
  readonly shortList: Judgement["shortList"];
  readonly limits: Limits;
}

const READ = { natural: "separate groups", sliced: "tiers", none: "no segments" } as const;

/**
 * The verdict in words: what was found, why this K, what an unrestricted choice would be, whether the rule was tried on such data.
 *
 * @param facts The decision and what it rests on.
 * @returns A sentence each.
 */
export function verdictSentences(facts: SentenceFacts): readonly string[] {
  const { decision, unrestricted, perK, calibrated, kept, limits } = facts;
  const chosen = perK.find((row) => row.k === decision.k)!;
  const own = perK.find((row) => row.k === kept)!;
  const sentences = [...finding(facts, chosen)];
  if (decision.runnerUp !== null) sentences.push(`The runner-up is K = ${decision.runnerUp}.`);
  if (unrestricted.k !== decision.k || unrestricted.verdict !== decision.verdict) {
    sentences.push(
      `Left free from ${unrestricted.from} to ${unrestricted.to}, the rule would choose K = ${unrestricted.k} (${READ[unrestricted.verdict]}).`,
    );
  }
  const listed = facts.shortList === null ? null : shortListSentence(facts.shortList, decision);
  if (listed !== null) sentences.push(listed);
  if (kept !== decision.k) {
    const against = own.remarks.length === 0 ? "" : `, of which is said: ${own.remarks.join("; ")}`;
    sentences.push(`Kept at your word is K = ${kept}${against}.`);
  }
  for (const condition of own.conditions) sentences.push(`Segment ${condition.segment} is: ${condition.text}.`);
  sentences.push(...shapeWarnings(own, limits));
  if (!calibrated)
    sentences.push(
      "The verdict is not calibrated here: the table lies outside the sizes and kinds of columns the rule was tried on.",
    );
  return sentences;
}

/**
 * What lies between two neighbours, in words.
 *
 * @param valley The pair.
 * @param limits Where a valley begins.
 */
export function pairSentence({ a, b, value }: Pick<NeighbourValley, "a" | "b" | "value">, limits: Limits): string {
  if (value > limits.valley) return `no gap between ${a} and ${b}: the border is a line we drew`;
  return `a gap between ${a} and ${b}: in the middle the density falls to ${percent(value)} of the lower peak`;
}

function finding({ decision, perK, sampleRows, resamples, limits }: SentenceFacts, chosen: JudgedK): readonly string[] {
  const asked = perK.map(({ k }) => k);
  const customers = `${count(sampleRows)} customers`;
  const survived = `every segment came back in ${resamples} resamples of ${customers} (worst median Jaccard ${worstStability(chosen).toFixed(2)})`;
  if (decision.verdict === "natural") {
    const larger = asked.filter((k) => k > decision.k);
    const why = larger.length === 0 ? [] : [`K = ${decision.k} is the largest K of which both can be said.`];
    return [
      `The customers fall into ${decision.k} separate groups: between all neighbours the density falls to ${percent(worstValley(chosen))} of the lower peak or less, and ${survived}.`,
      ...why,
    ];
  }
  if (decision.verdict === "sliced") {
    return [
      "These are stable tiers of a continuum, not separate groups: the borders are lines we drew.",
      tierReason(decision, asked, customers, limits),
    ];
  }
  if (decision.candidates.length > 0) {
    const best = perK
      .filter((row) => decision.candidates.includes(row.k))
      .reduce((p, q) => (q.gap.value > p.gap.value ? q : p));
    return [
      `There are no segments here: the best K explains ${percent(best.explainedShare)} of the differences between customers, and ${percent(best.nullExplainedShare)} in a population with the same columns and correlations but no segments.`,
    ];
  }
  return [
    `There are no segments here: of ${list(asked)}, no K has segments that come back when ${customers} are resampled and hold ${percent(limits.smallestShare)} of them each (nearest: K = ${decision.k}, worst median Jaccard ${worstStability(chosen).toFixed(2)}).`,
  ];
}

/** What the columns that know of groups say alone, where that is more than all columns say. */
function shortListSentence({ columns, verdict, k }: NonNullable<Judgement["shortList"]>, all: Decision): string | null {
  if (!listSaysMore(all, { verdict, k })) return null;
  return `Judged on ${columns.length} columns alone (${columns.join(", ")}), the customers fall into ${k} separate groups: the other columns hide them. Name these with --features.`;
}

function tierReason(decision: Decision, asked: readonly number[], customers: string, limits: Limits): string {
  const { k, candidates } = decision;
  if (asked.length === 1) return `${k} was the only K asked for, and it survives resampling ${customers}.`;
  if (candidates.length === 1) return `Of ${list(asked)}, ${k} is the one that survives resampling ${customers}.`;
  const survivors =
    candidates.length === asked.length
      ? `Of ${list(asked)}, which all survive resampling ${customers}`
      : `Of ${list(asked)}, ${list(candidates)} survive resampling ${customers}; of these`;
  return `${survivors}, ${k} is the smallest whose gap to a population without segments reaches ${percent(limits.gapShare)} of the largest.`;
}

function list(ks: readonly number[]): string {
  if (ks.length === 1) return String(ks[0]);
  return `${ks.slice(0, -1).join(", ")} and ${ks[ks.length - 1]}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function count(n: number): string {
  return new Intl.NumberFormat("en").format(n);
}

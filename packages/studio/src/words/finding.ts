import type { ReportData } from "@coterie/wire";
import { countWord } from "./count-word.js";
import { formatCount } from "./format-number.js";
import { formatPercent } from "./format-percent.js";
import { plural } from "./plural.js";

/**
 * The report's first sentence: how many customers, what they fall into by the verdict, how they divide.
 *
 * @param data What is drawn.
 * @returns The sentence, without markup.
 */
export function findingSentence(data: ReportData): string {
  const { segments, rows } = data;
  const customers = `${formatCount(rows.segmented)} ${plural(rows.segmented, "customer")}`;
  if (segments.length === 1) return `${customers}, kept as one segment: nothing divides them.`;
  if (data.comparison.verdict === "none") return `${customers} show no segments: by these columns they are one crowd.`;
  return `${customers} ${divided(data)}; ${shares(data)}.`;
}

function divided({ comparison, segments }: ReportData): string {
  const carved = segments.filter(({ rule }) => rule !== null).length;
  const many = countWord(segments.length - carved);
  const beside = carved === 0 ? "" : `, beside ${countWord(carved)} carved out by rule`;
  return `${clustered(comparison.verdict, many)}${beside}`;
}

function clustered(verdict: ReportData["comparison"]["verdict"], many: string): string {
  if (verdict === "natural") return `fall into ${many} separate groups`;
  if (verdict === "sliced") return `are one continuum, cut into ${many} stable tiers`;
  return `are divided into ${many} segments`;
}

function shares({ segments, columns }: ReportData): string {
  const smallest = segments.reduce((a, b) => (b.size < a.size ? b : a));
  const largest = segments.reduce((a, b) => (b.size > a.size ? b : a));
  const value = columns.find((column) => column.role === "value");
  if (value !== undefined && smallest.valueShare !== null)
    return `the smallest, ${formatPercent(smallest.share)}, holds ${formatPercent(smallest.valueShare)} of all ${value.name}`;
  return `the largest holds ${formatPercent(largest.share)} of them, the smallest ${formatPercent(smallest.share)}`;
}

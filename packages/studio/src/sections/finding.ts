import type { Segmentation } from "@coterie/wire";
import { html, type Markup } from "../page/markup.js";
import { countWord } from "../words/count-word.js";
import { formatCount, formatNumber } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import { joinWords } from "../words/join-words.js";
import { plural } from "../words/plural.js";

/**
 * The report's first sentence: how many customers, how many segments, how they divide.
 *
 * @param model The model file.
 * @returns The sentence, without markup.
 */
export function findingSentence(model: Segmentation): string {
  const customers = `${formatCount(model.rows.segmented)} ${plural(model.rows.segmented, "customer")}`;
  const smallest = model.segments.reduce((a, b) => (b.size < a.size ? b : a));
  const largest = model.segments.reduce((a, b) => (b.size > a.size ? b : a));
  if (model.segments.length === 1) return `${customers}, kept as one segment: nothing divides them.`;
  const divided = `${customers}, divided into ${countWord(model.segments.length)} segments`;
  const value = model.columns.find((column) => column.role === "value");
  if (value !== undefined && smallest.valueShare !== null)
    return `${divided}; the smallest, ${formatPercent(smallest.share)}, holds ${formatPercent(smallest.valueShare)} of all ${value.name}.`;
  return `${divided}; the largest holds ${formatPercent(largest.share)} of them, the smallest ${formatPercent(smallest.share)}.`;
}

/**
 * What a reader must know before believing the first sentence: the verdict is open, and what protected columns say.
 *
 * @param model The model file.
 * @returns The lede under the heading.
 */
export function lede(model: Segmentation): Markup {
  const { kept, judgement } = model.comparison;
  if (judgement !== null)
    return html`<p class="lede">${judgement.sentences.join(" ")} Kept: K = ${kept.k}, ${kept.why}.</p>
${protectedSentence(model)}${notesSentence(model)}`;
  return html`<p class="lede">Whether these are separate groups has not been judged yet: any number of segments can be cut from any data, and these borders may be lines we drew. Kept: K = ${kept.k}, ${kept.why}.</p>
${protectedSentence(model)}${notesSentence(model)}`;
}

function protectedSentence(model: Segmentation): Markup | null {
  const known = model.associations.filter((a) => a.cramersV !== null);
  if (model.associations.length === 0) return null;
  const clustered = new Set(model.recipe.steps.map((step) => step.column));
  const names = (isClustered: boolean) =>
    model.associations.filter((a) => clustered.has(a.column) === isClustered).map((a) => a.column);
  const kinds = [clause(names(false), "not clustered"), clause(names(true), "clustered")]
    .filter((text) => text !== "")
    .join("; ");
  if (known.length === 0)
    return html`<p>${kinds}; how strongly belonging to a segment goes with it could not be computed. <a href="#fairness">Fairness audit</a></p>\n`;
  const strongest = known
    .toSorted((a, b) => b.cramersV! - a.cramersV!)
    .slice(0, 3)
    .map((a) => `${a.column} ${formatNumber(a.cramersV)}`);
  return html`<p>${kinds}. That alone says little; what counts is how belonging to a segment goes with it. Cramér’s V, from 0 (not at all) to 1 (completely): ${joinWords(strongest)}. <a href="#fairness">Fairness audit</a></p>\n`;
}

function clause(columns: readonly string[], state: string): string {
  if (columns.length === 0) return "";
  return `${joinWords(columns)} ${plural(columns.length, "is", "are")} ${state}`;
}

function notesSentence(model: Segmentation): Markup | null {
  const count = model.warnings.length;
  if (count === 0) return null;
  return html`<p>${plural(count, "There is", "There are")} ${countWord(count)} ${plural(count, "note")} on this data. <a href="#data">Read ${plural(count, "it", "them")}</a></p>\n`;
}

import type { Segmentation } from "@coterie/wire";
import { columnsByName } from "../columns-by-name.js";
import type { ColumnSummary, Segment } from "../model.js";
import { disclosure } from "../page/disclosure.js";
import { html, type Markup } from "../page/markup.js";
import { segmentClass, segmentTag } from "../page/segment-tag.js";
import { formatCount } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import { joinWords } from "../words/join-words.js";
import { plural } from "../words/plural.js";
import { sentenceCase } from "../words/sentence-case.js";
import type { Section } from "./section.js";
import { traitEvidence } from "./trait-evidence.js";

/**
 * The approach to each segment, its reasons, and what to leave alone; on paper a page a segment.
 *
 * @param model The model file.
 * @returns The section.
 */
export function whatToDo(model: Segmentation): Section {
  const columns = columnsByName(model);
  return {
    id: "do",
    heading: "What to do",
    freshPage: true,
    body: html`<p>Each approach follows from a rule and cites the numbers that called for it. Whether it pays is not known until it is tried against customers who are left alone.</p>
${model.segments.map((segment, i) => plan(segment, columns, i === 0))}`,
  };
}

function plan(segment: Segment, columns: ReadonlyMap<string, ColumnSummary>, isFirst: boolean): Markup {
  const { approach } = segment;
  return html`<article class="plan ${segmentClass(segment.id)}${isFirst && " first"}"><h3>${segmentTag(segment)}</h3>
<p class="small muted">${formatPercent(segment.share)} · ${formatCount(segment.size)} ${plural(segment.size, "customer")}${segment.persona.sentence !== "" && ` · ${segment.persona.sentence}`}</p>
<div class="columns"><dl><dt>Objective</dt><dd>${sentenceCase(approach.objective)}</dd><dt>Offer</dt><dd>${approach.offer}</dd><dt>Channels</dt><dd>${
    approach.channels.length === 0
      ? "None preferred: the data does not say where this segment answers."
      : sentenceCase(joinWords(approach.channels))
  }</dd><dt>Message</dt><dd>${approach.message}</dd>${approach.avoid !== null && html`<dt>Avoid</dt><dd>${approach.avoid}</dd>`}</dl>
<div><h4>Because</h4>${reasons(approach.because)}<p class="small muted">Rule: ${approach.rule}</p></div></div>
${disclosure("The number under every word", traitEvidence(segment, columns))}</article>\n`;
}

function reasons(because: readonly string[]): Markup {
  if (because.length === 0) return html`<p>No number of this segment called for more than the default approach.</p>`;
  return html`<ul>${because.map((reason) => html`<li>${sentenceCase(reason)}</li>`)}</ul>`;
}

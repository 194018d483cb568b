import type { Segmentation } from "@coterie/wire";
import { shareBar } from "../charts/share-bar.js";
import { type ContrastRow, contrastRows } from "../contrast-rows.js";
import type { Segment } from "../model.js";
import { disclosure } from "../page/disclosure.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { segmentClass, segmentTag } from "../page/segment-tag.js";
import { formatCount } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import { formatQuantity } from "../words/format-quantity.js";
import { plural } from "../words/plural.js";
import { sentenceCase } from "../words/sentence-case.js";
import type { Section } from "./section.js";

/**
 * The segments in a row: name, share, persona, three facts, one action.
 *
 * @param model The model file.
 * @returns The section.
 */
export function segmentCards(model: Segmentation): Section {
  const rows = contrastRows(model).filter((row) => !row.column.sensitive);
  const value = model.columns.find((column) => column.role === "value");
  const cards = model.segments.map((segment, i) => card(segment, factsOf(rows, i), value?.name ?? null));
  return {
    id: "segments",
    heading: model.segments.length === 1 ? "The segment" : "The segments",
    freshPage: false,
    body: html`${shareBar(model.segments)}
<div class="cards">${cards}</div>
<p class="small muted" style="margin-top:20px">Facts are averages of the segment, with all customers’ in grey: the three columns in which it stands furthest from the others. A segment describes its customers together, never one of them.</p>
${disclosure("Sizes in numbers", sizes(model, value?.name ?? null))}`,
  };
}

function factsOf(rows: readonly ContrastRow[], segment: number): readonly Markup[] {
  const size = (row: ContrastRow) => Math.abs(row.segments[segment]?.difference ?? 0);
  return rows
    .filter((row) => row.segments[segment]?.mean != null && row.base.mean !== null)
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, 3)
    .map(
      (row) =>
        html`<tr><th scope="row">${nameOf(row.column.name)}</th><td class="number"><b>${formatQuantity(row.segments[segment]!.mean, row.column)}</b></td><td class="number muted">${formatQuantity(row.base.mean, row.column)}</td></tr>`,
    );
}

function card(segment: Segment, facts: readonly Markup[], value: string | null): Markup {
  const { approach } = segment;
  return html`<article class="card ${segmentClass(segment.id)}"><h3>${segmentTag(segment)}</h3>
<p class="share">${formatPercent(segment.share)}</p>
<p class="small muted">${formatCount(segment.size)} ${plural(segment.size, "customer")}${
    segment.valueShare !== null &&
    value !== null &&
    html`, ${formatPercent(segment.valueShare)} of all ${nameOf(value)}`
  }</p>
<p>${segment.persona.sentence === "" ? "No trait sets this segment apart." : segment.persona.sentence}</p>
${facts.length > 0 && html`<table class="facts"><tbody>${facts}</tbody></table>`}
<p class="do"><b>${sentenceCase(approach.objective)}.</b> ${approach.offer}</p></article>\n`;
}

function sizes(model: Segmentation, value: string | null): Markup {
  return scrollBox(
    "Sizes of the segments",
    html`<table><thead><tr><th scope="col">Segment</th><th scope="col" class="number">Customers</th><th scope="col" class="number">Share</th>${
      value !== null && html`<th scope="col" class="number">Share of ${nameOf(value)}</th>`
    }</tr></thead><tbody>${model.segments.map(
      (s) =>
        html`<tr><th scope="row">${segmentTag(s)}</th><td class="number">${formatCount(s.size)}</td><td class="number">${formatPercent(s.share)}</td>${
          value !== null && html`<td class="number">${formatPercent(s.valueShare)}</td>`
        }</tr>`,
    )}</tbody></table>`,
  );
}

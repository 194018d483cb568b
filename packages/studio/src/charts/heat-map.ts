import type { ContrastRow } from "../contrast-rows.js";
import type { ColumnSummary, NumericProfile, Segment } from "../model.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { segmentHead } from "../page/segment-tag.js";
import { formatIndex, formatSigned } from "../words/format-number.js";
import { formatQuantity } from "../words/format-quantity.js";
import { withheld } from "../words/withheld.js";
import { differenceStep, indexStep } from "./heat-step.js";

/**
 * Segments beside each other, a column a row: the index (100 = all customers) on its heat, the mean under it. Where signs
 * mix and there is no index, the standardised difference stands in its place.
 *
 * @param rows What to show, in order.
 * @param segments The model's segments.
 * @param label What the table holds, for those who do not see it.
 * @returns A table; the picture and its numbers are one.
 */
export function heatMap(rows: readonly ContrastRow[], segments: readonly Segment[], label: string): Markup {
  const head = segments.map(segmentHead);
  const body = rows.map(
    (row) =>
      html`<tr><th scope="row">${nameOf(row.column.name)}</th><td>${baseMean(row)}</td>${row.segments.map((profile) =>
        heatCell(profile, row.column),
      )}</tr>\n`,
  );
  return scrollBox(
    label,
    html`<table class="heat"><thead><tr><th scope="col">Column</th><th scope="col" class="segment">All<br>mean</th>${head}</tr></thead>
<tbody>${body}</tbody></table>`,
  );
}

function baseMean(row: ContrastRow): string {
  return row.base.mean === null ? withheld : formatQuantity(row.base.mean, row.column);
}

function heatCell(profile: NumericProfile | null, column: ColumnSummary): Markup {
  if (profile === null) return html`<td>not profiled</td>`;
  if (profile.mean === null) return html`<td>${withheld}</td>`;
  const mean = formatQuantity(profile.mean, column);
  if (profile.index !== null)
    return html`<td class="h h${indexStep(profile.index)}"><b>${formatIndex(profile.index)}</b> ${mean}</td>`;
  if (profile.difference !== null)
    return html`<td class="h h${differenceStep(profile.difference)}"><b>${formatSigned(profile.difference)} sd</b> ${mean}</td>`;
  return html`<td>${mean}</td>`;
}

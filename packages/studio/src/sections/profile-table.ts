import type { Segmentation } from "@coterie/wire";
import type { ContrastRow } from "../contrast-rows.js";
import type { ColumnSummary, NumericProfile, NumericSummary } from "../model.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { segmentTag } from "../page/segment-tag.js";
import { formatCount, formatSigned } from "../words/format-number.js";
import { formatQuantity } from "../words/format-quantity.js";
import { withheld } from "../words/withheld.js";

/**
 * The table behind the heat map and the ranges: every column, all customers first, then each segment.
 *
 * @param model The model file.
 * @param rows Columns in the order of the pictures.
 * @returns The table.
 */
export function profileTable(model: Segmentation, rows: readonly ContrastRow[]): Markup {
  const groups = rows.map(
    (row) =>
      html`<tbody class="group"><tr><th scope="rowgroup" colspan="8" class="wide">${nameOf(row.column.name)}</th></tr>
<tr><th scope="row">All customers</th>${summary(row.base, row.column)}<td></td><td></td></tr>
${row.segments.map((profile, i) => html`<tr><th scope="row">${segmentTag(model.segments[i]!)}</th>${segmentCells(profile, row.column)}</tr>\n`)}</tbody>`,
  );
  return html`${scrollBox(
    "Profile of every column",
    html`<table class="tight"><thead><tr><th scope="col">Group</th><th scope="col" class="number">Customers</th><th scope="col" class="number">Mean</th><th scope="col" class="number">Lower quartile</th><th scope="col" class="number">Median</th><th scope="col" class="number">Upper quartile</th><th scope="col" class="number">Difference</th><th scope="col" class="number">Cliff’s delta</th></tr></thead>
${groups}</table>`,
  )}<p class="small muted">Difference: mean here less the mean of all other customers, in pooled standard deviations on the prepared scale. Cliff’s delta: the chance that a customer from here has more than one from elsewhere, less the chance of having less; from −1 to 1. Customers counts those with a value.</p>`;
}

function segmentCells(profile: NumericProfile | null, column: ColumnSummary): Markup {
  if (profile === null) return html`<td colspan="7">not profiled</td>`;
  if (profile.count === null) return html`<td colspan="7" class="muted">${withheld}</td>`;
  return html`${summary(profile, column)}<td class="number">${formatSigned(profile.difference)}</td><td class="number">${formatSigned(profile.cliffsDelta)}</td>`;
}

function summary(group: NumericSummary, column: ColumnSummary): Markup {
  if (group.count === null) return html`<td colspan="5" class="muted">${withheld}</td>`;
  const isFlag = column.measure === "flag";
  const quartiles = isFlag ? [] : [group.q25, group.median, group.q75];
  return html`<td class="number">${formatCount(group.count)}</td>${[group.mean, ...quartiles].map((value) => html`<td class="number">${formatQuantity(value, column)}</td>`)}${
    isFlag && html`<td colspan="3" class="number muted">yes/no</td>`
  }`;
}

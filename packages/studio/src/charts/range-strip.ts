import type { ContrastRow } from "../contrast-rows.js";
import type { Segment } from "../model.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { segmentClass } from "../page/segment-tag.js";
import { formatQuantity } from "../words/format-quantity.js";
import { withheld } from "../words/withheld.js";
import { linearScale } from "./linear-scale.js";

const width = 320;
const left = 34;
const step = 24;

/**
 * Where the middle half of each segment lies on one column, over the middle half of all customers in grey.
 *
 * @param row The column over all customers and in every segment.
 * @param segments The model's segments.
 * @returns A small chart under the column's name, or null where nothing can be drawn.
 */
export function rangeStrip(row: ContrastRow, segments: readonly Segment[]): Markup | null {
  const { q25, median, q75 } = row.base;
  if (q25 === null || median === null || q75 === null) return null;
  const ends = [...row.segments, row.base].flatMap((p) => (p === null ? [] : [p.q25, p.q75])).filter(isNumber);
  const range: readonly [number, number] = [Math.min(...ends), Math.max(...ends)];
  const x = linearScale(range, [left, width - 8]);
  const bottom = segments.length * step + 4;
  const middle = x(median);
  const bars = row.segments.map((profile, i) => {
    const y = i * step + 4;
    const id = segments[i]!.id;
    const mark = html`<circle class="disc" cx="14" cy="${y + 10}" r="10"/><text class="on" x="14" y="${y + 14.5}">${id}</text>`;
    if (profile === null || !isNumber(profile.q25) || !isNumber(profile.q75) || !isNumber(profile.median))
      return html`<g class="${segmentClass(id)}">${mark}<text class="muted" x="${left}" y="${y + 14.5}">${withheld}</text></g>`;
    const from = x(profile.q25);
    const length = Math.max(1, Math.round((x(profile.q75) - from) * 10) / 10);
    const at = x(profile.median);
    return html`<g class="${segmentClass(id)}">${mark}<rect class="bar" x="${from}" y="${y + 4}" width="${length}" height="12"/><path class="tick" d="M${at} ${y + 1}v18"/></g>`;
  });
  const baseWidth = Math.max(1, Math.round((x(q75) - x(q25)) * 10) / 10);
  const label = `${row.column.name}: middle half of each segment from ${formatQuantity(range[0], row.column)} to ${formatQuantity(range[1], row.column)}; median of all customers ${formatQuantity(median, row.column)}`;
  return html`<div><h4>${nameOf(row.column.name)}</h4>
<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${bottom + 20}" width="${width}"><rect class="base" x="${x(q25)}" y="0" width="${baseWidth}" height="${bottom}" opacity=".45"/><path class="middle" d="M${middle} 0v${bottom}" stroke-dasharray="3 3"/>${bars}<text class="muted" x="${left}" y="${bottom + 16}">${formatQuantity(range[0], row.column)}</text><text class="muted end" x="${width - 8}" y="${bottom + 16}">${formatQuantity(range[1], row.column)}</text></svg></div>\n`;
}

function isNumber(value: number | null): value is number {
  return value !== null;
}

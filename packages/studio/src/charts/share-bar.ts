import type { Segment } from "../model.js";
import { html, type Markup } from "../page/markup.js";
import { segmentClass } from "../page/segment-tag.js";
import { formatPercent } from "../words/format-percent.js";

/**
 * All customers as one bar, cut by segment. Narrow pieces go without a label; the cards below carry every share.
 *
 * @param segments The model's segments, largest first.
 * @returns The bar.
 */
export function shareBar(segments: readonly Segment[]): Markup {
  const label = segments.map((s) => `segment ${s.id} ${formatPercent(s.share)}`).join(", ");
  const pieces = segments.map(
    (s) =>
      html`<span class="${segmentClass(s.id)}" style="flex:${Math.max(s.share, 0).toFixed(4)} 1 0">${s.share >= 0.08 && html`<b>${s.id}</b> · ${formatPercent(s.share)}`}</span>`,
  );
  return html`<div class="shares" role="img" aria-label="Shares of customers: ${label}">${pieces}</div>\n`;
}

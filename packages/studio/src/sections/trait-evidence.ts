import type { ColumnSummary, Segment, Trait } from "../model.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { formatCount, formatNumber, formatSigned } from "../words/format-number.js";
import { formatPercentile } from "../words/format-percentile.js";
import { formatQuantity } from "../words/format-quantity.js";
import { joinWords } from "../words/join-words.js";
import { plural } from "../words/plural.js";

/**
 * The number under every word of a segment's persona.
 *
 * @param segment The segment.
 * @param columns The model's columns by name, for units.
 * @returns A table, or a sentence where no trait is stated.
 */
export function traitEvidence(segment: Segment, columns: ReadonlyMap<string, ColumnSummary>): Markup {
  const { traits } = segment.persona;
  if (traits.length === 0) return html`<p>No trait is stated of this segment.</p>`;
  const rows = traits.map(
    (trait) =>
      html`<tr><th scope="row">${trait.phrase}</th><td class="wide">${nameOf(trait.column)}</td><td>${trait.statistic} ${formatQuantity(trait.value, columns.get(trait.column))}</td><td>${position(trait, trait.position)}</td><td>${bounds(trait)}</td><td class="number">${formatSigned(trait.effect)}</td><td class="number">${formatCount(trait.count)}</td><td>${shared(trait)}</td></tr>\n`,
  );
  return scrollBox(
    `Traits of segment ${segment.id}`,
    html`<table class="tight"><thead><tr><th scope="col">Words</th><th scope="col">Column</th><th scope="col">Number</th><th scope="col">Among all customers</th><th scope="col">Bounds of the word</th><th scope="col" class="number">Effect</th><th scope="col" class="number">Customers</th><th scope="col">Shared with</th></tr></thead><tbody>${rows}</tbody></table>
<p class="small muted">Effect: Cliff’s delta against all other customers, or for a share the difference of shares.</p>`,
  );
}

function position(trait: Trait, value: number): string {
  return trait.statistic === "share" ? `${formatNumber(value)} times the share of all` : formatPercentile(value);
}

function bounds(trait: Trait): string {
  if (trait.statistic === "median") return `${formatPercentile(trait.from)} to ${formatPercentile(trait.to)}`;
  return Number.isFinite(trait.to) && trait.to < Number.MAX_VALUE
    ? `${formatNumber(trait.from)} to ${formatNumber(trait.to)} times`
    : `${formatNumber(trait.from)} times or more`;
}

function shared(trait: Trait): string {
  if (trait.sharedWith.length === 0) return "";
  return `${plural(trait.sharedWith.length, "segment")} ${joinWords(trait.sharedWith.map(String))}: medians too close to tell apart`;
}

import type { Segmentation } from "@coterie/wire";
import { columnsByName } from "../columns-by-name.js";
import type { Association } from "../model.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { segmentTag } from "../page/segment-tag.js";
import { formatNumber } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import { plural } from "../words/plural.js";
import { withheld, withheldNote } from "../words/withheld.js";
import type { Section } from "./section.js";

/**
 * How segments are spread over protected attributes: the share of each level in each segment, and Cramér's V.
 *
 * @param model The model file.
 * @returns The section.
 */
export function fairnessAudit(model: Segmentation): Section {
  return {
    id: "fairness",
    heading: "Fairness audit",
    freshPage: false,
    body: html`${model.associations.length === 0 ? nothingToAudit() : audit(model)}${sensitiveSentence(model)}`,
  };
}

function nothingToAudit(): Markup {
  return html`<p>No column is known as protected (gender, ethnicity, religion, nationality, marital status, disability), so nothing could be audited. That is no sign that the segments treat groups alike: other columns can stand in for a protected one. Name a protected column to have it audited; it will not be clustered.</p>\n`;
}

function audit(model: Segmentation): Markup {
  return html`<p>Leaving a protected column out of the clustering is no comfort by itself, since other columns can stand in for it. What counts is how belonging to a segment goes with the attribute. Cramér’s V says how strongly: 0 is not at all, 1 completely.</p>
${model.associations.map((association) => attribute(association, model, standing(association.column, model)))}
<p class="small muted">Shares are of the segment’s customers with a value. ${withheldNote(model.minCell)}</p>\n`;
}

function attribute(association: Association, model: Segmentation, state: string): Markup {
  const name = nameOf(association.column);
  const title =
    association.cramersV === null
      ? html`How strongly segments go with ${name} could not be computed`
      : html`Segments ${strength(association.cramersV)} ${name}: Cramér’s V ${formatNumber(association.cramersV)}`;
  const rows = model.segments.map(
    (segment, i) =>
      html`<tr><th scope="row">${segmentTag(segment)}</th>${association.levels.map((_, level) => {
        const share = association.shares[i]?.[level] ?? null;
        return html`<td class="number">${share === null ? withheld : formatPercent(share)}</td>`;
      })}</tr>\n`,
  );
  return html`<figure><h3>${title}</h3>
${scrollBox(
  `Shares of ${association.column} by segment`,
  html`<table><thead><tr><th scope="col">Segment</th>${association.levels.map((level) => html`<th scope="col" class="number">${nameOf(level)}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
)}
<figcaption>${name} is ${state}.</figcaption></figure>\n`;
}

/** What the attribute had to do with forming the segments. */
function standing(name: string, model: Segmentation): string {
  if (!model.recipe.steps.some((step) => step.column === name)) return "not clustered";
  const isSensitive = columnsByName(model).get(name)?.sensitive === true;
  return isSensitive
    ? "clustered, as a sensitive column: it helps decide who belongs where"
    : "clustered, because it was allowed by name: it helps decide who belongs where";
}

/** Bands of V, in words; the number always stands beside them. */
function strength(v: number): string {
  if (v < 0.1) return "hardly go with";
  return v < 0.3 ? "go to some degree with" : "go strongly with";
}

function sensitiveSentence(model: Segmentation): Markup | null {
  const columns = columnsByName(model);
  const sensitive = [...new Set(model.recipe.steps.map((step) => step.column))].filter(
    (column) => columns.get(column)?.sensitive === true,
  );
  if (sensitive.length === 0) return null;
  return html`<p style="margin-top:20px">Sensitive and clustered: ${sensitive.map((column, i) => html`${i > 0 && ", "}${nameOf(column)}`)}. ${plural(sensitive.length, "It helps", "They help")} decide who belongs where and ${plural(sensitive.length, "never stands", "never stand")} in a segment’s name.</p>\n`;
}

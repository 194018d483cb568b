import type { Segmentation } from "@coterie/wire";
import { indexStep } from "../charts/heat-step.js";
import { columnsByName } from "../columns-by-name.js";
import type { CategoryProfile } from "../model.js";
import { disclosure } from "../page/disclosure.js";
import { figure } from "../page/figure.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { segmentHead } from "../page/segment-tag.js";
import { formatLift } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import { plural } from "../words/plural.js";
import { withheld, withheldNote } from "../words/withheld.js";

const mostLevels = 12;
const openColumns = 6;

/**
 * The categories of each segment: the share of every level, on the heat of its lift over all customers.
 * Protected columns are left to the fairness audit.
 *
 * @param model The model file.
 * @returns A figure, or null where no category is described.
 */
export function categoryTables(model: Segmentation): Markup | null {
  const columns = columnsByName(model);
  const shown = model.base.categories.filter((category) => columns.get(category.column)?.role !== "protected");
  if (shown.length === 0) return null;
  const rest = shown.slice(openColumns);
  return figure({
    title: categoryTitle(model, shown),
    picture: html`${table(model, shown.slice(0, openColumns))}${
      rest.length > 0 && disclosure(`${rest.length} more ${plural(rest.length, "column")}`, table(model, rest))
    }`,
    caption: html`Share of each level among the segment’s customers with a value; under it the lift, the share here over the share of all customers. The colours are those of the index: 100 times the lift. ${withheldNote(model.minCell)}`,
    table: null,
  });
}

function categoryTitle(model: Segmentation, shown: readonly CategoryProfile[]): Markup {
  let best = { lift: 1, text: html`The categories, segment by segment` };
  for (const category of shown)
    for (const segment of model.segments) {
      const levels = segment.profile.categories.find((c) => c.column === category.column)?.levels ?? [];
      for (const level of levels)
        if (level.lift !== null && level.share !== null && level.lift > best.lift && level.share >= 0.1)
          best = {
            lift: level.lift,
            text: html`${nameOf(category.column)}: ${nameOf(level.level)} is ${formatLift(level.lift)} times as common in segment ${segment.id} as among all customers`,
          };
    }
  return best.text;
}

function table(model: Segmentation, shown: readonly CategoryProfile[]): Markup {
  const head = model.segments.map(segmentHead);
  return scrollBox(
    "Categories by segment",
    html`<table class="heat"><thead><tr><th scope="col">Level</th><th scope="col" class="segment">All<br>share</th>${head}</tr></thead>
${shown.map((category) => group(model, category))}</table>`,
  );
}

function group(model: Segmentation, category: CategoryProfile): Markup {
  const levels = inOrder(category.levels);
  const hidden = levels.length - mostLevels;
  const profiles = model.segments.map(
    (segment) =>
      new Map(segment.profile.categories.find((c) => c.column === category.column)?.levels.map((l) => [l.level, l])),
  );
  const rows = levels
    .slice(0, mostLevels)
    .map(
      (level) =>
        html`<tr><th scope="row">${level.level === "" ? "(empty)" : nameOf(level.level)}</th><td>${level.share === null ? withheld : formatPercent(level.share)}</td>${profiles.map(
          (profile) => cell(profile.get(level.level)),
        )}</tr>\n`,
    );
  return html`<tbody class="group"><tr><th scope="rowgroup" colspan="${model.segments.length + 2}">${nameOf(category.column)}</th></tr>
${rows}${hidden > 0 && html`<tr><td colspan="${model.segments.length + 2}" style="text-align:left">${hidden} smaller ${plural(hidden, "level")} in the model file</td></tr>`}</tbody>`;
}

/** Commonest first; bands of numbers keep their order. */
function inOrder(levels: CategoryProfile["levels"]): CategoryProfile["levels"] {
  const areBands = levels.length <= mostLevels && levels.every(({ level }) => /^\p{Nd}/u.test(level));
  return areBands ? levels : levels.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
}

function cell(level: CategoryProfile["levels"][number] | undefined): Markup {
  if (level === undefined) return html`<td>not profiled</td>`;
  if (level.share === null) return html`<td>${withheld}</td>`;
  if (level.lift === null) return html`<td>${formatPercent(level.share)}</td>`;
  return html`<td class="h h${indexStep(level.lift * 100)}"><b>${formatPercent(level.share)}</b> × ${formatLift(level.lift)}</td>`;
}

import type { Segmentation } from "@coterie/wire";
import { columnsByName } from "../columns-by-name.js";
import { figure } from "../page/figure.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { formatPercent } from "../words/format-percent.js";
import { preparationSteps } from "./preparation-steps.js";
import type { Section } from "./section.js";

/**
 * What decides who is near whom: the share of all distances that each column brings, and how it was prepared.
 *
 * @param model The model file.
 * @returns The section.
 */
export function whatDecides(model: Segmentation): Section {
  return {
    id: "decides",
    heading: "What decides",
    freshPage: false,
    body: html`${distanceShares(model)}
${preparationSteps(model)}`,
  };
}

function distanceShares(model: Segmentation): Markup {
  const columns = columnsByName(model);
  const shares = new Map<string, number>();
  for (const { column, distanceShare } of model.recipe.dimensions)
    shares.set(column, (shares.get(column) ?? 0) + distanceShare);
  const sorted = [...shares].toSorted((a, b) => b[1] - a[1]);
  const most = sorted[0]?.[1] ?? 0;
  const rows = sorted.map(
    ([column, share]) =>
      html`<tr><th scope="row" class="wide">${nameOf(column)}${columns.get(column)?.sensitive === true && html` <span class="muted">sensitive</span>`}</th><td class="number">${formatPercent(share)}</td><td class="track"><i style="width:${most > 0 ? ((share / most) * 100).toFixed(1) : "0"}%"></i></td></tr>`,
  );
  return figure({
    title: distanceTitle(sorted),
    picture: scrollBox(
      "Share of distance by column",
      html`<table class="bars"><thead><tr><th scope="col">Column</th><th scope="col" class="number">Share of distance</th><td></td></tr></thead><tbody>${rows}</tbody></table>`,
    ),
    caption: html`The part of all squared distances between customers that each column brings after preparation. A column with a larger share has more say in who is near whom, wanted or not.`,
    table: null,
  });
}

function distanceTitle(sorted: readonly (readonly [string, number])[]): Markup {
  const [first, second] = sorted;
  if (first === undefined) return html`No column was clustered`;
  if (second === undefined) return html`${nameOf(first[0])} alone decides`;
  if (first[1] - sorted.at(-1)![1] < 0.005)
    return html`Every column has the same say: ${formatPercent(first[1])} of the distance`;
  if (first[1] - second[1] < 0.005)
    return html`No single column decides: the largest share of distance is ${formatPercent(first[1])}`;
  return html`${nameOf(first[0])} has most say: ${formatPercent(first[1])} of the distance`;
}

import type { Segmentation } from "@coterie/wire";
import { criterionChart } from "../charts/criterion-chart.js";
import { type Criterion, criteria, pointsOf, printed } from "../criteria.js";
import type { ComparisonRow } from "../model.js";
import { disclosure } from "../page/disclosure.js";
import { figure } from "../page/figure.js";
import { html, type Markup, type Piece } from "../page/markup.js";
import { scrollBox } from "../page/scroll-box.js";
import { countWord } from "../words/count-word.js";
import { formatCount, formatDigits, notComputable } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import type { Section } from "./section.js";

/**
 * Why this K: every criterion over every K that was tried, by its full name.
 *
 * @param model The model file.
 * @returns The section.
 */
export function choiceOfK(model: Segmentation): Section {
  const { rows, kept } = model.comparison;
  return {
    id: "k",
    heading: `Why ${countWord(kept.k)}`,
    freshPage: true,
    body: html`<p>K is the number of segments. Kept: K = ${kept.k}, ${kept.why}. The criteria below rank the K that were tried; none of them can say whether separate groups exist at all, and they need not agree.</p>
${charts(rows, kept.k)}
<figure><h3>Every criterion at every K</h3>
${table(rows, kept.k)}</figure>
${disclosure("What each criterion is", definitions())}`,
  };
}

function charts(rows: readonly ComparisonRow[], keptK: number): Markup | null {
  const drawn = criteria
    .map((criterion) => ({ criterion, points: pointsOf(criterion, rows) }))
    .filter(({ points }) => points.length > 1);
  if (drawn.length === 0) return null;
  return figure({
    title: agreement(drawn.map(({ criterion, points }) => bestK(criterion, points)).filter((k) => k !== null)),
    picture: html`<div class="multiples">${drawn.map(({ criterion, points }) => {
      const title = chartTitle(criterion, points, keptK);
      return html`<div><h4>${title}</h4>${criterionChart(`${criterion.name} by K. ${title}`, points, keptK)}<p class="small muted">${criterion.name}; ${criterion.better === "none" ? "always rises with K" : `${criterion.better} is better`}</p></div>\n`;
    })}</div>`,
    caption: html`Each criterion on its own scale, K across; the kept K is filled in. A vertical line is the 95% interval of a value estimated from a sample.`,
    table: null,
  });
}

function agreement(best: readonly number[]): string {
  const distinct = [...new Set(best)].toSorted((a, b) => a - b);
  if (distinct.length === 0) return "No criterion that ranks K could be computed";
  if (distinct.length === 1) return `The criteria agree on K = ${distinct[0]}; that is a ranking, not proof of groups`;
  return `The criteria disagree: they favour K = ${distinct.slice(0, -1).join(", ")} and ${distinct.at(-1)}`;
}

function bestK(criterion: Criterion, points: ReturnType<typeof pointsOf>): number | null {
  if (criterion.better === "none") return null;
  const sign = criterion.better === "higher" ? 1 : -1;
  return points.reduce((a, b) => (sign * b.value > sign * a.value ? b : a)).k;
}

function chartTitle(criterion: Criterion, points: ReturnType<typeof pointsOf>, keptK: number): string {
  const best = bestK(criterion, points);
  if (best !== null) return `${criterion.short} is best at K = ${best}${best === keptK ? ", kept" : ""}`;
  const kept = points.find((point) => point.k === keptK);
  return kept === undefined ? criterion.short : `K = ${keptK} explains ${formatPercent(kept.value)} of the spread`;
}

function table(rows: readonly ComparisonRow[], keptK: number): Markup {
  const names = ["Inertia", ...criteria.map((criterion) => criterion.name), "Starts that agree", "Iterations"];
  const body = rows.map(
    (row) =>
      html`<tr${row.k === keptK && html` class="kept"`}><th scope="row">${row.k}${row.k === keptK && " kept"}</th><td class="number"><data value="${row.inertia}">${formatDigits(row.inertia)}</data></td>${criteria.map(
        (criterion) => html`<td class="number">${estimateCell(criterion, row)}</td>`,
      )}<td class="number">${formatCount(row.restartsAgreeing)} of ${formatCount(row.restarts)}</td><td class="number">${formatCount(row.iterations)}${!row.converged && html`<br>not converged`}</td><td class="sizes">${row.sizes.map(formatCount).join(" · ")}</td></tr>\n`,
  );
  return scrollBox(
    "Every criterion at every K",
    html`<table class="tight k"><thead><tr><th scope="col">K</th>${names.map((name) => html`<th scope="col" class="number">${name}</th>`)}<th scope="col">Sizes, customers</th></tr></thead><tbody>${body}</tbody></table>`,
  );
}

function estimateCell(criterion: Criterion, row: ComparisonRow): Piece {
  const estimate = criterion.of(row);
  if (estimate === null) return notComputable;
  const value = html`<data value="${estimate.value}">${printed(criterion, estimate.value)}</data>`;
  if (estimate.rows === null) return value;
  const rows = `${formatCount(estimate.rows)} rows`;
  return estimate.exact
    ? html`${value}<br><span class="muted">exact, ${rows}</span>`
    : html`${value}<br><span class="muted">${formatDigits(estimate.low)} to ${formatDigits(estimate.high)}<br>from ${rows}</span>`;
}

function definitions(): Markup {
  return html`<dl class="terms"><dt>Inertia</dt><dd>The sum of squared distances of all customers to the centre of their segment. It always falls as K rises, so that a low value alone recommends nothing.</dd>${criteria.map(
    (criterion) => html`<dt>${criterion.name}</dt><dd>${criterion.meaning}</dd>`,
  )}</dl>`;
}

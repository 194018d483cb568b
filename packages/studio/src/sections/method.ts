import type { Segmentation } from "@coterie/wire";
import { disclosure } from "../page/disclosure.js";
import { html, type Markup, type Piece } from "../page/markup.js";
import { scrollBox } from "../page/scroll-box.js";
import { formatCount } from "../words/format-number.js";
import { plural } from "../words/plural.js";
import type { Section } from "./section.js";

const orders: Readonly<Record<Segmentation["provenance"]["rowOrder"], string>> = {
  sorted: "Sorted before anything was drawn or summed, so that the order of the file does not matter",
  "as-read": "As read: the table was too large to sort, and another order of the file may change the last digits",
};

/**
 * How the segments were made and everything needed to make them again.
 *
 * @param model The model file.
 * @returns The section.
 */
export function method(model: Segmentation): Section {
  const kept = model.comparison.rows.find((row) => row.k === model.comparison.kept.k);
  return {
    id: "method",
    heading: "Method and provenance",
    freshPage: false,
    body: html`<p>Customers were brought onto one scale and divided by k-means: each customer belongs to the segment whose centre is nearest, and the centres are the means of their customers.${
      kept !== undefined &&
      ` The best of ${formatCount(kept.restarts)} ${plural(kept.restarts, "start")} was kept; ${formatCount(kept.restartsAgreeing)} of them ended there.`
    } Segments are numbered by falling size. The same data, configuration and seed give this page byte for byte.</p>
${disclosure("The method in six sentences", explanation())}
${provenance(model)}
${disclosure("Configuration", configuration(model))}`,
  };
}

function explanation(): Markup {
  return html`<dl class="terms"><dt>K-means</dt><dd>Starting from K centres drawn from the data, every customer joins the nearest centre and every centre moves to the mean of its customers, until nobody changes. It always returns K segments, whether or not the data holds groups.</dd><dt>Persona words</dt><dd>A level word is the band of all customers in which the segment’s median falls; an outer word also asks for a clear distance from the other customers. Segments whose medians cannot be told apart share a word.</dd><dt>Withheld numbers</dt><dd>A number that rests on too few customers is removed from the model itself, together with those from which it could be worked out. Every output inherits that, this page included.</dd></dl>`;
}

function provenance(model: Segmentation): Markup {
  const { provenance: p } = model;
  const rows: readonly (readonly [string, Piece])[] = [
    ["Made by", `coterie ${p.coterieVersion}`],
    ["Model format", `${model.format}, version ${model.formatVersion}`],
    ["Table, SHA-256", html`<code>${p.tableHash}</code>`],
    ["Row order", orders[p.rowOrder]],
    ["Seed", html`<code>${p.seed}</code>`],
    ["As of", model.asOf ?? "no date in the data"],
    ["Fewest customers behind a printed number", formatCount(model.minCell)],
    [
      "Check rows",
      `${formatCount(model.goldenRows.length)} constructed ${plural(model.goldenRows.length, "row")} in the model file, each checked against its segment whenever the model is loaded; none is a customer`,
    ],
  ];
  return html`<div style="margin-top:20px">${scrollBox(
    "Provenance",
    html`<table><tbody>${rows.map(([name, value]) => html`<tr><th scope="row" class="wide">${name}</th><td class="long">${value}</td></tr>`)}</tbody></table>`,
  )}</div>`;
}

function configuration(model: Segmentation): Markup {
  const entries = Object.entries(model.provenance.config);
  if (entries.length === 0) return html`<p>Defaults throughout.</p>`;
  return scrollBox(
    "Configuration",
    html`<table class="tight"><tbody>${entries.map(
      ([key, value]) =>
        html`<tr><th scope="row">${key}</th><td class="long"><code>${JSON.stringify(value) ?? "null"}</code></td></tr>`,
    )}</tbody></table>`,
  );
}

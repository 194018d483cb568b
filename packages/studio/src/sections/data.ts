import type { Segmentation } from "@coterie/wire";
import { disclosure } from "../page/disclosure.js";
import { figure } from "../page/figure.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { formatCount } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";
import { joinWords } from "../words/join-words.js";
import type { Section } from "./section.js";

type Column = Segmentation["columns"][number];

const steps: readonly { readonly key: keyof Segmentation["rows"]; readonly name: string }[] = [
  { key: "read", name: "Read from the source" },
  { key: "filtered", name: "Left out by the filter" },
  { key: "objected", name: "Object to profiling, left out before anything was computed" },
  { key: "duplicate", name: "Exact copies of another row" },
  { key: "unusable", name: "Without a single value to cluster" },
  { key: "segmented", name: "Segmented" },
];

const roleNames: Readonly<Record<Column["role"], string>> = {
  id: "id",
  feature: "clustered",
  describe: "described",
  protected: "protected",
  objection: "objection",
  consent: "consent",
  value: "value",
  weight: "weight",
  ignore: "ignored",
};

/**
 * The data: where the rows went, what each column was used for and why, and what the reader should know about it.
 *
 * @param model The model file.
 * @returns The section.
 */
export function dataSection(model: Segmentation): Section {
  return {
    id: "data",
    heading: "Data",
    freshPage: true,
    body: html`${notes(model)}${waterfall(model)}${columnsTable(model)}`,
  };
}

function notes(model: Segmentation): Markup | null {
  if (model.warnings.length === 0) return null;
  return html`<div class="notes prose"><h3>To know about this data</h3><ul>${model.warnings.map((warning) => html`<li>${warning.message}</li>`)}</ul></div>\n`;
}

function waterfall(model: Segmentation): Markup {
  const { rows } = model;
  const left = rows.read - rows.segmented;
  const title =
    left === 0
      ? `All ${formatCount(rows.read)} rows were segmented`
      : `${formatCount(rows.segmented)} of ${formatCount(rows.read)} rows were segmented; ${formatCount(left)} were left out`;
  const body = steps.map(
    ({ key, name }) =>
      html`<tr${(key === "segmented" || key === "read") && html` class="kept"`}><th scope="row" class="wide">${name}</th><td class="number">${formatCount(rows[key])}</td><td class="track"><i style="width:${rows.read > 0 ? ((rows[key] / rows.read) * 100).toFixed(2) : "0"}%"></i></td></tr>`,
  );
  return figure({
    title,
    picture: scrollBox(
      "Where the rows went",
      html`<table class="bars"><thead><tr><th scope="col">Step</th><th scope="col" class="number">Rows</th><td></td></tr></thead><tbody>${body}</tbody></table>`,
    ),
    caption: html`Rows read are rows left out plus rows segmented. ${
      model.asOf === null ? "The data carries no date." : `Data as of ${model.asOf}; tenures are counted to that day.`
    }`,
    table: null,
  });
}

function columnsTable(model: Segmentation): Markup {
  const counts = (Object.keys(roleNames) as Column["role"][]).flatMap((role) => {
    const count = model.columns.filter((column) => column.role === role).length;
    return count === 0 ? [] : [`${formatCount(count)} ${roleNames[role]}`];
  });
  const rows = model.columns.map(
    (column) =>
      html`<tr><th scope="row" class="wide">${nameOf(column.name)}</th><td>${roleNames[column.role]}${column.sensitive && ", sensitive"}</td><td>${kindOf(column)}</td><td class="number">${column.missing === null ? "not read" : formatPercent(column.missing)}</td><td class="wide">${column.why}</td></tr>\n`,
  );
  return html`<figure><h3>${formatCount(model.columns.length)} columns: ${joinWords(counts)}</h3>
${disclosure(
  "Every column, its role and why",
  scrollBox(
    "Columns and roles",
    html`<table class="tight"><thead><tr><th scope="col">Column</th><th scope="col">Role</th><th scope="col">Kind</th><th scope="col" class="number">Missing</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table>`,
  ),
)}</figure>\n`;
}

function kindOf(column: Column): string {
  if (column.kind !== "numeric") return column.kind === "categorical" ? "category" : "not read";
  const unit = column.unit === null || column.unit === "" ? "" : `, ${column.unit}`;
  if (column.measure === "flag") return "yes/no";
  if (column.measure === "days") return "days since a date";
  return `${column.measure ?? "number"}${unit}`;
}

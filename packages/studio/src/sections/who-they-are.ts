import type { Segmentation } from "@coterie/wire";
import { heatKey } from "../charts/heat-key.js";
import { heatMap } from "../charts/heat-map.js";
import { rangeStrip } from "../charts/range-strip.js";
import { type ContrastRow, contrastRows } from "../contrast-rows.js";
import { disclosure } from "../page/disclosure.js";
import { figure } from "../page/figure.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { formatIndex, formatSigned } from "../words/format-number.js";
import { withheldNote } from "../words/withheld.js";
import { categoryTables } from "./category-tables.js";
import { customerPlane } from "./customer-plane.js";
import { profileTable } from "./profile-table.js";
import type { Section } from "./section.js";

const openRows = 16;
const openStrips = 12;

/**
 * Who the customers of each segment are: heat map, spread over the base, categories, the plane, and the number under each word.
 *
 * @param model The model file.
 * @returns The section.
 */
export function whoTheyAre(model: Segmentation): Section {
  const rows = contrastRows(model);
  const clustered = new Set(model.recipe.steps.map((step) => step.column));
  const features = rows.filter((row) => clustered.has(row.column.name));
  const described = rows.filter((row) => !clustered.has(row.column.name));
  return {
    id: "who",
    heading: model.segments.length === 1 ? "Who the customers are" : "Who they are",
    freshPage: true,
    body: html`${heat(model, rows, features, described)}
${ranges(model, features)}
${categoryTables(model)}
${customerPlane(model)}`,
  };
}

function heat(
  model: Segmentation,
  rows: readonly ContrastRow[],
  features: readonly ContrastRow[],
  described: readonly ContrastRow[],
): Markup {
  const mixed = rows.some((row) => row.segments.some((p) => p?.index === null && p.difference !== null));
  const caption = html`Index of each segment’s mean: 100 is the mean of all customers, printed in grey; the segment’s own mean stands under its index. ${
    mixed &&
    html`Where values of both signs mix, an index says nothing: the cell shows how many standard deviations the segment lies from all other customers (sd).`
  } Rows that tell segments apart most come first. ${withheldNote(model.minCell)}`;
  return figure({
    title: heatTitle(model, features),
    picture: html`${heatKey(mixed)}${openAndRest(features, "clustered columns", model)}${
      described.length > 0 && html`<h4>Described only: these columns played no part in forming the segments</h4>`
    }${described.length > 0 && openAndRest(described, "described columns", model)}`,
    caption,
    table: disclosure("The numbers: means, quartiles, differences", profileTable(model, rows)),
  });
}

function openAndRest(rows: readonly ContrastRow[], label: string, model: Segmentation): Markup | null {
  if (rows.length === 0) return null;
  const rest = rows.slice(openRows);
  return html`${heatMap(rows.slice(0, openRows), model.segments, `Heat map of ${label}`)}${
    rest.length > 0 &&
    disclosure(
      `${rest.length} more ${label}, in which segments differ less`,
      heatMap(rest, model.segments, `Heat map of more ${label}`),
    )
  }`;
}

function heatTitle(model: Segmentation, features: readonly ContrastRow[]): Markup {
  const first = features.find((row) => row.contrast > 0);
  if (first === undefined || model.segments.length === 1) return html`The columns and their averages`;
  const at = first.segments.findIndex((profile) => Math.abs(profile?.difference ?? 0) === first.contrast);
  const profile = first.segments[at]!;
  const by =
    profile.index === null
      ? `${formatSigned(profile.difference)} standard deviations from the others`
      : `index ${formatIndex(profile.index)} against 100 for all customers`;
  return html`${nameOf(first.column.name)} sets segment ${model.segments[at]!.id} furthest apart: ${by}`;
}

function ranges(model: Segmentation, features: readonly ContrastRow[]): Markup | null {
  const strips = features
    .filter((row) => row.column.measure !== "flag")
    .map((row) => rangeStrip(row, model.segments))
    .filter((strip) => strip !== null);
  if (strips.length === 0) return null;
  const rest = strips.slice(openStrips);
  return figure({
    title: model.segments.length === 1 ? "How customers spread" : "How far segments overlap, column by column",
    picture: html`<div class="multiples">${strips.slice(0, openStrips)}</div>${
      rest.length > 0 && disclosure(`${rest.length} more columns`, html`<div class="multiples">${rest}</div>`)
    }`,
    caption: html`A bar holds the middle half of a segment’s customers, its tick the median. The grey band is the middle half of all customers, the dashed line their median. Each column has its own scale, the same for every segment; the numbers are in the table above.`,
    table: null,
  });
}

import type { Segmentation } from "@coterie/wire";
import { customerMap, segmentMap } from "../charts/customer-map.js";
import { loadingArrows } from "../charts/loading-arrows.js";
import type { Picture } from "../model.js";
import { disclosure } from "../page/disclosure.js";
import { figure } from "../page/figure.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { segmentTag } from "../page/segment-tag.js";
import { formatCount, formatNumber } from "../words/format-number.js";
import { formatPercent } from "../words/format-percent.js";

/**
 * The customers on the plane of the two widest directions, with what those directions are made of.
 *
 * @param model The model file.
 * @returns A figure, or a sentence where no square holds enough customers to be drawn.
 */
export function customerPlane(model: Segmentation): Markup {
  const { picture, segments } = model;
  if (picture.cells.length === 0)
    return html`<figure><h3>The map of customers is left out</h3><p>No square of it holds ${formatCount(model.minCell)} customers of one segment or more, so none is drawn.</p></figure>\n`;
  const small =
    segments.length > 1 &&
    html`<div class="multiples narrow">${segments.map((segment) => html`<div><h4>${segmentTag(segment)}</h4>${segmentMap(picture, segment)}</div>\n`)}</div>`;
  return figure({
    title: planeTitle(model),
    picture: html`<div class="plane"><div>${customerMap(picture, segments)}</div><div><h4>Which way each column pulls</h4>${loadingArrows(picture)}${small}</div></div>`,
    caption: html`All segmented customers, seen along the two directions in which they spread most; across, ${formatPercent(picture.explained[0])} of the spread, upwards ${formatPercent(picture.explained[1])}. Deeper colour means more customers; squares with fewer than ${formatCount(model.minCell)} of a segment are left out, and so are customers far outside the frame. A flat picture hides what lies in other directions: segments that overlap here may still be apart, and segments that look apart may only be cut apart.`,
    table: html`${disclosure("The directions in numbers", loadingsTable(picture))}${disclosure("The squares in numbers", squaresTable(model))}`,
  });
}

function planeTitle(model: Segmentation): string {
  const { picture, segments } = model;
  const held = `Two directions hold ${formatPercent(picture.explained[0] + picture.explained[1])} of the spread`;
  if (segments.length < 2) return held;
  const overlap = widestOverlap(picture);
  return overlap === null
    ? `${held}; no two segments share a square of the map`
    : `${held}; segments ${overlap[0]} and ${overlap[1]} share most ground`;
}

/** The two segments with most of the smaller one's drawn customers on squares of the other. */
function widestOverlap(picture: Picture): readonly [number, number] | null {
  const grounds = new Map<number, Map<number, number>>();
  for (const cell of picture.cells) {
    const ground = grounds.get(cell.segment) ?? new Map<number, number>();
    ground.set(cell.row * picture.columns + cell.column, cell.count);
    grounds.set(cell.segment, ground);
  }
  const ids = [...grounds.keys()].toSorted((a, b) => a - b);
  let best: readonly [number, number] | null = null;
  let most = 0;
  for (const a of ids)
    for (const b of ids.filter((id) => id > a)) {
      let shared = 0;
      for (const [square, count] of grounds.get(a)!) shared += Math.min(count, grounds.get(b)!.get(square) ?? 0);
      const part = shared / Math.min(total(grounds.get(a)!), total(grounds.get(b)!));
      if (part > most) {
        most = part;
        best = [a, b];
      }
    }
  return best;
}

function total(ground: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const count of ground.values()) sum += count;
  return sum;
}

function loadingsTable(picture: Picture): Markup {
  const rows = picture.loadings.map(
    (l) =>
      html`<tr><th scope="row" class="wide">${nameOf(l.dimension)}</th><td class="number">${formatNumber(l.x)}</td><td class="number">${formatNumber(l.y)}</td></tr>`,
  );
  return scrollBox(
    "Loadings",
    html`<table><thead><tr><th scope="col">Dimension</th><th scope="col" class="number">Across</th><th scope="col" class="number">Upwards</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

function squaresTable(model: Segmentation): Markup {
  const { picture } = model;
  const rows = model.segments.map((segment) => {
    const own = picture.cells.filter((cell) => cell.segment === segment.id);
    const drawn = own.reduce((sum, cell) => sum + cell.count, 0);
    const centre = picture.centroids.find((c) => c.segment === segment.id);
    return html`<tr><th scope="row">${segmentTag(segment)}</th><td class="number">${formatCount(own.length)}</td><td class="number">${formatCount(drawn)}</td><td class="number">${formatPercent(segment.size > 0 ? drawn / segment.size : null)}</td><td class="number">${formatNumber(centre?.x ?? null)}</td><td class="number">${formatNumber(centre?.y ?? null)}</td></tr>`;
  });
  return scrollBox(
    "Squares by segment",
    html`<table><thead><tr><th scope="col">Segment</th><th scope="col" class="number">Squares drawn</th><th scope="col" class="number">Customers on them</th><th scope="col" class="number">Of the segment</th><th scope="col" class="number">Centre across</th><th scope="col" class="number">Centre upwards</th></tr></thead><tbody>${rows}</tbody></table>`,
  );
}

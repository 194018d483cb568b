import type { Picture, Segment } from "../model.js";
import { html, type Markup } from "../page/markup.js";
import { givenName, segmentClass } from "../page/segment-tag.js";
import { shorten } from "../words/shorten.js";
import { type Cell, cellPath, densityBands } from "./cell-path.js";
import { linearScale } from "./linear-scale.js";

const width = 640;

/**
 * All customers on the plane of the two widest directions: each square has the colour of the segment with most customers
 * in it, the deeper the more customers.
 *
 * @param picture Counts by square.
 * @param segments The model's segments.
 * @returns The map, segments labelled at their centres.
 */
export function customerMap(picture: Picture, segments: readonly Segment[]): Markup {
  const height = mapHeight(picture, width);
  const cells = majority(picture);
  const most = Math.max(1, ...cells.map((cell) => cell.count));
  const layers = segments.map((segment) => {
    const own = cells.filter((cell) => cell.segment === segment.id);
    return html`<g class="${segmentClass(segment.id)}">${densityBands(own, most).map(
      (band) => html`<path class="cells" opacity="${band.opacity}" d="${cellPath(band.cells, picture.rows)}"/>`,
    )}</g>`;
  });
  return html`<svg class="map" role="img" aria-label="Map of customers by segment: each square takes the colour of the segment with most customers in it" viewBox="0 0 ${width} ${height}" width="${width}"><rect class="shade" fill="var(--shade)" width="${width}" height="${height}"/>
<g transform="scale(${scaleOf(width, picture.columns)} ${scaleOf(height, picture.rows)})" shape-rendering="crispEdges">${layers}</g>
${centreLabels(picture, segments, height)}</svg>\n`;
}

/**
 * One segment on the same plane, over all customers in grey: shows where segments overlap.
 *
 * @param picture Counts by square.
 * @param segment The segment to draw.
 * @returns A small map of the same scale for every segment.
 */
export function segmentMap(picture: Picture, segment: Segment): Markup {
  const side = 220;
  const height = mapHeight(picture, side);
  const everyone = majority(picture);
  const own = picture.cells.filter((cell) => cell.segment === segment.id);
  const most = Math.max(1, ...picture.cells.map((cell) => cell.count));
  return html`<svg role="img" aria-label="Where the customers of segment ${segment.id} lie among all customers" viewBox="0 0 ${side} ${height}" width="${side}"><rect fill="var(--shade)" width="${side}" height="${height}"/><g class="${segmentClass(segment.id)}" transform="scale(${scaleOf(side, picture.columns)} ${scaleOf(height, picture.rows)})" shape-rendering="crispEdges"><path class="base" d="${cellPath(everyone, picture.rows)}"/>${densityBands(
    own,
    most,
  ).map(
    (band) =>
      html`<path class="cells" opacity="${Math.max(band.opacity, 0.5)}" d="${cellPath(band.cells, picture.rows)}"/>`,
  )}</g></svg>\n`;
}

/** Each occupied square once: the segment with most customers there (ties to the lower id), and everyone's count. */
function majority(picture: Picture): readonly (Cell & { readonly segment: number })[] {
  const squares = new Map<number, { segment: number; column: number; row: number; count: number; best: number }>();
  for (const cell of picture.cells) {
    const key = cell.row * picture.columns + cell.column;
    const square = squares.get(key);
    if (square === undefined) {
      squares.set(key, {
        segment: cell.segment,
        column: cell.column,
        row: cell.row,
        count: cell.count,
        best: cell.count,
      });
      continue;
    }
    square.count += cell.count;
    if (cell.count > square.best || (cell.count === square.best && cell.segment < square.segment)) {
      square.best = cell.count;
      square.segment = cell.segment;
    }
  }
  return [...squares.values()];
}

function centreLabels(picture: Picture, segments: readonly Segment[], height: number): Markup {
  const x = linearScale(picture.x, [0, width]);
  const y = linearScale(picture.y, [height, 0]);
  const names = new Map(segments.map((segment) => [segment.id, givenName(segment)]));
  const spots = picture.centroids
    .map((c) => ({ id: c.segment, x: clamp(x(c.x), 16, width - 16), y: clamp(y(c.y), 16, height - 16) }))
    .toSorted((a, b) => a.y - b.y || a.x - b.x || a.id - b.id);
  for (let i = 1; i < spots.length; i++) {
    const above = spots.slice(0, i).filter((s) => Math.abs(s.x - spots[i]!.x) < 180);
    const lowest = Math.max(Number.NEGATIVE_INFINITY, ...above.map((s) => s.y));
    if (spots[i]!.y - lowest < 30) spots[i]!.y = Math.min(lowest + 30, height - 16);
  }
  return html`${spots.map(({ id, x: cx, y: cy }) => {
    const toLeft = cx > width * 0.62;
    const text = shorten(names.get(id) ?? "", 26);
    return html`<g class="${segmentClass(id)}"><circle class="disc" cx="${cx}" cy="${cy}" r="14"/><text class="on" x="${cx}" y="${cy}" dy=".35em">${id}</text><text class="name halo${toLeft && " end"}" x="${toLeft ? cx - 20 : cx + 20}" y="${cy}" dy=".35em">${text}</text></g>`;
  })}`;
}

function mapHeight(picture: Picture, across: number): number {
  const wide = picture.x[1] - picture.x[0];
  const tall = picture.y[1] - picture.y[0];
  const ratio = wide > 0 && tall > 0 ? tall / wide : 0.6;
  return Math.round(across * clamp(ratio, 0.45, 0.85));
}

function scaleOf(pixels: number, cells: number): number {
  return Math.round((pixels / Math.max(cells, 1)) * 1e4) / 1e4;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

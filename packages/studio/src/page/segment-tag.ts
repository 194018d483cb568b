import type { Segment } from "../model.js";
import { html, type Markup } from "./markup.js";
import { nameOf } from "./name-of.js";
import { swatches } from "./palette.js";

/**
 * CSS class that gives an element its segment's colour; after the last colour the order begins again.
 *
 * @param id Segment id.
 * @returns `s1` and so on.
 */
export function segmentClass(id: number): string {
  const count = swatches.length;
  return `s${((((id - 1) % count) + count) % count) + 1}`;
}

/**
 * A segment's number on its colour.
 *
 * @param id Segment id.
 * @returns The number as a small coloured disc.
 */
export function segmentNumber(id: number): Markup {
  return html`<span class="chip ${segmentClass(id)}">${id}</span>`;
}

/**
 * A segment's number and name: colour never stands alone.
 *
 * @param segment The segment.
 * @returns Number and name as markup.
 */
export function segmentTag(segment: Segment): Markup {
  return html`${segmentNumber(segment.id)} ${nameOf(segment.name)}`;
}

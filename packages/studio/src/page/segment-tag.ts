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
function segmentNumber(id: number): Markup {
  return html`<span class="chip ${segmentClass(id)}">${id}</span>`;
}

/**
 * The name a segment was given, or nothing where it is only called by its number.
 *
 * @param segment The segment.
 * @returns `Steady Earners`; null for `Segment 3`.
 */
export function givenName(segment: Segment): string | null {
  return segment.name === `Segment ${segment.id}` ? null : segment.name;
}

/**
 * A segment's number and name: colour never stands alone.
 *
 * @param segment The segment.
 * @returns Number and name as markup; without a given name, the word and its number.
 */
export function segmentTag(segment: Segment): Markup {
  const name = givenName(segment);
  return name === null
    ? html`Segment ${segmentNumber(segment.id)}`
    : html`${segmentNumber(segment.id)} ${nameOf(name)}`;
}

/**
 * The head of a segment's column in a table: number over name.
 *
 * @param segment The segment.
 * @returns A `th`.
 */
export function segmentHead(segment: Segment): Markup {
  const name = givenName(segment);
  return html`<th scope="col" class="segment">${segmentNumber(segment.id)}${name !== null && html`<br>${nameOf(name)}`}</th>`;
}

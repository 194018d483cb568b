import { html, type Markup } from "./markup.js";

/**
 * A name the user gave (a column, a level, a segment), isolated so that its writing direction stays its own.
 *
 * @param text The name as it stands in the data.
 * @returns The name as markup.
 */
export function nameOf(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

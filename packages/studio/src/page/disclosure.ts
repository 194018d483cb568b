import { html, type Markup, type Piece } from "./markup.js";

/**
 * Something a reader may open: a table behind a picture, a definition. Print shows it open.
 *
 * @param summary What is inside, in a few words.
 * @param body What is shown when opened.
 * @returns A `details` element.
 */
export function disclosure(summary: Piece, body: Piece): Markup {
  return html`<details><summary>${summary}</summary>${body}</details>\n`;
}

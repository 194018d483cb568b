import { html, type Markup, type Piece } from "./markup.js";

/**
 * A frame that scrolls by itself when its table is wider than the page; reachable by keyboard.
 *
 * @param label What is inside, for those who do not see it.
 * @param body The table.
 * @returns A focusable region.
 */
export function scrollBox(label: string, body: Piece): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${body}</div>\n`;
}

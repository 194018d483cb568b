import { html, type Markup } from "./markup.js";

/**
 * A name the user gave (a column, a level, a segment), isolated so that its writing direction stays its own. Where it is
 * written as one long word, it may break between its parts: after `_`, `/` or `.`, and before a capital inside a word.
 *
 * @param text The name as it stands in the data.
 * @returns The name as markup.
 */
export function nameOf(text: string): Markup {
  const parts = text.split(/(?<=[_/.])(?=[\p{L}\p{N}])|(?<=\p{Ll})(?=\p{Lu})/u);
  return html`<bdi>${parts.map((part, i) => html`${i > 0 && html`<wbr>`}${part}`)}</bdi>`;
}

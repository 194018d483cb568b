import { escapeText } from "./escape-text.js";

const brand: unique symbol = Symbol("markup");

/** Finished HTML. Only `html` makes it, so text can reach the page in no other way than escaped. */
export interface Markup {
  readonly [brand]: string;
}

/** What may stand in a template: text and numbers are escaped, markup is kept, lists are joined, null and false vanish. */
export type Piece = string | number | Markup | null | false | readonly Piece[];

/**
 * Template tag for HTML and SVG: every interpolated text is escaped.
 *
 * @param strings The literal parts, kept as written.
 * @param pieces The interpolated parts.
 * @returns Markup that can stand in another template.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let text = strings[0]!;
  for (let i = 0; i < pieces.length; i++) text += textOf(pieces[i]!) + strings[i + 1]!;
  return { [brand]: text };
}

/**
 * The HTML text of a piece.
 *
 * @param piece Markup, text or a list of them.
 * @returns HTML text, ready to be written.
 */
export function textOf(piece: Piece): string {
  if (piece === null || piece === false) return "";
  if (typeof piece === "string") return escapeText(piece);
  if (typeof piece === "number") return String(piece);
  if (brand in piece) return piece[brand];
  return piece.map(textOf).join("");
}

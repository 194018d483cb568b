import { html, type Markup, type Piece } from "./markup.js";

/** The parts of a figure: what to see, the picture, what is plotted, and the table behind it. */
export interface FigureParts {
  /** The finding, as a sentence. */
  readonly title: Piece;
  readonly picture: Piece;
  /** What is plotted and how to read it. */
  readonly caption: Piece;
  /** A disclosure with the picture's numbers, where the picture is not itself a table. */
  readonly table: Piece;
}

/**
 * A picture with its finding above, its definition below and its table behind a disclosure.
 *
 * @param parts See `FigureParts`.
 * @returns A `figure` element, and its table right after it.
 */
export function figure(parts: FigureParts): Markup {
  return html`<figure>
<h3>${parts.title}</h3>
${parts.picture}
<figcaption>${parts.caption}</figcaption>
</figure>
${parts.table}`;
}

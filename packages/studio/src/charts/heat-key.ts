import { html, type Markup } from "../page/markup.js";
import { differenceWords, heatWords } from "./heat-step.js";

/**
 * The steps of heat in a row, each with its words: what a colour means, before the first cell.
 *
 * @param withDifferences Whether some cells show standard deviations, so that their steps are told too.
 * @returns A row of swatches.
 */
export function heatKey(withDifferences: boolean): Markup {
  const swatches = heatWords.map(
    (word, step) =>
      html`<span class="h${step}">${word}${withDifferences && html`<br>${differenceWords[step]!} sd`}</span> `,
  );
  return html`<p class="key">${swatches}</p>\n`;
}

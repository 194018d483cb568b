import type { Segmentation } from "@coterie/wire";
import { columnsByName } from "../columns-by-name.js";
import type { ColumnSummary, RecipeStep } from "../model.js";
import { disclosure } from "../page/disclosure.js";
import { html, type Markup } from "../page/markup.js";
import { nameOf } from "../page/name-of.js";
import { scrollBox } from "../page/scroll-box.js";
import { countWord } from "../words/count-word.js";
import { formatNumber } from "../words/format-number.js";
import { formatQuantity } from "../words/format-quantity.js";
import { plural } from "../words/plural.js";

const modes: Readonly<Record<Segmentation["recipe"]["mode"], string>> = {
  auto: "Columns were brought to one scale by the automatic preparation, which looks at each column’s shape.",
  plain: "Every numeric column, flags too, was standardised by mean and deviation, as a notebook would do.",
  none: "Values were taken as they are: a column in large units decides more than one in small units.",
};

/**
 * How each column was brought onto the common scale, in words.
 *
 * @param model The model file.
 * @returns A sentence and the steps behind a disclosure.
 */
export function preparationSteps(model: Segmentation): Markup {
  const columns = columnsByName(model);
  const rows = model.recipe.steps.map(
    (step) =>
      html`<tr><th scope="row" class="wide">${nameOf(step.column)}</th><td class="wide">${inWords(step, columns.get(step.column))}</td><td class="wide">${step.why}</td></tr>\n`,
  );
  return html`<p style="margin-top:24px">${modes[model.recipe.mode]} The same steps are taken when customers are scored later.</p>
${disclosure(
  "Preparation, column by column",
  scrollBox(
    "Preparation steps",
    html`<table class="tight"><thead><tr><th scope="col">Column</th><th scope="col">What was done</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table>`,
  ),
)}`;
}

function inWords(step: RecipeStep, column: ColumnSummary | undefined): Markup {
  if (step.kind === "category") {
    const count = step.levels.length;
    return html`One 0/1 dimension for each of ${countWord(count)} ${plural(count, "level")} (${step.levels.map((level, i) => html`${i > 0 && ", "}${nameOf(level)}`)}), times ${formatNumber(step.weight)}; an unseen level gives all zeros.`;
  }
  const transform = step.transform === "log1p" && ", then the logarithm of one plus the value";
  const scaled =
    step.center === 0 && step.scale === 1
      ? ", otherwise as it is"
      : `, then less ${formatNumber(step.center)}, over ${formatNumber(step.scale)}`;
  const flag = step.missingFlag && " A 0/1 dimension marks who was missing.";
  return html`Missing becomes ${column?.measure === "flag" ? formatNumber(step.impute) : formatQuantity(step.impute, column)}${transform}${scaled}.${flag}`;
}

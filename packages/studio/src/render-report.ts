import type { Segmentation } from "@coterie/wire";
import { html, type Markup, textOf } from "./page/markup.js";
import { style } from "./page/style.js";
import { choiceOfK } from "./sections/choice-of-k.js";
import { dataSection } from "./sections/data.js";
import { declaredUse } from "./sections/declared-use.js";
import { fairnessAudit } from "./sections/fairness-audit.js";
import { findingSentence, lede } from "./sections/finding.js";
import { method } from "./sections/method.js";
import type { Section } from "./sections/section.js";
import { segmentCards } from "./sections/segment-cards.js";
import { whatDecides } from "./sections/what-decides.js";
import { whatToDo } from "./sections/what-to-do.js";
import { whoTheyAre } from "./sections/who-they-are.js";

/**
 * The report: one HTML page that needs nothing beside it, no script, no network. Every number on it comes from the model,
 * every text of the user is escaped.
 *
 * @param model The model file, as written or as read back.
 * @returns HTML text; the same model gives the same bytes.
 */
export function renderReport(model: Segmentation): string {
  const finding = findingSentence(model);
  const sections: readonly Section[] = [
    segmentCards(model),
    whoTheyAre(model),
    whatToDo(model),
    choiceOfK(model),
    whatDecides(model),
    fairnessAudit(model),
    dataSection(model),
    method(model),
    declaredUse(model),
  ];
  const links = sections.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`);
  const page = html`<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${finding}</title>
`;
  const body = html`<a class="skip" href="#main">To the report</a>
<header>
<p class="kicker">Customer segments${model.asOf !== null && ` · data as of ${model.asOf}`}</p>
<h1>${finding}</h1>
${lede(model)}<nav aria-label="Sections"><ol>${links}</ol></nav>
</header>
<main id="main">
${sections.map(sectionMarkup)}</main>
<footer><p class="small muted">Made by coterie ${model.provenance.coterieVersion} from table ${model.provenance.tableHash.slice(0, 12)}, seed ${model.provenance.seed}. For marketing; not for credit decisions.</p></footer>
`;
  return `<!doctype html>\n<html lang="en">\n${textOf(page)}<style>${style()}</style>\n</head>\n<body>\n${textOf(body)}</body>\n</html>\n`;
}

function sectionMarkup({ id, heading, body, freshPage }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading"${freshPage && html` class="fresh"`}>
<h2 id="${id}-heading">${heading}</h2>
${body}</section>\n`;
}

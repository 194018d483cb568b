import { html } from "../page/markup.js";
import type { Section } from "./section.js";

/**
 * What the segments are for, and what they must not be used for.
 *
 * @returns The section.
 */
export function declaredUse(): Section {
  return {
    id: "use",
    heading: "Declared use",
    freshPage: false,
    body: html`<p>Marketing. Not for credit decisions: these segments were not made, tested or approved to grant, price, limit or refuse credit.</p>
<p class="muted">Customers who object to profiling were left out before anything was computed. This page holds no customer rows and sends nothing anywhere.</p>\n`,
  };
}

import type { Segmentation } from "@coterie/wire";
import { html } from "../page/markup.js";
import type { Section } from "./section.js";

/**
 * What the segments are for, what they must not be used for, and who is not in them.
 *
 * @param model The model file.
 * @returns The section.
 */
export function declaredUse(model: Segmentation): Section {
  const isObjectionKnown = model.columns.some((column) => column.role === "objection") || model.rows.objected > 0;
  return {
    id: "use",
    heading: "Declared use",
    freshPage: false,
    body: html`<p>Marketing. Not for credit decisions: these segments were not made, tested or approved to grant, price, limit or refuse credit.</p>
<p class="muted">${
      isObjectionKnown
        ? "Customers who object to profiling were left out before anything was computed."
        : "No column says who objects to profiling. Whoever does must be taken out of the table before it is segmented."
    } This page holds no customer rows and sends nothing anywhere.</p>\n`,
  };
}

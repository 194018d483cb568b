import type { Markup } from "../page/markup.js";

/** A part of the report: its anchor, its heading, and what stands under it. */
export interface Section {
  /** Anchor within the page. */
  readonly id: string;
  readonly heading: string;
  readonly body: Markup;
  /** On paper, whether it begins a new page. */
  readonly freshPage: boolean;
}

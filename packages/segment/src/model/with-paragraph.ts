import type { ColumnRole } from "../customer-table.js";
import { columnTitle } from "../persona/column-phrase.js";
import { paragraphOf } from "../persona/paragraph.js";
import type { Segment } from "../segmentation.js";

/** A segment with its paragraph, which begins with its name. */
export function withParagraph<Described extends Omit<Segment, "approach">>(
  segment: Described,
  columns: readonly { readonly name: string; readonly role: ColumnRole }[],
): Described {
  const value = columns.find(({ role }) => role === "value");
  const paragraph = paragraphOf(segment, value === undefined ? null : columnTitle(value.name));
  return { ...segment, persona: { ...segment.persona, paragraph } };
}

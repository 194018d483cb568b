import { formatCount } from "./format-number.js";

/** What stands in a cell that is withheld. It may be a large one: the neighbour of a small cell goes too, lest it reveal it. */
export const withheld: string = "withheld";

/**
 * What "withheld" covers, for the caption of any table in which it can stand.
 *
 * @param minCell Fewest customers a printed number may rest on.
 * @returns A sentence.
 */
export function withheldNote(minCell: number): string {
  return `“${withheld}” marks a number that rests on fewer than ${formatCount(minCell)} customers, or would reveal one that does.`;
}

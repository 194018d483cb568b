import { formatCount } from "./format-number.js";

/**
 * What stands in a cell that is withheld.
 *
 * @param minCell Fewest customers a printed number may rest on.
 * @returns `fewer than 10`.
 */
export function suppressed(minCell: number): string {
  return `fewer than ${formatCount(minCell)}`;
}

/**
 * What "fewer than 10" covers, for the caption of any table in which it can stand.
 *
 * @param minCell Fewest customers a printed number may rest on.
 * @returns A sentence.
 */
export function suppressedNote(minCell: number): string {
  return `“${suppressed(minCell)}” marks a number that is withheld: it rests on fewer than ${formatCount(minCell)} customers, or would reveal one that does.`;
}

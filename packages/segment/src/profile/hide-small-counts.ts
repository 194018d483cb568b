import { hideSmallest } from "./hide-smallest.js";

/**
 * Choose which counts of a single row of segments to hide, their sum being known.
 *
 * @param counts Customers in each segment.
 * @param minCell Fewest customers a shown count may have.
 * @returns 1 where hidden: small counts, and where those alone could be worked out or are small together, the next smallest.
 */
export function hideSmallCounts(counts: Float64Array, minCell: number): Uint8Array {
  const hidden = Uint8Array.from(counts, (count) => (count > 0 && count < minCell ? 1 : 0));
  const line = Array.from(counts, (_, i) => i).filter((i) => counts[i] > 0);
  for (;;) {
    const among = line.filter((i) => hidden[i] === 1);
    const sum = among.reduce((total, i) => total + counts[i], 0);
    const thin = among.length === 1 || (among.length > 1 && sum < minCell);
    if (!thin || !hideSmallest(line, hidden, counts)) return hidden;
  }
}

/**
 * Hide the smallest shown entry of a line that is above 0, ties to the first; where none is above 0, the first empty one.
 *
 * @param line Indices of the entries.
 * @param hidden 1 where hidden. Modified.
 * @param counts The entries.
 * @returns Whether there was anything left to hide.
 */
export function hideSmallest(line: readonly number[], hidden: Uint8Array, counts: Float64Array): boolean {
  let best = -1;
  for (const at of line) {
    if (hidden[at] === 1) continue;
    if (best < 0 || (counts[at] > 0 && (counts[best] === 0 || counts[at] < counts[best]))) best = at;
  }
  if (best < 0) return false;
  hidden[best] = 1;
  return true;
}

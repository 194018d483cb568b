/** Colours of segments in `styles/base.css`: `s1` to `s8`. */
const colours = 8;

/**
 * CSS class that gives an element its segment's colour; after the last colour the order begins again.
 *
 * @param id Segment id.
 * @returns `s1` and so on.
 */
export function segmentClass(id: number): string {
  return `s${((((id - 1) % colours) + colours) % colours) + 1}`;
}

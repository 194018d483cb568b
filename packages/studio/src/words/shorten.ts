/**
 * A label cut to the room it has; the full text stands in the table behind the picture.
 *
 * @param text The label.
 * @param limit Most characters, the ellipsis included.
 * @returns The label, or its beginning and `…`.
 */
export function shorten(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}

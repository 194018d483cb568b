/**
 * Data as JSON that may stand inside a `script` element: nothing in it can end the element or open a comment.
 *
 * @param data Plain data.
 * @returns JSON text; reading it gives the same data.
 */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

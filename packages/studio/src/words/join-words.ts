/**
 * Words as a list in running text.
 *
 * @param words The items, in order.
 * @param last What stands before the last one (default "and").
 * @returns `a, b and c`.
 */
export function joinWords(words: readonly string[], last: string = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

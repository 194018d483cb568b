/**
 * A phrase that begins a line: its first letter raised, the rest as it is.
 *
 * @param phrase Any phrase.
 * @returns `Win back` for `win back`.
 */
export function sentenceCase(phrase: string): string {
  const [first = "", ...rest] = phrase;
  return first.toUpperCase() + rest.join("");
}

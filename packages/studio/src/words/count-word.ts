import { formatCount } from "./format-number.js";

const words: readonly string[] = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/**
 * A count in running text: a word up to twelve, digits above.
 *
 * @param count A non-negative whole number.
 * @returns `four`, `13`.
 */
export function countWord(count: number): string {
  return words[count] ?? formatCount(count);
}

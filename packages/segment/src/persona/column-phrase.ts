import { partCapitals, splitName } from "./name-words.js";

/**
 * A column's name as words in running text: `transaction_count` reads "transaction count", `EstimatedSalary` "estimated salary",
 * `income/month` stays "income/month" and `Annual Income (k$)` keeps its unit. Short names in capitals (`CTR`) stay as they are.
 */
export function columnTitle(name: string): string {
  const spaced = partCapitals(name.replace(/_+/g, " ")).replace(/\s+/g, " ").trim();
  return spaced
    .split(" ")
    .map((word) => (/\(/u.test(word) || isAcronym(word, spaced) ? word : word.toLowerCase()))
    .join(" ");
}

/** A column's name as a noun for a trait: `columnTitle` without brackets and marks. "Balance (EUR)" gives "balance". */
export function columnNoun(name: string): string {
  const bare = name.replace(/\([^)]*\)|\[[^\]]*\]/gu, " ");
  const words = splitName(bare);
  const whole = words.join(" ");
  return words.map((word) => (isAcronym(word, whole) ? word : word.toLowerCase())).join(" ") || columnTitle(name);
}

/** Capitals mean something in `CTR` or `products owned X`, nothing in `CASH_ADVANCE_TRX`. */
function isAcronym(word: string, name: string): boolean {
  if (word.length > 4 || word !== word.toUpperCase()) return false;
  return word === name || name !== name.toUpperCase();
}

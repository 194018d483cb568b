/**
 * The words of a column name, for comparing names written by different hands: camelCase, `_`, `/` and brackets part words; case, accents
 * and plurals are dropped, short forms written out. `Total_Trans_Ct` and `transactionCounts (total)` share `total transaction count`.
 *
 * @param name A column's name, or a pattern of the vocabulary.
 * @param abbreviations Short form to word, `Vocabulary.abbreviations`.
 */
export function nameWords(name: string, abbreviations: Readonly<Record<string, string>>): readonly string[] {
  return splitName(name)
    .map((word) => (isPlain(word) ? word : word.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase())
    .flatMap((word) => (Object.hasOwn(abbreviations, word) ? abbreviations[word].split(" ") : [singular(word)]))
    .filter((word) => word !== "of" && word !== "the");
}

/** A name cut where a reader would: at anything but letters and digits, and where lower case turns upper (`NumOfProducts`, `CRMScore`). */
export function splitName(name: string): readonly string[] {
  return partCapitals(name)
    .split(isPlain(name) ? /[^A-Za-z0-9]+/ : /[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
}

/** A name with a space where lower case turns upper. */
export function partCapitals(name: string): string {
  if (isPlain(name)) return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2");
  return name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2").replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");
}

/** Whether a name is printable ASCII: read without Unicode's tables, which take milliseconds to be made ready. */
function isPlain(name: string): boolean {
  return /^[ -~]*$/.test(name);
}

function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith("s") || word.endsWith("ss")) return word;
  return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

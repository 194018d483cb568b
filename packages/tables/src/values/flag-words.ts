const pairs: readonly (readonly [yes: string, no: string])[] = [
  ["yes", "no"],
  ["y", "n"],
  ["true", "false"],
  ["t", "f"],
  ["on", "off"],
  ["ja", "nein"],
  ["j", "n"],
  ["wahr", "falsch"],
  ["ja", "nee"],
  ["oui", "non"],
  ["o", "n"],
  ["vrai", "faux"],
  ["sí", "no"],
  ["si", "no"],
  ["s", "n"],
  ["verdadero", "falso"],
  ["sim", "não"],
  ["sim", "nao"],
  ["verdadeiro", "falso"],
  ["sì", "no"],
  ["vero", "falso"],
  ["waar", "onwaar"],
];

/** Words that say yes, in lower case. */
export const yesWords: readonly string[] = [...new Set([...pairs.map(([yes]) => yes), "1"])];

/** Words that say no, in lower case. */
export const noWords: readonly string[] = [...new Set([...pairs.map(([, no]) => no), "0"])];

/**
 * The yes and no of a column, in lower case, or null where its levels are no such pair. One level will do where the word can mean
 * nothing else: a table of few customers may lack the other.
 */
export function flagPair(levels: readonly string[]): { readonly yes: string; readonly no: string } | null {
  const lower = [...new Set(levels.map((level) => level.toLowerCase()))];
  if (lower.length === 1) return loneWord(lower[0]);
  if (lower.length !== 2) return null;
  for (const [yes, no] of pairs) if (lower.includes(yes) && lower.includes(no)) return { yes, no };
  return null;
}

function loneWord(word: string): { readonly yes: string; readonly no: string } | null {
  const isPlain = word.length > 1 || word === "y" || word === "n";
  const pair = isPlain ? pairs.find((candidate) => candidate.includes(word)) : undefined;
  return pair === undefined ? null : { yes: pair[0], no: pair[1] };
}

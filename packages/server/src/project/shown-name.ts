/** A file's name as text for people: without control characters, and of a length that can be shown. */
export function shownName(name: string): string {
  const clean = name.replace(/\p{Cc}+/gu, " ").trim();
  const letters = [...clean];
  return letters.length === 0 ? "table" : letters.length <= 120 ? clean : `${letters.slice(0, 119).join("")}…`;
}

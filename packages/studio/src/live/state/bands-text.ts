/** Bands of a concept, level by level, as a vocabulary file writes them. */
export type Bands = Readonly<Record<string, string | number>>;

/** Bands as one line: `low: <4000, medium: 4000-9000, high: >=9000`. */
export function bandsText(bands: Bands | undefined): string {
  return Object.entries(bands ?? {})
    .map(([level, band]) => `${level}: ${band}`)
    .join(", ");
}

/** The bands a line says; null where it is not written so, an empty object where it says none. */
export function parseBands(text: string): Bands | null {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const pairs = parts.map((part) => /^([^:]+):\s*(\S.*)$/.exec(part));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair![1]!.trim(), pair![2]!.trim()]));
}

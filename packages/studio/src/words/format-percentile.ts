const endings: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
const ordinal: Intl.PluralRules = new Intl.PluralRules("en", { type: "ordinal" });

/**
 * A position among all customers as a percentile.
 *
 * @param position 0 to 1.
 * @returns `87th percentile`.
 */
export function formatPercentile(position: number): string {
  const rank = Math.round(position * 100);
  return `${rank}${endings[ordinal.select(rank)] ?? "th"} percentile`;
}

const large = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const finePercent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const and = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** A number for reading, three significant digits, with its unit: currency before it, per cent after it. */
export function figureText(value: number, unit: string | null = null): string {
  const text = (Math.abs(value) >= 1000 ? large : small).format(value);
  if (unit === null) return text;
  if (unit === "%") return `${text}%`;
  return unit.length > 1 ? `${unit} ${text}` : `${unit}${text}`;
}

/** A share as per cent, without decimals from 10% up. */
export function shareText(share: number): string {
  return (share < 0.0995 ? finePercent : percent).format(share);
}

/** A count, thousands separated. */
export function countText(count: number): string {
  return large.format(count);
}

/** "a, b and c". */
export function listText(items: readonly string[]): string {
  return and.format(items);
}

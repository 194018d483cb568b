const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, useGrouping: true });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** A figure for reading: three significant digits, thousands separated; whole numbers from 1,000 up. */
export function figure(value: number): string {
  return Math.abs(value) >= 1000 ? whole.format(value) : plain.format(value);
}

/** A count, thousands separated. */
export function count(value: number): string {
  return whole.format(value);
}

/** A share as per cent: no decimals above 10%. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return "under 0.1%";
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)}%`;
}

/** An amount with its currency before it or its unit after it. */
export function withUnit(value: number, unit: string | null): string {
  const text = figure(value);
  if (unit === null) return text;
  return unit === "%" ? `${text}%` : unit.length > 1 ? `${unit} ${text}` : `${unit}${text}`;
}

/** A bar of eighth blocks, `share` of `width` characters. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
  const rest = " ▏▎▍▌▋▊▉"[eighths % 8]!.trim();
  return "█".repeat(Math.floor(eighths / 8)) + rest;
}

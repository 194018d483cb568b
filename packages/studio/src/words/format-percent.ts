import { formatNumber, notComputable } from "./format-number.js";

/**
 * A fraction as a percentage: no decimals from 10% up, two digits below. What is not quite all is never "100%".
 *
 * @param fraction 0 to 1 (more where a rate can be), or null.
 * @returns `31%`, `9.4%`, `0.42%`, `over 99%`; `not computable` for null.
 */
export function formatPercent(fraction: number | null): string {
  if (fraction === null || !Number.isFinite(fraction)) return notComputable;
  const percent = fraction * 100;
  if (percent > 99 && percent < 100 && Math.round(percent) === 100) return "over 99%";
  if (Math.abs(percent) >= 9.95) return `${formatNumber(Math.round(percent))}%`;
  return `${formatNumber(Number(percent.toPrecision(2)))}%`;
}

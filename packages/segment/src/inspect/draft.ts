import type { Advice } from "./advice.js";

/** An advice before it was tried. */
export interface Draft extends Omit<Advice, "effect" | "proposed"> {
  /** Plain harm, mended whatever the verdict says of it; others are choices, proposed where the verdict gets better. */
  readonly mistake: boolean;
}

/** A number of customers and its share of all, as they may be told: of few, neither. */
export function customersWord(count: number, all: number, minCell: number): string {
  if (count < minCell) return `fewer than ${minCell} customers`;
  return `${count.toLocaleString("en")} customers (${percent(count / all)})`;
}

/** A share as per cent: no decimals from 10% on. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return "under 0.1%";
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)}%`;
}

/** `a`, `a and b`, `a, b and c`; beyond `most` a count. */
export function listed(names: readonly string[], most = 6): string {
  if (names.length === 1) return names[0];
  if (names.length > most) return `${names.slice(0, most - 1).join(", ")} and ${names.length - most + 1} more`;
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

import type { Range } from "./plan.js";

/** A range carried through a rising function. */
export function mapRange({ expected, low, high }: Range, of: (value: number) => number): Range {
  return { expected: of(expected), low: of(low), high: of(high) };
}

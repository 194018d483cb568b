import type { JudgedK } from "./judgement.js";
import type { Limits } from "./limits.js";

/**
 * What speaks against a K, a clause each, worst first: segments that do not come back, pairs without a gap, a segment that is too small.
 *
 * @param row The K judged.
 * @param limits What it must show.
 * @returns "segment 5 is unstable", "no gap between 2 and 5", "the smallest segment has under 2%"; empty = nothing.
 */
export function kRemarks(
  row: Pick<JudgedK, "k" | "stability" | "valleys" | "smallestShare">,
  limits: Limits,
): readonly string[] {
  const unstable = row.stability.flatMap((value, s) => (value < limits.stability ? [s + 1] : []));
  const joined = row.valleys.filter(({ value }) => value > limits.valley);
  const remarks: string[] = [];
  if (unstable.length === row.k) remarks.push("no segment is stable");
  else if (unstable.length === 1) remarks.push(`segment ${unstable[0]} is unstable`);
  else if (unstable.length > 1) remarks.push(`segments ${list(unstable)} are unstable`);
  if (joined.length > 1 && joined.length === row.valleys.length) remarks.push("no gap between any neighbours");
  else if (joined.length === 1) remarks.push(`no gap between ${joined[0].a} and ${joined[0].b}`);
  else if (joined.length > 1)
    remarks.push(
      `no gap between ${list(
        joined.map(({ a, b }) => `${a} and ${b}`),
        ", nor ",
      )}`,
    );
  if (row.smallestShare < limits.smallestShare)
    remarks.push(`the smallest segment has under ${Math.round(limits.smallestShare * 1000) / 10}% of customers`);
  return remarks;
}

function list(parts: readonly (number | string)[], last = " and "): string {
  return `${parts.slice(0, -1).join(", ")}${last}${parts[parts.length - 1]}`;
}

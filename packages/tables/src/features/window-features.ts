import type { CountedTransactions } from "./count-transactions.js";
import type { Feature } from "./feature.js";
import { amount, decimalText, sumOf } from "./money-features.js";

/** Whether the data reaches back past a window; one it does not would only repeat the totals. */
export function coversWindow(
  { asOf, firstDate }: Pick<CountedTransactions, "asOf" | "firstDate">,
  months: number,
): boolean {
  return firstDate <= monthsBefore(asOf, months);
}

/** The ISO date `months` before, on the last day of the month where the day does not exist. */
export function monthsBefore(asOf: string, months: number): string {
  const [year, month, day] = asOf.split("-").map(Number);
  const total = year * 12 + (month - 1) - months;
  const lastDay = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(Math.floor(total / 12), total % 12, Math.min(day, lastDay)));
  return date.toISOString().slice(0, 10);
}

/** Counts and money of the last `months`. */
export function windowFeatures(
  { asOf, scale, hasIncoming, hasOutgoing }: CountedTransactions,
  months: number,
): readonly Feature[] {
  const inside = `day > DATE '${monthsBefore(asOf, months)}'`;
  const when = `in the ${months === 1 ? "last month" : `last ${months} months`}`;
  const out = `total_withdrawals_${months}m`;
  const came = `total_deposits_${months}m`;
  const counts = `transaction_count_${months}m`;
  return [
    {
      name: counts,
      kind: "integer",
      sums: { [counts]: `count(*) FILTER (${inside})` },
      sql: `coalesce(${counts}, 0)::DOUBLE`,
      meaning: `transactions ${when}`,
    },
    ...(hasOutgoing ? [amount(out, scale, sumOf(false, inside), `money that left ${when}`)] : []),
    ...(hasIncoming ? [amount(came, scale, sumOf(true, inside), `money that came ${when}`)] : []),
    ...(hasIncoming && hasOutgoing
      ? [
          {
            name: `net_flow_${months}m`,
            kind: "number" as const,
            sums: {},
            sql: decimalText(`coalesce(${came}, 0) - coalesce(${out}, 0)`, scale),
            meaning: `money that came less money that left ${when}`,
          },
        ]
      : []),
  ];
}

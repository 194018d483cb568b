import type { CountedTransactions } from "./count-transactions.js";
import type { Feature } from "./feature.js";

/** Money in, out and net, the size of a payment and how it spreads. All sums are DECIMAL, so that their order cannot matter. */
export function moneyFeatures(counted: CountedTransactions): readonly Feature[] {
  const { hasIncoming, hasOutgoing, scale } = counted;
  const features: Feature[] = [];
  if (hasOutgoing) features.push(amount("total_withdrawals", scale, sumOf(false), "money that left"));
  if (hasIncoming) features.push(amount("total_deposits", scale, sumOf(true), "money that came"));
  if (hasIncoming && hasOutgoing) {
    features.push({
      name: "net_flow",
      kind: "number",
      sums: {},
      sql: decimalText("coalesce(total_deposits, 0) - coalesce(total_withdrawals, 0)", scale),
      meaning: "money that came less money that left",
    });
  }
  const payments = hasOutgoing ? "NOT incoming" : "incoming";
  const what = hasOutgoing ? "payments that left" : "payments that came";
  const units = `(value * ${10 ** scale})::BIGINT`;
  return [
    ...features,
    {
      name: "average_ticket",
      kind: "number",
      sums: { tickets: `count(*) FILTER (${payments})`, ticket_units: `sum(${units}) FILTER (${payments})` },
      sql: `ticket_units::DOUBLE / nullif(tickets * ${10 ** scale}, 0)`,
      meaning: `mean of the ${what}; empty without one`,
    },
    {
      name: "ticket_spread",
      kind: "number",
      sums: { ticket_squares: `sum(${units}::HUGEINT * ${units}::HUGEINT) FILTER (${payments})` },
      sql: `CASE WHEN tickets > 1 THEN sqrt(${sumOfSquares} / (tickets - 1)) / ${10 ** scale} END`,
      meaning: `standard deviation of the ${what}; empty under two`,
    },
  ];
}

/** Squares about the whole part of the mean, in integers: nothing is lost where payments hardly differ. */
const sumOfSquares = `greatest(0, (ticket_squares - (ticket_units // tickets) * (ticket_units + ticket_units % tickets))::DOUBLE
  - (ticket_units % tickets)::DOUBLE * (ticket_units % tickets)::DOUBLE / tickets)`;

/** SQL of the money that came or left, over the rows of `used` that `where` keeps. */
export function sumOf(incoming: boolean, where = "true"): string {
  return `sum(value) FILTER (${incoming ? "incoming" : "NOT incoming"} AND ${where})`;
}

/** A sum of amounts, 0 without any. */
export function amount(name: string, scale: number, sum: string, meaning: string): Feature {
  return { name, kind: "number", sums: { [name]: sum }, sql: decimalText(`coalesce(${name}, 0)`, scale), meaning };
}

/** SQL of an amount as text with all its decimal places. */
export function decimalText(sql: string, scale: number): string {
  return `(${sql})::DECIMAL(38, ${scale})::VARCHAR`;
}

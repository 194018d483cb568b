import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import type { CountedTransactions } from "./count-transactions.js";
import type { Feature } from "./feature.js";

/** The four values between five scores, each reached by the customers at or below it. */
export interface RfmCutPoints {
  /** Days; a customer at or below the first scores 5. */
  readonly recency: readonly number[];
  /** Transactions; a customer above the last scores 5. */
  readonly frequency: readonly number[];
  /** Amounts; a customer above the last scores 5. */
  readonly monetary: readonly number[];
  /** The column the monetary score is made from. */
  readonly monetaryOf: "total_withdrawals" | "total_deposits";
}

/** Cut points at the fifths of the customers with a transaction, from the table `totals`. */
export async function rfmCutPoints(scratch: Scratch, counted: CountedTransactions): Promise<RfmCutPoints> {
  const monetaryOf = counted.hasOutgoing ? "total_withdrawals" : "total_deposits";
  const fifths = (sql: string) =>
    [0.2, 0.4, 0.6, 0.8].map((share) => `quantile_disc(${sql}, ${share})::DOUBLE`).join(", ");
  const [row] = (await scratch.rows(
    `SELECT ${fifths(recencySql(counted))}, ${fifths("transaction_count")}, ${fifths(`coalesce(${monetaryOf}, 0)`)} FROM totals`,
  )) as number[][];
  return { recency: row.slice(0, 4), frequency: row.slice(4, 8), monetary: row.slice(8, 12), monetaryOf };
}

/** A warning where customers share values so much that the fifths are no fifths. */
export function unevenScores(cuts: RfmCutPoints): readonly Warning[] {
  const uneven = (["recency", "frequency", "monetary"] as const).filter((name) => new Set(cuts[name]).size < 4);
  if (uneven.length === 0) return [];
  return [
    {
      code: "uneven-scores",
      message: `RFM scores of ${uneven.join(" and ")} are uneven: many customers share one value, so that some of the five scores stand for no one. The cut points show it.`,
    },
  ];
}

function recencySql({ asOf }: CountedTransactions): string {
  return `(DATE '${asOf}' - last_day)`;
}

/** Scores from 1 to 5 (5 = lately, often, much) and the cell they make. Customers without a transaction score 1. */
export function rfmFeatures(counted: CountedTransactions, cuts: RfmCutPoints): readonly Feature[] {
  const above = (sql: string, points: readonly number[]) =>
    points.map((point) => `(${sql} > ${point})::INTEGER`).join(" + ");
  const money = `${cuts.monetaryOf}::DOUBLE`;
  const scores = {
    recency: `coalesce(5 - (${above(recencySql(counted), cuts.recency)}), 1)`,
    frequency: `coalesce(1 + ${above("transaction_count", cuts.frequency)}, 1)`,
    monetary: `coalesce(1 + ${above(money, cuts.monetary)}, 1)`,
  };
  const of = { recency: "recency_days", frequency: "transaction_count", monetary: cuts.monetaryOf };
  const features = (["recency", "frequency", "monetary"] as const).map(
    (name): Feature => ({
      name: `rfm_${name}`,
      kind: "integer",
      sums: {},
      sql: scores[name],
      meaning: `score from 1 to 5 by ${of[name]}, cut at ${cuts[name].join(", ")}; 5 is ${name === "recency" ? "latest" : "most"}`,
    }),
  );
  return [
    ...features,
    {
      name: "rfm_cell",
      kind: "text",
      sums: {},
      sql: `'R' || ${scores.recency} || 'F' || ${scores.frequency} || 'M' || ${scores.monetary}`,
      meaning: "the three scores together",
    },
  ];
}

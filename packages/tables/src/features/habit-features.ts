import type { CountedTransactions } from "./count-transactions.js";
import type { Feature } from "./feature.js";

const nightFrom = 22;
const nightTo = 6;
const longestTrendDays = 91;
const shortestTrendDays = 7;

/** Days of each of the two periods a trend compares: half of what the data covers, a quarter of a year at most; null where that is too short. */
export function trendDays({ asOf, firstDate }: Pick<CountedTransactions, "asOf" | "firstDate">): number | null {
  const covered = Math.round((Date.parse(asOf) - Date.parse(firstDate)) / 86_400_000) + 1;
  const days = Math.min(longestTrendDays, Math.floor(covered / 2));
  return days < shortestTrendDays ? null : days;
}

/** How long ago and how often. */
export function countFeatures({ asOf }: CountedTransactions): readonly Feature[] {
  return [
    {
      name: "recency_days",
      kind: "integer",
      sums: { last_day: "max(day)" },
      sql: `(DATE '${asOf}' - last_day)::INTEGER`,
      meaning: "days from the last transaction to the as-of date; empty without one",
    },
    {
      name: "days_since_first",
      kind: "integer",
      sums: { first_day: "min(day)" },
      sql: `(DATE '${asOf}' - first_day)::INTEGER`,
      meaning: "days from the first transaction to the as-of date; empty without one",
    },
    {
      name: "transaction_count",
      kind: "integer",
      sums: { transaction_count: "count(*)" },
      sql: "coalesce(transaction_count, 0)::DOUBLE",
      meaning: "transactions",
    },
  ];
}

/** Months with a transaction, change of pace, and when in the week and the day. */
export function habitFeatures(counted: CountedTransactions): readonly Feature[] {
  const { asOf, hasClock } = counted;
  const days = trendDays(counted);
  const features: Feature[] = [
    {
      name: "active_months",
      kind: "integer",
      sums: {},
      sql: "coalesce(active_months, 0)::DOUBLE",
      meaning: "calendar months with a transaction",
    },
  ];
  if (days !== null) {
    const from = (back: number) => `day > DATE '${asOf}' - ${back}`;
    features.push({
      name: "activity_trend",
      kind: "number",
      sums: {
        lately: `count(*) FILTER (${from(days)})`,
        earlier: `count(*) FILTER (${from(2 * days)} AND NOT ${from(days)})`,
      },
      sql: "CASE WHEN coalesce(lately + earlier, 0) = 0 THEN 0 ELSE (lately - earlier)::DOUBLE / (lately + earlier) END",
      meaning: `transactions of the last ${days} days against the ${days} days before, as (later - earlier) / (later + earlier): -1 stopped, 0 steady, 1 new`,
    });
  }
  features.push({
    name: "weekend_share",
    kind: "number",
    sums: { at_weekends: "count(*) FILTER (isodow(day) >= 6)" },
    sql: "at_weekends::DOUBLE / nullif(transaction_count, 0)",
    meaning: "share of transactions on Saturday or Sunday; empty without one",
  });
  if (hasClock) {
    features.push({
      name: "night_share",
      kind: "number",
      sums: {
        timed: "count(minute)",
        at_night: `count(*) FILTER (minute >= ${nightFrom * 60} OR minute < ${nightTo * 60})`,
      },
      sql: "at_night::DOUBLE / nullif(timed, 0)",
      meaning: `share of transactions from ${nightFrom}:00 to before 0${nightTo}:00, of those with a time; empty without one`,
    });
  }
  return features;
}

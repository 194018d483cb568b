import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { columnLabels } from "../persona/column-labels.js";
import { defaultVocabulary } from "../persona/default-vocabulary.js";
import type { Vocabulary } from "../persona/vocabulary.js";
import type { Profile } from "../profile/profile-types.js";
import type { Behaviour, ChannelResponse, ProductHolding } from "./behaviour.js";
import { type BehaviourColumns, behaviourColumns } from "./behaviour-columns.js";
import { channelNames } from "./channel-names.js";
import { amountOf, type Grouped, holdingOf, responseOf, shareOf } from "./measures.js";

const LOANS = ["loan", "mortgage", "=housing", "=loan", "credit amount", "outstanding debt", "revolving balance"];
const NOT_LOANS = [
  "default",
  "rate",
  "date",
  "purpose",
  "status",
  "term",
  "ratio",
  "type",
  "share",
  "campaign",
  "duration",
];
const UPTAKE = [
  "bought product",
  "has bought",
  "purchased",
  "subscribed",
  "accepted",
  "converted",
  "=response",
  "campaign success",
  "uptake",
];
const DEPOSITS = ["total deposit", "deposit amount", "=deposit"];
const WITHDRAWALS = ["total withdrawal", "withdrawal amount", "=withdrawal"];
const NOT_TOTALS = ["count", "date", "last", "share", "rate", "term"];
/** 0/1 columns that are products, where no list of products holds them. Loans are borrowing, and credit is not offered for being common. */
const PRODUCTS: readonly { readonly product: string; readonly names: readonly string[] }[] = [
  { product: "card", names: ["credit card", "cr card", "has card", "debit card"] },
  { product: "savings account", names: ["saving account", "=saving", "has saving"] },
  { product: "term deposit", names: ["term deposit", "time deposit", "cd account"] },
  { product: "securities account", names: ["security account", "investment account", "has fund", "has investment"] },
  { product: "insurance", names: ["has insurance", "=insurance"] },
];

/**
 * What each segment was seen doing: products held and the next likely one, answers to campaigns by channel, deposits, withdrawals and borrowing. Found by
 * column names; of transactions when the table holds what `coterie features` makes of them. Cells the profile withholds stay withheld.
 *
 * @param table Customers in the order of `labels`.
 * @param labels Segment of each customer, from 0.
 * @param profile Of the same table and labels.
 * @param vocabulary What columns are called (default the shipped one).
 * @returns One a segment, in the profile's order.
 * @remarks Intervals are 95%: Wilson for shares, Katz for lifts, linearised ratios clustered by customer for click-through, standard errors for means. They take
 * the segment's members as given; none is on a column's difference between segments.
 */
export function behaviours(
  table: CustomerTable,
  labels: Uint8Array,
  profile: Profile,
  vocabulary: Vocabulary = defaultVocabulary,
): readonly Behaviour[] {
  const columns = behaviourColumns(table, vocabulary);
  const names = columnLabels(table, vocabulary);
  return profile.segments.map((_, segment) => behaviourOf(table, columns, names, { labels, segment, profile }));
}

function behaviourOf(
  table: CustomerTable,
  columns: BehaviourColumns,
  names: ReadonlyMap<string, string>,
  grouped: Grouped,
): Behaviour {
  const labelOf = ({ name }: NumericColumn): string => names.get(name) ?? name;
  const amount = (patterns: readonly string[]) => {
    const column = columns.first(patterns, NOT_TOTALS, false);
    return column && amountOf(column, labelOf(column), grouped);
  };
  const clicks = columns.first(["total click", "=clicks"], [], false);
  const impressions = columns.first(["total impression", "=impressions"], [], false);
  const overall = clicks && impressions && responseOf(clicks, impressions, grouped);
  const online = columns.first(["internet banking", "online banking", "mobile banking", "digital banking"], [], true);
  const shares = (patterns: readonly string[], unless: readonly string[]) =>
    columns.every(patterns, unless, true).flatMap((column) => shareOf(column, labelOf(column), grouped) ?? []);
  const products = productsOf(table, columns, grouped);
  return {
    channels: channelNames
      .flatMap(({ channel, names: words }) => responseOn(channel, words, columns, grouped) ?? [])
      .toSorted((a, b) => b.here - a.here),
    clickThrough: overall && withoutCounts(overall),
    internetBanking: online && rateOf(shareOf(online, labelOf(online), grouped)),
    products,
    nextProduct: nextOf(products),
    deposits: amount(DEPOSITS),
    withdrawals: amount(WITHDRAWALS),
    borrowing: shares(LOANS, NOT_LOANS),
    borrowed: columns
      .every(LOANS, NOT_LOANS, false)
      .flatMap((column) => amountOf(column, labelOf(column), grouped) ?? []),
    uptake: shares(UPTAKE, []),
  };
}

function responseOn(
  channel: string,
  words: readonly string[],
  columns: BehaviourColumns,
  grouped: Grouped,
): ChannelResponse | null {
  const clicks = columns.first(words.map((word) => `${word} click`));
  const impressions = columns.first(words.map((word) => `${word} impression`));
  const response = clicks && impressions && responseOf(clicks, impressions, grouped);
  return response && { channel, ...response };
}

function productsOf(table: CustomerTable, columns: BehaviourColumns, grouped: Grouped): readonly ProductHolding[] {
  const flags = table.columns.filter((column): column is NumericColumn => column.kind === "numeric");
  const listed = flags
    .filter(
      ({ listOf, name }) =>
        listOf !== null && /product|account|holding/iu.test(listOf) && name.startsWith(`${listOf}: `),
    )
    .map((column) => ({ column, product: column.name.slice(`${column.listOf}: `.length) }));
  const known = PRODUCTS.flatMap(({ product, names }) => {
    const column = columns.first(names, ["campaign", "count", "limit"], true);
    return column === null ? [] : [{ column, product }];
  });
  return [...listed, ...known]
    .flatMap(({ column, product }) => holdingOf(column, product, grouped) ?? [])
    .toSorted((a, b) => b.here - a.here);
}

/** Of what most do not hold, the product whose lift over all others is surely above 1 by the most. */
function nextOf(products: readonly ProductHolding[]): ProductHolding | null {
  const above = products.filter(
    ({ here, liftInterval }) => here <= 0.5 && liftInterval !== null && liftInterval.low > 1,
  );
  return above.toSorted((a, b) => (b.liftInterval?.low ?? 0) - (a.liftInterval?.low ?? 0))[0] ?? null;
}

function withoutCounts<R extends { readonly clicks: number; readonly impressions: number }>({
  clicks: _clicks,
  impressions: _impressions,
  ...rate
}: R): Omit<R, "clicks" | "impressions"> {
  return rate;
}

function rateOf(share: ReturnType<typeof shareOf>): Behaviour["internetBanking"] {
  if (share === null) return null;
  const { here, all, others, interval, count } = share;
  return { here, all, others, interval, count };
}

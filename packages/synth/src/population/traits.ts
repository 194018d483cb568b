import { logistic } from "./logistic.js";
import { normalQuantile } from "./normal.js";

/** A number per planted segment, in the order of `SEGMENT_SHARES`. */
export type PerSegment = readonly [number, number, number, number];

/**
 * A hidden quantity behind one or more columns: normal within each segment, and read into a column by an increasing function
 * (an exponential for money, a threshold at 0 for a yes or no).
 */
export interface Trait {
  /** Mean per segment, on the trait's own scale. */
  readonly mean: PerSegment;
  /** Standard deviation per segment, on the trait's own scale. */
  readonly deviation: PerSegment;
  /** The scale on which it keeps its correlations when the segments go: the trait itself, or its column's. */
  readonly compared: (value: number) => number;
}

/** What is hidden behind the columns of one customer. */
export type TraitName =
  | "age"
  | "income"
  | "balance"
  | "loyalty"
  | "education"
  | "withdrawals"
  | "deposits"
  | "usage"
  | "internet"
  | "loan"
  | "tenure"
  | "exposure"
  | "facebookClick"
  | "instagramClick"
  | "twitterClick"
  | "appetite"
  | "earlierSuccess"
  | "facebook"
  | "twitter"
  | "instagram"
  | "email"
  | "products";

/**
 * Shares of the four planted segments: 1 frequent users on high incomes, 2 occasional users, 3 very frequent users who hold on to
 * their money, 4 semi-frequent users of low loyalty. Segments 1 and 3 together stay under 43%, or the median income of the others
 * would leave the middle third; 2 and 4 together stay under 60%, or their median withdrawals would leave the top third.
 */
export const SEGMENT_SHARES: PerSegment = [0.17, 0.36, 0.25, 0.22];

/**
 * Every hidden trait of a customer. The first eight place the segments: neighbours lie about one deviation apart on income and at
 * most 3.1 on anything else, so that no column alone has a gap and their sum does. Gender is not here: no segment differs by it.
 */
export const TRAITS: Readonly<Record<TraitName, Trait>> = {
  age: bounded(-1.75, 0.42, [1.4, 3.75, 3.65, 0]),
  income: steps(Math.log(7000), 0.317, [1.25, 0, 1.27, 0.01], [1.52, 0.78, 1.52, 0.78]),
  balance: steps(Math.log(4500), 0.5, [3.7, 1.4, 3.8, 0]),
  loyalty: bounded(-1.55, 0.5, [3.1, 3.08, 3.09, 0]),
  education: steps(-0.2, 0.8, [1.2, 0, 0.5, 0.7]),
  withdrawals: steps(Math.log(780), 0.42, [-1.6, 0, -3.7, 0], [0.65, 1.17, 0.94, 1.17]),
  deposits: steps(Math.log(210), 0.42, [4.5, 0, 0.1, 2.5]),
  usage: steps(Math.log(8), 0.42, [2.95, 0, 4.27, 1.33]),
  internet: yes([0.86, 0.72, 0.8, 0.92]),
  loan: yes([0.28, 0.15, 0.32, 0.15]),
  tenure: bounded(-0.8, 0.8, [0.3, 0.2, 0.4, 0]),
  exposure: steps(3.9, 0.4, [0.8, 1.6, 0, 2]),
  facebookClick: rate([0.048, 0.12, 0.015, 0.095]),
  instagramClick: rate([0.055, 0.09, 0.013, 0.13]),
  twitterClick: rate([0.045, 0.1, 0.016, 0.1]),
  appetite: yes([0.04, 0.02, 0.06, 0.02]),
  earlierSuccess: yes([0.45, 0.35, 0.5, 0.33]),
  facebook: yes([0.8, 0.86, 0.74, 0.72]),
  twitter: yes([0.62, 0.35, 0.46, 0.66]),
  instagram: yes([0.74, 0.45, 0.42, 0.9]),
  email: yes([0.9, 0.76, 0.94, 0.8]),
  products: steps(0, 1, [0.5, -0.1, 0.7, -0.6]),
};

/** The traits in their one order: how they stand in a customer's array, and in every matrix. */
export const TRAIT_NAMES: readonly TraitName[] = Object.keys(TRAITS) as TraitName[];

/** Where each trait stands in a customer's array. */
export const TRAIT_INDEX: Readonly<Record<TraitName, number>> = Object.fromEntries(
  TRAIT_NAMES.map((name, j) => [name, j]),
) as Record<TraitName, number>;

/** Correlations within every segment; all other pairs are independent there. Signs follow what bankers see. */
const WITHIN: readonly (readonly [TraitName, TraitName, number])[] = [
  ["income", "balance", 0.3],
  ["withdrawals", "deposits", 0.2],
  ["age", "balance", 0.15],
  ["education", "income", 0.15],
  ["usage", "deposits", 0.1],
  ["age", "internet", -0.2],
  ["age", "instagram", -0.3],
  ["loan", "income", 0.15],
  ["products", "loyalty", 0.3],
  ["tenure", "loyalty", 0.1],
  ["facebookClick", "instagramClick", 0.6],
  ["facebookClick", "twitterClick", 0.6],
  ["instagramClick", "twitterClick", 0.6],
  ["appetite", "earlierSuccess", 0.3],
  ["appetite", "facebookClick", 0.2],
];

/** Correlation of every two traits within a segment, in the order of `TRAIT_NAMES`. */
export const WITHIN_CORRELATION: readonly (readonly number[])[] = TRAIT_NAMES.map((a) =>
  TRAIT_NAMES.map((b) =>
    a === b ? 1 : (WITHIN.find(([c, d]) => (c === a && d === b) || (c === b && d === a))?.[2] ?? 0),
  ),
);

function steps(origin: number, step: number, at: PerSegment, spread: PerSegment = [1, 1, 1, 1]): Trait {
  return {
    mean: each(at, (x) => origin + step * x),
    deviation: each(spread, (x) => step * x),
    compared: (value) => value,
  };
}

function bounded(origin: number, step: number, at: PerSegment): Trait {
  return { ...steps(origin, step, at), compared: logistic };
}

function yes(shares: PerSegment): Trait {
  return steps(0, 1, each(shares, normalQuantile));
}

function rate(means: PerSegment): Trait {
  return steps(
    0,
    1,
    means,
    each(means, (p) => 0.28 * p),
  );
}

function each(values: PerSegment, f: (x: number) => number): PerSegment {
  return [f(values[0]), f(values[1]), f(values[2]), f(values[3])];
}

import { amount, between, column, count, customers, pick, whole } from "./draw.mjs";

/** Families of sets without segments. */
export const NULLS = {
  independent,
  "correlated columns": correlatedColumns,
  uniform,
  curved,
  axis,
  rfm,
  zeros,
  sentinels,
};

/** Sets in each family. */
export const NULL_SETS = 100;

/** The sets of each family with 5,000 customers or more. */
const LARGE = [10, 32];

/** Beside the nulls: no groups were planted, yet the density has two peaks, so that a valley is there to be found. */
export const FOLDED = { folded };

/** Sets of it. */
export const FOLDED_SETS = 40;

const SHAPES = [
  (z) => amount(z),
  (z) => amount(z.map((x) => Math.exp(0.8 * x + 7))),
  (z) => count(z.map((x) => Math.round(Math.exp(0.6 * x + 1.5)))),
  (z) => count(z.map((x) => Math.max(18, Math.round(45 + 14 * x)))),
];

/** Columns: 3 to `most`, in one set of five up to 60. */
const many = (random, number, most) => (number % 5 === 3 ? whole(random, most + 1, 60) : whole(random, 3, most));

function independent(random, number) {
  const n = customers(random, LARGE.includes(number));
  const columns = Array.from({ length: many(random, number, 20) }, () =>
    pick(random, SHAPES)(column(n, () => random.normal())),
  );
  return { n, columns };
}

/** One or two factors behind all columns. */
function correlatedColumns(random, number) {
  const n = customers(random, LARGE.includes(number));
  const factors = Array.from({ length: whole(random, 1, 2) }, () => column(n, () => random.normal()));
  const skewed = number % 2 === 1;
  const columns = Array.from({ length: many(random, number, 15) }, () => {
    const loading = between(random, 0.3, 0.9);
    const factor = pick(random, factors);
    const z = column(n, (i) => loading * factor[i] + Math.sqrt(1 - loading ** 2) * random.normal());
    return skewed ? pick(random, SHAPES)(z) : amount(z);
  });
  return { n, columns };
}

function uniform(random, number) {
  const n = customers(random, LARGE.includes(number));
  const columns = Array.from({ length: whole(random, 3, 12) }, () => amount(column(n, () => random.float())));
  return { n, columns };
}

const CURVES = [
  (g) => g,
  (g) => g * g,
  (g) => Math.exp(g),
  (g) => Math.abs(g),
  (g) => g ** 3,
  (g) => Math.log1p(g * g),
];

/** Curves of one normal variable, with and without noise. */
function curved(random, number) {
  const n = customers(random, LARGE.includes(number));
  const g = column(n, () => random.normal());
  const noise = pick(random, [0, 0.1, 0.3]);
  const d = whole(random, 3, 6);
  const columns = Array.from({ length: d }, (_, j) =>
    amount(column(n, (i) => CURVES[j](g[i]) + noise * random.normal())),
  );
  return { n, columns };
}

/** The same with a column that swings: a sine is at its ends more often than between them. */
function folded(random, number) {
  const { n, columns } = curved(random, number);
  const g = columns[0].values;
  return { n, columns: [...columns, amount(g.map((x) => Math.sin(2 * x)))] };
}

/** One age or wealth axis that every column follows. */
function axis(random, number) {
  const n = customers(random, LARGE.includes(number));
  const wealth = number % 2 === 1;
  const t = column(n, () => (wealth ? random.normal() / 2 : between(random, -1, 1)));
  const follow = [(x) => x, (x) => 1 / (1 + Math.exp(-3 * x)), (x) => Math.sqrt(x + 3), (x) => Math.exp(x)];
  const columns = Array.from({ length: whole(random, 2, 11) }, () => {
    const curve = pick(random, follow);
    const noise = between(random, 0.1, 0.6);
    return amount(column(n, (i) => curve(t[i]) + noise * random.normal()));
  });
  columns.push(wealth ? amount(t.map((x) => Math.exp(3 * x + 9))) : count(t.map((x) => Math.round(54 + 36 * x))));
  return { n, columns };
}

/** Recency, frequency, monetary: raw, or as scores from 1 to 5 by fifths. */
function rfm(random, number) {
  const n = customers(random, LARGE.includes(number));
  const activity = column(n, () => Math.exp(0.8 * random.normal()));
  const recency = activity.map((a) => Math.floor((-Math.log(1 - random.float()) * 40) / a));
  const frequency = activity.map((a) => 1 + Math.floor(-Math.log(1 - random.float()) * 6 * a));
  const monetary = frequency.map((f) => f * Math.exp(3.5 + 0.6 * random.normal()));
  const raw = [recency, frequency, monetary];
  if (number % 2 === 0) return { n, columns: [count(recency), count(frequency), amount(monetary)] };
  return { n, columns: raw.map((values) => count(fifths(values))) };
}

function fifths(values) {
  const sorted = values.slice().sort();
  return values.map((x) => 1 + [0.2, 0.4, 0.6, 0.8].filter((p) => x >= sorted[Math.floor(p * sorted.length)]).length);
}

/** Columns of which 40 to 90% are 0, the amounts above it lognormal, alone or with a factor in common. */
function zeros(random, number) {
  const n = customers(random, LARGE.includes(number));
  const factor = column(n, () => random.normal());
  const shared = number % 2 === 1 ? 0.6 : 0;
  const own = Math.sqrt(1 - shared ** 2);
  const score = () => column(n, (i) => shared * factor[i] + own * random.normal());
  const columns = Array.from({ length: whole(random, 2, 8) }, () => {
    const bound = pick(random, [-0.25, 0.25, 0.67, 1.28]);
    const holds = score();
    return amount(holds.map((x) => (x < bound ? 0 : Math.exp(6 + 0.9 * random.normal()))));
  });
  for (let c = whole(random, 1, 3); c > 0; c--) columns.push(amount(score()));
  return { n, columns };
}

/** Ordinary columns in one to three of which −1, 999 or −999999 stand for what is not known. */
function sentinels(random, number) {
  const n = customers(random, LARGE.includes(number));
  const d = whole(random, 3, 12);
  const marked = whole(random, 1, Math.min(3, d));
  const columns = Array.from({ length: d }, (_, j) => {
    const shape = pick(random, SHAPES)(column(n, () => random.normal()));
    if (j >= marked) return shape;
    const sentinel = pick(random, [-1, 999, -999999]);
    const rate = between(random, 0.02, 0.3);
    return { ...shape, values: shape.values.map((x) => (random.float() < rate ? sentinel : x)) };
  });
  return { n, columns };
}

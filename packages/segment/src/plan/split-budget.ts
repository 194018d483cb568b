/** A way to contact one customer: a channel, and how often. */
export interface ContactOption {
  readonly channel: string;
  readonly contacts: number;
  readonly cost: number;
  /** What it brings beyond its cost. */
  readonly profit: number;
}

/** Customers who may be contacted in the same ways. */
export interface CustomerGroup {
  readonly customers: number;
  readonly options: readonly ContactOption[];
}

/** Customers of a group who get an option. */
interface Taken {
  readonly group: number;
  readonly option: number;
  readonly customers: number;
}

/** The budget spent. */
export interface Split {
  readonly taken: readonly Taken[];
  readonly spent: number;
  readonly profit: number;
  readonly stoppedBy: "budget" | "no profitable contact left";
}

const NOBODY = -1;

/**
 * Spend a budget by marginal allocation: the move that earns most a unit of money comes first, a move being to contact a customer or to contact one in a dearer,
 * better way. One customer is contacted in one way.
 *
 * @param groups Customers and how they may be contacted.
 * @param most Most contacts a channel allows; none named = no limit.
 * @returns Whole customers.
 * @remarks Exact for fractions of a customer while no channel is at its limit: the moves of a group follow the upper hull of its options (Sinha and Zoltners 1979,
 * Operations Research 27:503-515), and with one way each the marginal allocation of Fox (1966, Management Science 13:210-216). See `bestPossible`.
 */
export function splitBudget(
  groups: readonly CustomerGroup[],
  most: Readonly<Record<string, number>>,
  budget: number,
): Split {
  const counts = groups.map(({ customers, options }) => [customers, ...options.map(() => 0)]);
  const left: Record<string, number> = { ...most };
  const costOf = (g: number, o: number): number => (o === NOBODY ? 0 : groups[g].options[o].cost);
  const profitOf = (g: number, o: number): number => (o === NOBODY ? 0 : groups[g].options[o].profit);
  let rest = budget;
  let poor = false;
  for (;;) {
    let best: { g: number; from: number; to: number; rate: number; count: number } | null = null;
    for (const [g, { options }] of groups.entries()) {
      for (let from = NOBODY; from < options.length; from++) {
        const there = counts[g][from + 1];
        if (there === 0) continue;
        for (let to = 0; to < options.length; to++) {
          const cost = costOf(g, to) - costOf(g, from);
          const profit = profitOf(g, to) - profitOf(g, from);
          if (!(profit > 0)) continue;
          const rate = cost > 0 ? profit / cost : Number.POSITIVE_INFINITY;
          if (best !== null && rate <= best.rate) continue;
          const room = roomFor(options[to], from === NOBODY ? null : options[from], left);
          const affordable = cost > 0 ? Math.floor(rest / cost + 1e-9) : there;
          const count = Math.min(there, room, affordable);
          if (count >= 1) best = { g, from, to, rate, count };
          else if (room >= 1) poor = true;
        }
      }
    }
    if (best === null) break;
    const { g, from, to, count } = best;
    counts[g][from + 1] -= count;
    counts[g][to + 1] += count;
    rest -= count * (costOf(g, to) - costOf(g, from));
    give(left, groups[g].options[to], -count);
    if (from !== NOBODY) give(left, groups[g].options[from], count);
  }
  const taken = groups.flatMap(({ options }, group) =>
    options.flatMap((_, option) => {
      const customers = counts[group][option + 1];
      return customers === 0 ? [] : [{ group, option, customers }];
    }),
  );
  const sum = (of: (g: number, o: number) => number): number =>
    taken.reduce((total, { group, option, customers }) => total + customers * of(group, option), 0);
  return {
    taken,
    spent: sum(costOf),
    profit: sum(profitOf),
    stoppedBy: poor ? "budget" : "no profitable contact left",
  };
}

/** How many customers may still move to an option. */
function roomFor(to: ContactOption, from: ContactOption | null, left: Readonly<Record<string, number>>): number {
  const room = left[to.channel];
  if (room === undefined) return Number.POSITIVE_INFINITY;
  const net = to.contacts - (from?.channel === to.channel ? from.contacts : 0);
  return net <= 0 ? Number.POSITIVE_INFINITY : Math.floor(room / net + 1e-9);
}

function give(left: Record<string, number>, { channel, contacts }: ContactOption, customers: number): void {
  if (left[channel] !== undefined) left[channel] += customers * contacts;
}

/**
 * A profit no split of the budget can pass, by prices on money and on each channel's contacts (weak duality), lowered until they hardly move.
 *
 * @returns At least the best profit; equal to it but for whole customers where no channel is at its limit.
 */
export function bestPossible(
  groups: readonly CustomerGroup[],
  most: Readonly<Record<string, number>>,
  budget: number,
): number {
  const channels = Object.keys(most);
  const bound = (p: readonly number[]): number => {
    const kept = groups.reduce((sum, { customers, options }) => {
      const gains = options.map(({ cost, profit, channel, contacts }) => {
        const at = channels.indexOf(channel);
        return profit - p[0] * cost - (at < 0 ? 0 : p[at + 1] * contacts);
      });
      return sum + customers * Math.max(0, ...gains);
    }, 0);
    return kept + p[0] * budget + channels.reduce((sum, channel, i) => sum + p[i + 1] * most[channel], 0);
  };
  const highest = Math.max(
    0,
    ...groups.flatMap(({ options }) => options.map(({ profit, cost }) => (cost > 0 ? profit / cost : profit))),
  );
  const ceilings = [
    highest,
    ...channels.map(() => Math.max(0, ...groups.flatMap(({ options }) => options.map((o) => o.profit)))),
  ];
  // One price at a time can come to rest beside the lowest point; from the other end it rests elsewhere, and the lower counts.
  const order = ceilings.map((_, i) => i);
  return Math.min(descend(bound, ceilings, order), descend(bound, ceilings, order.toReversed()));
}

function descend(
  bound: (prices: readonly number[]) => number,
  ceilings: readonly number[],
  order: readonly number[],
): number {
  const prices = ceilings.map(() => 0);
  let best = bound(prices);
  for (let round = 0; round < 30; round++) {
    const before = best;
    for (const i of order) {
      prices[i] = lowest((x) => bound(prices.map((price, j) => (j === i ? x : price))), ceilings[i]);
      best = Math.min(best, bound(prices));
    }
    if (before - best <= 1e-9 * Math.abs(best)) break;
  }
  return best;
}

/** Where a convex function of 0 to `ceiling` is lowest, by golden sections. */
function lowest(f: (x: number) => number, ceiling: number): number {
  const part = (Math.sqrt(5) - 1) / 2;
  let low = 0;
  let high = ceiling;
  for (let step = 0; step < 80; step++) {
    const a = high - part * (high - low);
    const b = low + part * (high - low);
    if (f(a) <= f(b)) high = b;
    else low = a;
  }
  const middle = (low + high) / 2;
  return [0, middle, ceiling].reduce((best, x) => (f(x) < f(best) ? x : best), middle);
}

import type { NumericColumn } from "../customer-table.js";
import type { NumericProfile, NumericSummary, Profile } from "../profile/profile-types.js";
import type { BehaviourAmount, BehaviourShare, ProductHolding, Rate } from "./behaviour.js";
import { liftInterval, meanInterval, ratioInterval, wilson } from "./intervals.js";

/** Customers by segment, and the profile that says which cells may be shown. */
export interface Grouped {
  readonly labels: Uint8Array;
  readonly segment: number;
  readonly profile: Profile;
}

/** Fewer impressions than this tell nothing about a rate of a few per cent: one click more or less is a point. */
const LEAST_IMPRESSIONS = 100;

/** Clicks per impression; null where a cell is withheld or hardly anything was shown. */
export function responseOf(
  clicks: NumericColumn,
  impressions: NumericColumn,
  grouped: Grouped,
): (Rate & { readonly clicks: number; readonly impressions: number }) | null {
  if (cellsOf(clicks, grouped) === null || cellsOf(impressions, grouped) === null) return null;
  const here: [number[], number[]] = [[], []];
  const all = { clicks: 0, impressions: 0 };
  for (let row = 0; row < grouped.labels.length; row++) {
    const [clicked, shown] = [clicks.values[row], impressions.values[row]];
    if (Number.isNaN(clicked) || Number.isNaN(shown)) continue;
    all.clicks += clicked;
    all.impressions += shown;
    if (grouped.labels[row] !== grouped.segment) continue;
    here[0].push(clicked);
    here[1].push(shown);
  }
  const own = { clicks: sumOf(here[0]), impressions: sumOf(here[1]) };
  const rest = { clicks: all.clicks - own.clicks, impressions: all.impressions - own.impressions };
  if (own.impressions < LEAST_IMPRESSIONS || rest.impressions < LEAST_IMPRESSIONS) return null;
  if (own.clicks < 0 || own.clicks > own.impressions) return null;
  return {
    ...own,
    here: own.clicks / own.impressions,
    all: all.clicks / all.impressions,
    others: rest.clicks / rest.impressions,
    interval: ratioInterval(...here),
    count: here[0].length,
  };
}

/** The share of customers with a 1; null where a cell is withheld. */
export function shareOf(column: NumericColumn, label: string, grouped: Grouped): BehaviourShare | null {
  const split = splitOnes(column, grouped);
  if (split === null) return null;
  const { ones, count, otherOnes, otherCount } = split;
  return {
    column: column.name,
    label,
    here: ones / count,
    all: (ones + otherOnes) / (count + otherCount),
    others: otherOnes / otherCount,
    interval: wilson(ones, count),
    count,
  };
}

/** Who holds a product, against all others; null where a cell is withheld. */
export function holdingOf(column: NumericColumn, product: string, grouped: Grouped): ProductHolding | null {
  const share = shareOf(column, product, grouped);
  const split = splitOnes(column, grouped);
  if (share === null || split === null) return null;
  const { here, all, others, interval, count } = share;
  return {
    product,
    column: column.name,
    here,
    all,
    others,
    interval,
    count,
    lift: others === 0 ? null : here / others,
    liftInterval: liftInterval(split.ones, split.count, split.otherOnes, split.otherCount),
  };
}

/** An amount against all others; null where a cell is withheld. */
export function amountOf(column: NumericColumn, label: string, grouped: Grouped): BehaviourAmount | null {
  const cells = cellsOf(column, grouped);
  if (cells === null) return null;
  const own: number[] = [];
  const others: number[] = [];
  column.values.forEach((value, row) => {
    if (!Number.isNaN(value)) (grouped.labels[row] === grouped.segment ? own : others).push(value);
  });
  if (own.length === 0 || others.length === 0) return null;
  return {
    column: column.name,
    label,
    unit: column.unit,
    mean: cells.here.mean as number,
    interval: meanInterval(own),
    median: cells.here.median as number,
    all: cells.base.mean as number,
    others: sumOf(others) / others.length,
    count: cells.here.count as number,
  };
}

interface Ones {
  readonly ones: number;
  readonly count: number;
  readonly otherOnes: number;
  readonly otherCount: number;
}

function splitOnes(column: NumericColumn, grouped: Grouped): Ones | null {
  if (cellsOf(column, grouped) === null) return null;
  let [ones, count, otherOnes, otherCount] = [0, 0, 0, 0];
  column.values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    if (grouped.labels[row] === grouped.segment) {
      ones += value;
      count++;
    } else {
      otherOnes += value;
      otherCount++;
    }
  });
  return count === 0 || otherCount === 0 ? null : { ones, count, otherOnes, otherCount };
}

/** The segment's cell and that of all customers, where both may be shown. */
function cellsOf(
  column: NumericColumn,
  { profile, segment }: Grouped,
): { readonly here: NumericProfile; readonly base: NumericSummary } | null {
  const here = profile.segments[segment].numeric.find((cell) => cell.column === column.name);
  const base = profile.base.numeric.find((cell) => cell.column === column.name);
  if (here?.mean == null || here.count === null || here.median === null || base?.mean == null) return null;
  return { here, base };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

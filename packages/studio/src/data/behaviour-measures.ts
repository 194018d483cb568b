import type { ReportData } from "@coterie/wire";
import { formatPercent } from "../words/format-percent.js";
import { formatQuantity } from "../words/format-quantity.js";
import { sentenceCase } from "../words/sentence-case.js";
import type { Behaviour } from "./model.js";

/** What one segment was seen doing. */
interface Seen {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Customers behind the number. */
  readonly count: number;
}

/** One behaviour over all segments, on one scale. */
export interface BehaviourMeasure {
  readonly key: string;
  readonly group: "response" | "money" | "borrowing" | "uptake";
  readonly name: string;
  /** In the order of the model's segments; null where nothing was seen or it is withheld. */
  readonly segments: readonly (Seen | null)[];
  readonly all: number;
  /** Whether values are shares, 0..1. */
  readonly isShare: boolean;
  readonly print: (value: number) => string;
}

interface Entry {
  readonly key: string;
  readonly group: BehaviourMeasure["group"];
  readonly name: string;
  readonly all: number;
  readonly unit: string | null;
  readonly isShare: boolean;
  readonly seen: Seen;
}

/**
 * What segments were seen doing, measure by measure.
 *
 * @param data What is drawn.
 * @returns In the order in which the first segment that has a measure has it; empty where no column is a behaviour.
 */
export function behaviourMeasures(data: ReportData): readonly BehaviourMeasure[] {
  const perSegment = data.segments.map(({ behaviour }) => (behaviour === null ? [] : entriesOf(behaviour)));
  const firsts = new Map<string, Entry>();
  for (const entry of perSegment.flat()) if (!firsts.has(entry.key)) firsts.set(entry.key, entry);
  return [...firsts.values()].map(({ key, group, name, all, unit, isShare }) => ({
    key,
    group,
    name,
    all,
    isShare,
    segments: perSegment.map((entries) => entries.find((entry) => entry.key === key)?.seen ?? null),
    print: isShare ? formatPercent : (value) => formatQuantity(value, { measure: null, unit }),
  }));
}

function entriesOf(behaviour: Behaviour): readonly Entry[] {
  const { channels, clickThrough, internetBanking, deposits, withdrawals, borrowing, borrowed, uptake } = behaviour;
  return [
    ...channels.map((rate) => share("response", `Clicks per impression on ${rate.channel}`, rate)),
    ...(channels.length === 0 && clickThrough !== null
      ? [share("response", "Clicks per impression", clickThrough)]
      : []),
    ...(internetBanking === null ? [] : [share("response", "Uses internet banking", internetBanking)]),
    ...[deposits, withdrawals].flatMap((amount) => (amount === null ? [] : [money("money", amount)])),
    ...borrowing.map((rate) => share("borrowing", sentenceCase(rate.label), rate)),
    ...borrowed.map((amount) => money("borrowing", amount)),
    ...uptake.map((rate) => share("uptake", sentenceCase(rate.label), rate)),
  ];
}

function share(group: Entry["group"], name: string, rate: NonNullable<Behaviour["clickThrough"]>): Entry {
  const seen = { value: rate.here, interval: rate.interval, count: rate.count };
  return { key: `${group} ${name}`, group, name, all: rate.all, unit: null, isShare: true, seen };
}

function money(group: Entry["group"], amount: NonNullable<Behaviour["deposits"]>): Entry {
  const name = `Mean ${amount.label}`;
  const seen = { value: amount.mean, interval: amount.interval, count: amount.count };
  return { key: `${group} ${name}`, group, name, all: amount.all, unit: amount.unit, isShare: false, seen };
}

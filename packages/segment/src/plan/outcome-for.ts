import { SegmentError } from "../segment-error.js";
import type { Outcome } from "./plan-settings.js";

/** What an outcome is asked for. */
export interface Place {
  readonly segment: number;
  readonly objective: string;
  readonly channel: string;
}

type Field = "conversion" | "baseline" | "margin" | "churn";

/**
 * What the bank gave for a segment on a channel, field by field: from the entry that names most of segment, objective and channel.
 *
 * @throws {SegmentError} `bad-option`: two entries that name as much and say different things.
 */
export function outcomeFor(outcomes: readonly Outcome[], place: Place): Pick<Outcome, Field> {
  const fitting = outcomes
    .map((outcome, i) => ({ outcome, i }))
    .filter(({ outcome }) => keys.every((key) => outcome[key] === undefined || outcome[key] === place[key]));
  const of = <F extends Field>(field: F): Outcome[F] => {
    const having = fitting.filter(({ outcome }) => outcome[field] !== undefined);
    const most = Math.max(0, ...having.map(({ outcome }) => named(outcome)));
    const best = having.filter(({ outcome }) => named(outcome) === most);
    const values = new Set(best.map(({ outcome }) => JSON.stringify(outcome[field])));
    if (values.size > 1)
      throw ambiguous(
        field,
        place,
        best.map(({ i }) => i + 1),
      );
    return best[0]?.outcome[field];
  };
  return { conversion: of("conversion"), baseline: of("baseline"), margin: of("margin"), churn: of("churn") };
}

const keys = ["segment", "objective", "channel"] as const;

function named(outcome: Outcome): number {
  return keys.filter((key) => outcome[key] !== undefined).length;
}

function ambiguous(field: Field, { segment, objective, channel }: Place, entries: readonly number[]): SegmentError {
  return new SegmentError(
    "bad-option",
    `outcomes must give one ${field} for segment ${segment} (${objective}) on ${channel}; entries ${entries.join(" and ")} give different ones and are equally near. Name segment, objective and channel in one of them.`,
  );
}

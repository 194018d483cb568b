import type { NumericSummary, Persona, Profile, Trait } from "../../src/index.js";
import type { SeenBehaviour } from "../../src/playbook/seen-behaviour.js";

/** A numeric cell with the same value everywhere. */
export function cell(column: string, value: number | null, count: number | null = 100): NumericSummary {
  return { column, count, mean: value, median: value, q25: value, q75: value };
}

/** A profile with one segment per list of cells; `base` is all customers. */
export function profileOf(
  base: readonly NumericSummary[],
  ...segments: readonly (readonly NumericSummary[])[]
): Profile {
  const effects = { difference: null, index: null, medianPercentile: null, cliffsDelta: null };
  return {
    minCell: 10,
    base: { numeric: base, categories: [] },
    segments: segments.map((cells) => ({ numeric: cells.map((own) => ({ ...own, ...effects })), categories: [] })),
    associations: [],
    distributions: [],
  };
}

/** A persona of these traits. */
export function personaOf(...traits: readonly Trait[]): Persona {
  const rest = { paragraph: "", notes: [], composite: null, rule: null, named: null };
  return { sentence: traits.map(({ phrase }) => phrase).join(", "), traits, ...rest };
}

/** A trait with its number; the rest is not looked at by the playbook. */
export function trait(concept: string, level: string, column: string, value: number, share = false): Trait {
  const evidence = { position: 0.5, from: 0, to: 1, effect: 0.5, count: 100, sharedWith: [] };
  const shown = { label: column.replaceAll("_", " "), unit: null, all: null, interval: null, apart: null };
  const rule = { levelRule: share ? "lift" : "quantiles", threshold: { from: null, to: null } } as const;
  return {
    concept,
    level,
    phrase: level,
    column,
    statistic: share ? "share" : "median",
    value,
    ...evidence,
    ...shown,
    ...rule,
  };
}

/** A behaviour with nothing measured but what is given. */
export function behaviourSeen(own: Partial<SeenBehaviour>): SeenBehaviour {
  return { channels: [], clickThrough: null, internetBanking: null, borrowing: [], uptake: [], ...own };
}

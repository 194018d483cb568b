import type { CustomerTable, NumericColumn, NumericProfile, NumericSummary, Profile } from "../../src/index.js";

/** The numeric part of a profile, straight from the definitions: the oracle the persona's evidence is held against. */
export function plainProfile(table: CustomerTable, labels: Uint8Array, k: number, minCell = 1): Profile {
  const columns = table.columns.filter((column): column is NumericColumn => column.kind === "numeric");
  const split = (column: NumericColumn, here: (label: number) => boolean): readonly number[] =>
    [...column.values].filter((value, i) => !Number.isNaN(value) && here(labels[i])).sort((a, b) => a - b);
  const segments = Array.from({ length: k }, (_, segment) => ({
    categories: [],
    numeric: columns.map((column): NumericProfile => {
      const own = split(column, (label) => label === segment);
      const others = split(column, (label) => label !== segment);
      const all = split(column, () => true);
      const summary = summaryOf(column.name, own, minCell);
      const median = summary.median;
      return {
        ...summary,
        difference: null,
        index: null,
        medianPercentile: median === null ? null : midPercentile(all, median),
        cliffsDelta: median === null || others.length === 0 ? null : delta(own, others),
      };
    }),
  }));
  const base = columns.map((column) =>
    summaryOf(
      column.name,
      split(column, () => true),
      minCell,
    ),
  );
  return { minCell, base: { numeric: base, categories: [] }, segments, associations: [], distributions: [] };
}

/** P(a > b) − P(a < b), pair by pair. */
export function delta(here: readonly number[], there: readonly number[]): number {
  let sum = 0;
  for (const a of here) for (const b of there) sum += Math.sign(a - b);
  return sum / (here.length * there.length);
}

function midPercentile(all: readonly number[], value: number): number {
  const below = all.filter((x) => x < value).length;
  const equal = all.filter((x) => x === value).length;
  return (below + equal / 2) / all.length;
}

export function medianOf(ascending: readonly number[]): number {
  const half = Math.floor(ascending.length / 2);
  return ascending.length % 2 === 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
}

function summaryOf(column: string, ascending: readonly number[], minCell: number): NumericSummary {
  if (ascending.length < minCell || ascending.length === 0) {
    return { column, count: null, mean: null, median: null, q25: null, q75: null };
  }
  const mean = ascending.reduce((sum, value) => sum + value, 0) / ascending.length;
  const at = (q: number): number => ascending[Math.floor(q * (ascending.length - 1))];
  return { column, count: ascending.length, mean, median: medianOf(ascending), q25: at(0.25), q75: at(0.75) };
}

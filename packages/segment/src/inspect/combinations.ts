import type { NumericColumn } from "../customer-table.js";

/** A column that others add up to. */
export interface Combination {
  readonly column: string;
  readonly of: readonly string[];
  /** Share of its variance that they account for. */
  readonly explained: number;
}

/** From here a column holds nothing that the others do not. */
const ALL = 0.9995;
/** A sum of more is no sum that anyone made. */
const MOST = 4;

/**
 * Numeric columns that are a weighted sum of few others, such as a total and its parts.
 *
 * @param columns Without sentinels; rows missing any value are passed over.
 * @returns For each set of columns that hang together, the one that comes last in the table.
 * @remarks Forward selection by what is left of the column, up to four others; O(rowCount · columns² · 4).
 */
export function combinations(columns: readonly NumericColumn[]): readonly Combination[] {
  const usable = columns.filter(({ measure }) => measure !== "flag");
  const rows = completeRows(usable);
  if (usable.length < 3 || rows.length < 30) return [];
  const centred = usable.map(({ values }) => standardised(Float64Array.from(rows, (row) => values[row])));
  const found: Combination[] = [];
  const gone = new Set<number>();
  for (let target = usable.length - 1; target >= 0; target--) {
    const y = centred[target];
    if (y === null) continue;
    const candidates = centred.flatMap((x, at) => (at === target || gone.has(at) || x === null ? [] : [{ at, x }]));
    const parts = select(y, candidates);
    // One part alone is a duplicate, which is told as such.
    if (parts === null || parts.of.length < 2) continue;
    gone.add(target);
    found.push({
      column: usable[target].name,
      of: parts.of.toSorted((p, q) => p - q).map((at) => usable[at].name),
      explained: parts.explained,
    });
  }
  return found;
}

interface Candidate {
  readonly at: number;
  readonly x: Float64Array;
}

function select(
  y: Float64Array,
  candidates: readonly Candidate[],
): { readonly of: readonly number[]; readonly explained: number } | null {
  let rest = y;
  const basis: Float64Array[] = [];
  const of: number[] = [];
  const total = dot(y, y);
  while (of.length < MOST) {
    let best: { at: number; direction: Float64Array; gain: number } | null = null;
    for (const { at, x } of candidates) {
      if (of.includes(at)) continue;
      const direction = orthogonal(x, basis);
      if (direction === null) continue;
      const gain = dot(rest, direction) ** 2;
      if (gain > (best?.gain ?? 0)) best = { at, direction, gain };
    }
    if (best === null) return null;
    const { at, direction } = best;
    const share = dot(rest, direction);
    rest = rest.map((value, i) => value - share * direction[i]);
    basis.push(direction);
    of.push(at);
    const explained = 1 - dot(rest, rest) / total;
    if (explained >= ALL) return { of, explained };
  }
  return null;
}

/** The part of `x` at right angles to a basis, of length 1; null where hardly any is left. */
function orthogonal(x: Float64Array, basis: readonly Float64Array[]): Float64Array | null {
  let rest = x;
  for (const direction of basis) {
    const share = dot(rest, direction);
    rest = rest.map((value, i) => value - share * direction[i]);
  }
  const length = Math.sqrt(dot(rest, rest));
  return length < 1e-6 * Math.sqrt(x.length) ? null : rest.map((value) => value / length);
}

function standardised(values: Float64Array): Float64Array | null {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / values.length);
  return deviation > 0 ? values.map((x) => (x - mean) / deviation) : null;
}

function completeRows(columns: readonly NumericColumn[]): Uint32Array {
  const rowCount = columns[0]?.values.length ?? 0;
  return Uint32Array.from({ length: rowCount }, (_, row) => row).filter((row) =>
    columns.every(({ values }) => !Number.isNaN(values[row])),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Who lies above whom, segment by segment: what every Cliff's delta of a column is made of. */
export interface Dominance {
  readonly counts: readonly number[];
  /** `balance[i][j]`: pairs where the customer of `i` lies above that of `j`, minus pairs where it lies below. Exact to 2⁵³ pairs. */
  readonly balance: readonly (readonly number[])[];
}

/**
 * Compare every pair of segments in one walk over everyone.
 *
 * @param values Everyone's values, ascending.
 * @param segments Segment of each, from 0.
 * @param k Segments.
 * @remarks O(rows · segments).
 */
export function dominance(values: Float64Array, segments: Uint8Array, k: number): Dominance {
  const below = new Float64Array(k);
  const wins = new Float64Array(k * k);
  for (let at = 0, end = 0; at < values.length; ) {
    const value = values[at];
    for (; end < values.length && values[end] === value; end++) {
      const row = segments[end] * k;
      for (let other = 0; other < k; other++) wins[row + other] += below[other];
    }
    for (; at < end; at++) below[segments[at]]++;
  }
  const indexes = Array.from({ length: k }, (_, i) => i);
  return {
    counts: Array.from(below),
    balance: indexes.map((i) => indexes.map((j) => wins[i * k + j] - wins[j * k + i])),
  };
}

/**
 * Cliff's delta of one set of segments against another: P(here > there) − P(here < there), from −1 to 1; 0 when either has no values.
 * Cliff (1993), Psychological Bulletin 114.
 */
export function cliffsDelta(table: Dominance, here: readonly number[], there: readonly number[]): number {
  let pairs = 0;
  let sum = 0;
  for (const i of here) {
    for (const j of there) {
      pairs += table.counts[i] * table.counts[j];
      sum += table.balance[i][j];
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}

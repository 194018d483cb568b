/** Who lies above whom, segment by segment: what every Cliff's delta of a column is made of. */
export interface Dominance {
  readonly counts: readonly number[];
  /** `balance[i][j]`: pairs where the customer of `i` lies above that of `j`, minus pairs where it lies below. Exact to 2⁵³ pairs. */
  readonly balance: readonly (readonly number[])[];
}

/** Compare every pair of segments by merging their ascending values. O(rows · segments) after sorting. */
export function dominance(parts: readonly Float64Array[]): Dominance {
  const balance = parts.map(() => new Array<number>(parts.length).fill(0));
  for (let i = 0; i < parts.length; i++) {
    for (let j = i + 1; j < parts.length; j++) {
      balance[i][j] = pairBalance(parts[i], parts[j]);
      balance[j][i] = 0 - balance[i][j];
    }
  }
  return { counts: parts.map((part) => part.length), balance };
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

function pairBalance(a: Float64Array, b: Float64Array): number {
  let below = 0;
  let notAbove = 0;
  let balance = 0;
  for (const value of a) {
    while (below < b.length && b[below] < value) below++;
    while (notAbove < b.length && b[notAbove] <= value) notAbove++;
    balance += below - (b.length - notAbove);
  }
  return balance;
}

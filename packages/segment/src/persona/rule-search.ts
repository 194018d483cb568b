import { type BitPlan, type BitRows, countBoth, intersection } from "./bit-rows.js";

/** Conditions that together find a segment, and how well. */
export interface FoundRule {
  /** Places of conditions, rising. */
  readonly conditions: readonly number[];
  /** F-measure: harmonic mean of recall and precision. */
  readonly score: number;
}

/** The rows rules are searched on, segment by segment. */
export interface SearchedRows {
  readonly plan: BitPlan;
  /** Rows of each segment, and how many customers each of them stands for. */
  readonly sizes: readonly number[];
  readonly weights: readonly number[];
}

/** Pairs that are tried with every third condition. */
const BEAM = 60;
/** What a bound on a score may be off by rounding. */
const SLACK = 1 + 1e-9;

/**
 * The best rules of one, two and three conditions for each segment: of all single conditions, all pairs, and the triples that extend the best pairs.
 *
 * @param holding The rows each condition holds for.
 * @returns A segment's best of each length, shortest first; a length that finds none of its rows is left out.
 * @remarks Of equal scores the first is kept. Pairs and triples that cannot beat what is kept are not counted.
 */
export function searchRules(
  holding: readonly BitRows[],
  { plan, sizes, weights }: SearchedRows,
): readonly (readonly FoundRule[])[] {
  const counts = new Uint32Array(weights.length);
  const hits = new Float64Array(weights.length);
  const wholes = weights.map((weight, s) => weight * sizes[s]);
  const listsOf = (room: number) => weights.map((): BestRules => ({ found: [], room }));
  const [singles, pairs, triples] = [listsOf(1), listsOf(BEAM), listsOf(1)];
  const count = (a: BitRows, b: BitRows): number => {
    const all = countBoth(counts, plan, a, b);
    for (let s = 0; s < hits.length; s++) hits[s] = weights[s] * counts[s];
    return all;
  };
  /** Judge, for every segment, the conditions that were counted last. */
  const judge = (lists: readonly BestRules[], conditions: readonly number[]): void => {
    let holds = 0;
    for (const each of hits) holds += each;
    for (let s = 0; s < hits.length; s++) {
      if (hits[s] > 0) keepBest(lists[s], { conditions, score: (2 * hits[s]) / (holds + wholes[s]) });
    }
  };
  /** Whether two sets of rows may have so much in common that a segment would keep it. */
  const isPromising = (lists: readonly BestRules[], a: Float64Array, b: Float64Array): boolean => {
    for (let s = 0; s < hits.length; s++) {
      const most = Math.min(a[s], b[s]);
      if ((2 * most * SLACK) / (most + wholes[s]) > leastKept(lists[s])) return true;
    }
    return false;
  };
  const alone = holding.map((rows, at) => {
    const all = count(rows, rows);
    judge(singles, [at]);
    return { all, hits: hits.slice() };
  });
  for (let a = 0; a < holding.length; a++) {
    for (let b = a + 1; b < holding.length; b++) {
      if (!isPromising(pairs, alone[a].hits, alone[b].hits)) continue;
      const both = count(holding[a], holding[b]);
      if (both > 0 && both < alone[a].all) judge(pairs, [a, b]);
    }
  }
  const tried = new Set<string>();
  for (const { conditions } of pairs.flatMap(({ found }) => found)) {
    if (tried.has(conditions.join())) continue;
    tried.add(conditions.join());
    const pair = intersection(holding[conditions[0]], holding[conditions[1]]);
    count(pair, pair);
    const ofPair = hits.slice();
    for (let c = 0; c < holding.length; c++) {
      if (conditions.includes(c) || !isPromising(triples, ofPair, alone[c].hits)) continue;
      if (count(pair, holding[c]) > 0)
        judge(
          triples,
          [...conditions, c].sort((x, y) => x - y),
        );
    }
  }
  return weights.map((_, s) => [singles[s], pairs[s], triples[s]].flatMap(({ found }) => found.slice(0, 1)));
}

/** A segment's best rules of one length, by falling score, the earlier first among equals. */
interface BestRules {
  readonly found: FoundRule[];
  /** So many at most. */
  readonly room: number;
}

/** The score that has to be beaten to be kept. */
function leastKept({ found, room }: BestRules): number {
  return found.length === room ? found[room - 1].score : 0;
}

function keepBest(best: BestRules, rule: FoundRule): void {
  if (rule.score <= leastKept(best)) return;
  const { found, room } = best;
  let at = found.length;
  while (at > 0 && found[at - 1].score < rule.score) at--;
  found.splice(at, 0, rule);
  if (found.length > room) found.pop();
}

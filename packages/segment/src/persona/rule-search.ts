import { type BitRows, countOnes, intersection } from "./bit-rows.js";
import { kernelCounter, plainCounter } from "./rule-counter.js";
import type { RuleCounter, SearchedRows } from "./searched-rows.js";

/** Conditions that together find a segment, and how well. */
export interface FoundRule {
  /** Places of conditions, rising. */
  readonly conditions: readonly number[];
  /** F-measure: harmonic mean of recall and precision. */
  readonly score: number;
}

/** Pairs that are tried with every third condition. */
const BEAM = 60;

/**
 * The best rules of one, two and three conditions for each segment: of all single conditions, all pairs, and the triples that extend the best pairs.
 *
 * @param holding The rows each condition holds for.
 * @param counter What counts (default: the kernel, where there is one).
 * @returns A segment's best of each length, shortest first; a length that finds none of its rows is left out.
 * @remarks Of equal scores the first is kept.
 */
export function searchRules(
  holding: readonly BitRows[],
  searched: SearchedRows,
  counter: RuleCounter = kernelCounter(holding, searched) ?? plainCounter(holding, searched),
): readonly (readonly FoundRule[])[] {
  const { sizes, weights } = searched;
  const wholes = weights.map((weight, s) => weight * sizes[s]);
  const listsOf = (room: number) => weights.map((): BestRules => ({ found: [], room }));
  const [singles, pairs, triples] = [listsOf(1), listsOf(BEAM), listsOf(1)];
  /** Judge, for every segment, conditions that have so many of its customers in common. */
  const judge = (lists: readonly BestRules[], hits: Float64Array, conditions: readonly number[]): void => {
    let holds = 0;
    for (const each of hits) holds += each;
    for (let s = 0; s < hits.length; s++) {
      if (hits[s] > 0) keepBest(lists[s], { conditions, score: (2 * hits[s]) / (holds + wholes[s]) });
    }
  };
  const leastOf = (lists: readonly BestRules[]): Float64Array => Float64Array.from(lists, leastKept);
  if (holding.length > 0) {
    const all = holding[0].map(() => 0xffffffff);
    counter(all, 0, Number.POSITIVE_INFINITY, leastOf(singles), (at, hits) => judge(singles, hits, [at]));
  }
  for (let a = 0; a < holding.length; a++) {
    counter(holding[a], a + 1, countOnes(holding[a]), leastOf(pairs), (b, hits) => judge(pairs, hits, [a, b]));
  }
  const tried = new Set<string>();
  for (const { conditions } of pairs.flatMap(({ found }) => found)) {
    if (tried.has(conditions.join())) continue;
    tried.add(conditions.join());
    const pair = intersection(holding[conditions[0]], holding[conditions[1]]);
    counter(pair, 0, Number.POSITIVE_INFINITY, leastOf(triples), (c, hits) => {
      if (conditions.includes(c)) return;
      judge(
        triples,
        hits,
        [...conditions, c].sort((x, y) => x - y),
      );
    });
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

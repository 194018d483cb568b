import { drawRows } from "../compare/criteria/draw-rows.js";
import { PURPOSE, taskSeed } from "../compare/criteria/task-seed.js";
import type { CustomerTable } from "../customer-table.js";
import { type BitRows, bitRows, countBoth, intersect } from "./bit-rows.js";
import { say } from "./catalogue.js";
import { figureText, listText } from "./figures.js";
import type { PersonaRule, RuleCondition } from "./persona.js";
import { conditionTest, ruleConditions } from "./rule-conditions.js";

/** Customers a rule is searched on; its shares are then counted over all. */
const SEARCH_ROWS = 4000;
/** Conditions looked at: so many that all pairs of them can be tried, in so many words of rows counted. */
const MOST_CONDITIONS = 400;
const MOST_WORK = 2e8;
/** Pairs that are tried with every third condition. */
const BEAM = 60;
/** What a further condition must add to the F-measure to be worth its words. */
const WORTH = 0.02;
/** What of the F-measure may be given up for a rule without protected or sensitive columns. */
const HARMLESS = 0.05;

/** How rules are searched. */
export interface RuleOptions {
  readonly minCell: number;
  /** Unsigned 32-bit integer (default 0): which customers are searched on, where there are more than 4,000. */
  readonly seed?: number | undefined;
}

/**
 * The shortest rule that finds each segment: of all single conditions and all pairs, and of the triples that extend the 60 best pairs, the one with the
 * largest F-measure (harmonic mean of recall and precision) of each length; the shortest that a longer one does not beat by 0.02. Protected and
 * sensitive columns (age) are used only where a rule without them is worse by more than 0.05.
 *
 * @param table Customers.
 * @param segmentOf Segment of each customer, from 0.
 * @param k Segments.
 * @param labels What columns are called.
 * @returns One a segment. Shares count every customer of the table; customers missed or caught amiss that are fewer than the minimum cell count as none.
 * Null where no condition splits the table, or the rule finds fewer of the segment than the minimum cell.
 * @remarks Ties go to the condition that comes first: columns in table order, cuts from low to high.
 */
export function segmentRules(
  table: CustomerTable,
  segmentOf: ArrayLike<number>,
  k: number,
  labels: ReadonlyMap<string, string>,
  options: RuleOptions,
): readonly (PersonaRule | null)[] {
  const { minCell, seed = 0 } = options;
  const rows = drawRows(table.rowCount, SEARCH_ROWS, taskSeed(seed, PURPOSE.sample));
  const most = Math.min(MOST_CONDITIONS, Math.floor(Math.sqrt((2 * MOST_WORK) / (k + 1) / ((rows.length >>> 5) + 1))));
  const conditions = ruleConditions(table, rows, labels, { minCell, most });
  const holding = conditions.map((condition) => {
    const holds = conditionTest(table, condition);
    return bitRows(rows.length, (i) => holds(rows[i]));
  });
  const insides = Array.from({ length: k }, (_, segment) =>
    bitRows(rows.length, (i) => segmentOf[rows[i]] === segment),
  );
  const plain = conditions.flatMap(({ sensitive }, at) => (sensitive ? [] : [at]));
  const withAll = search(holding, insides);
  const withPlain =
    plain.length === conditions.length
      ? withAll
      : search(
          plain.map((at) => holding[at]),
          insides,
        ).map((lengths) => lengths.map((found) => ({ ...found, conditions: found.conditions.map((at) => plain[at]) })));
  return withAll.map((any, segment) => {
    const harmless = withPlain[segment];
    const chosen = shortest(topOf(harmless) >= topOf(any) - HARMLESS ? harmless : any, conditions);
    return chosen === null ? null : measured(table, segmentOf, segment, chosen, minCell);
  });
}

interface Found {
  readonly conditions: readonly number[];
  readonly score: number;
}

/** The best rules of one, two and three conditions for each segment. */
function search(holding: readonly BitRows[], insides: readonly BitRows[]): readonly (readonly Found[])[] {
  const words = insides[0]?.length ?? 0;
  const searches = insides.map((inside) => ({
    inside,
    size: countBoth(inside, inside),
    best: new Map<number, Found>(),
  }));
  const pairs: Found[][] = insides.map(() => []);
  const rows = new Uint32Array(words);
  const judge = (conditions: readonly number[], segment: number, holds: number): Found => {
    const { inside, size, best } = searches[segment];
    const found = { conditions, score: (2 * countBoth(rows, inside)) / (holds + size) };
    if (found.score > (best.get(conditions.length)?.score ?? 0)) best.set(conditions.length, found);
    return found;
  };
  for (let a = 0; a < holding.length; a++) {
    rows.set(holding[a]);
    const alone = countBoth(rows, rows);
    for (let segment = 0; segment < insides.length; segment++) judge([a], segment, alone);
    for (let b = a + 1; b < holding.length; b++) {
      const holds = intersect(rows, holding[a], holding[b]);
      if (holds === 0 || holds === alone) continue;
      for (let segment = 0; segment < insides.length; segment++)
        pushBest(pairs[segment], judge([a, b], segment, holds));
    }
  }
  pairs.forEach((beam, segment) => {
    for (const { conditions } of beam) {
      const pair = new Uint32Array(words);
      intersect(pair, holding[conditions[0]], holding[conditions[1]]);
      for (let c = 0; c < holding.length; c++) {
        if (conditions.includes(c)) continue;
        const holds = intersect(rows, pair, holding[c]);
        if (holds > 0)
          judge(
            [...conditions, c].sort((x, y) => x - y),
            segment,
            holds,
          );
      }
    }
  });
  return searches.map(({ best }) => [1, 2, 3].flatMap((length) => best.get(length) ?? []));
}

/** Keep the `BEAM` best, in falling order, the earlier first among equals. */
function pushBest(pairs: Found[], found: Found): void {
  if (pairs.length === BEAM && found.score <= pairs[BEAM - 1].score) return;
  let at = pairs.length;
  while (at > 0 && pairs[at - 1].score < found.score) at--;
  pairs.splice(at, 0, found);
  if (pairs.length > BEAM) pairs.pop();
}

function shortest(found: readonly Found[], conditions: readonly RuleCondition[]): readonly RuleCondition[] | null {
  const top = topOf(found);
  const chosen = found.find(({ score }) => score > 0 && score >= top - WORTH);
  return chosen?.conditions.map((at) => conditions[at]) ?? null;
}

function topOf(found: readonly Found[]): number {
  return Math.max(0, ...found.map(({ score }) => score));
}

function measured(
  table: CustomerTable,
  segmentOf: ArrayLike<number>,
  segment: number,
  conditions: readonly RuleCondition[],
  minCell: number,
): PersonaRule | null {
  const tests = conditions.map((condition) => conditionTest(table, condition));
  let hits = 0;
  let amiss = 0;
  let missed = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const holds = tests.every((test) => test(row));
    if (segmentOf[row] === segment) holds ? hits++ : missed++;
    else if (holds) amiss++;
  }
  if (hits < minCell) return null;
  const shown = (count: number): number => (count < minCell ? 0 : count);
  return {
    conditions,
    text: listText(conditions.map((condition) => conditionText(table, condition))),
    recall: hits / (hits + shown(missed)),
    precision: hits / (hits + shown(amiss)),
  };
}

function conditionText(table: CustomerTable, { column, label, operator, value }: RuleCondition): string {
  const found = table.columns.find(({ name }) => name === column);
  if (found?.kind === "numeric" && found.measure === "flag")
    return say(value === 1 ? "rule.yes" : "rule.no", { label });
  const text = typeof value === "number" ? figureText(value, found?.kind === "numeric" ? found.unit : null) : value;
  if (operator === "<=") return say("rule.atMost", { label, value: text });
  if (operator === ">") return say("rule.over", { label, value: text });
  return say(operator === "=" ? "rule.is" : "rule.isNot", { label, value: text });
}

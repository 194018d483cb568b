import { drawRows } from "../compare/criteria/draw-rows.js";
import { PURPOSE, taskSeed } from "../compare/criteria/task-seed.js";
import type { Column } from "../customer-table.js";
import { inStretches } from "../in-stretches.js";
import { groupSizes } from "../profile/group-sizes.js";
import { bitRows, planBits } from "./bit-rows.js";
import { say } from "./catalogue.js";
import { figureText, listText } from "./figures.js";
import { firstMatch, namePatterns } from "./name-pattern.js";
import { nameWords } from "./name-words.js";
import type { PersonaRule, RuleCondition } from "./persona.js";
import { type RuleTable, rowsWhere, ruleConditions } from "./rule-conditions.js";
import { type FoundRule, searchRules } from "./rule-search.js";
import type { SearchedRows } from "./searched-rows.js";
import type { Vocabulary } from "./vocabulary.js";

/** Customers a rule is searched on; its shares are then counted over all. */
const SEARCH_ROWS = 4000;
/** Of each segment at least so many. */
const LEAST_SEARCHED = 40;
/** Conditions looked at: so many that all pairs of them can be tried, in so many words of rows counted. */
const MOST_CONDITIONS = 400;
const MOST_WORK = 2e8;
/** What a further condition must add to the F-measure to be worth its words. */
const WORTH = 0.02;
/** What of the F-measure may be given up for a rule without protected or sensitive columns. */
const HARMLESS = 0.05;
/** A rule with a lower F-measure finds something else than the segment. */
const LEAST_SCORE = 0.5;

/** How rules are searched. */
export interface RuleOptions {
  readonly minCell: number;
  readonly vocabulary: Vocabulary;
  /** Customers of each segment (default: counted here). */
  readonly sizes?: Float64Array | undefined;
  /** Unsigned 32-bit integer (default 0): which customers are searched on, where there are more than 4,000. */
  readonly seed?: number | undefined;
}

/**
 * The shortest rule that finds each segment: of all single conditions and all pairs, and of the triples that extend the 60 best pairs, the one with the
 * largest F-measure (harmonic mean of recall and precision) of each length; the shortest that a longer one does not beat by 0.02. Protected,
 * sensitive and silent columns (gender, age, job) are used only where a rule without them is worse by more than 0.05.
 *
 * @param table Customers.
 * @param segmentOf Segment of each customer, from 0.
 * @param k Segments.
 * @param labels What columns are called.
 * @returns One a segment. Shares count every customer of the table; customers missed or caught amiss that are fewer than the minimum cell count as none.
 * Null where no condition splits the table, no rule reaches an F-measure of 0.5, or it finds fewer of the segment than the minimum cell.
 * @remarks Ties go to the condition that comes first: columns in table order, cuts from low to high.
 */
export function segmentRules(
  table: RuleTable,
  segmentOf: Uint8Array,
  k: number,
  labels: ReadonlyMap<string, string>,
  options: RuleOptions,
): readonly (PersonaRule | null)[] {
  const { minCell, vocabulary, seed = 0, sizes = groupSizes(segmentOf, k) } = options;
  const { rows, searched } = sampleBySegment(segmentOf, table.rowCount, sizes, seed);
  const sample = { rowCount: rows.length, columns: table.columns.map((column) => valuesAt(column, rows)) };
  const most = Math.min(MOST_CONDITIONS, Math.floor(Math.sqrt((2 * MOST_WORK) / (k + 1) / ((rows.length >>> 5) + 1))));
  const silent = namePatterns(vocabulary.silent, vocabulary.abbreviations);
  const isSilent = (name: string): boolean => firstMatch(nameWords(name, vocabulary.abbreviations), silent) >= 0;
  const conditions = ruleConditions(sample, labels, { minCell, most, isSilent });
  const holding = conditions.map((condition) => bitRows(searched.plan, rowsWhere(sample, [condition]).marks));
  const plain = conditions.flatMap(({ sensitive }, at) => (sensitive ? [] : [at]));
  const withAll = searchRules(holding, searched);
  const withPlain =
    plain.length === conditions.length
      ? withAll
      : searchRules(
          plain.map((at) => holding[at]),
          searched,
        ).map((lengths) => lengths.map((found) => ({ ...found, conditions: found.conditions.map((at) => plain[at]) })));
  return withAll.map((any, segment) => {
    const harmless = withPlain[segment];
    const chosen = shortest(topOf(harmless) >= topOf(any) - HARMLESS ? harmless : any, conditions);
    return chosen === null ? null : measured(table, segmentOf, segment, chosen, minCell);
  });
}

/** As many customers of each segment as there is room for, by seeded hash, so that small segments are seen as well as large ones. */
function sampleBySegment(
  segmentOf: Uint8Array,
  rowCount: number,
  sizes: Float64Array,
  seed: number,
): { readonly rows: Uint32Array; readonly searched: SearchedRows } {
  const k = sizes.length;
  const room = Math.max(LEAST_SEARCHED, Math.floor(SEARCH_ROWS / k));
  const wanted = Array.from(sizes, (size, segment) => drawRows(size, room, taskSeed(seed, PURPOSE.sample, segment)));
  const drawn = wanted.map((own) => new Uint32Array(own.length));
  const passed = new Uint32Array(k);
  const found = new Uint32Array(k);
  inStretches(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const s = segmentOf[row];
      if (passed[s]++ === wanted[s][found[s]]) drawn[s][found[s]++] = row;
    }
  });
  const drawnSizes = drawn.map((own) => own.length);
  return {
    rows: Uint32Array.from(drawn.flatMap((own) => [...own])),
    searched: {
      plan: planBits(drawnSizes),
      sizes: drawnSizes,
      weights: drawnSizes.map((size, segment) => sizes[segment] / Math.max(1, size)),
    },
  };
}

function shortest(found: readonly FoundRule[], conditions: readonly RuleCondition[]): readonly RuleCondition[] | null {
  const top = topOf(found);
  const chosen = found.find(({ score }) => score >= LEAST_SCORE && score >= top - WORTH);
  return chosen?.conditions.map((at) => conditions[at]) ?? null;
}

function topOf(found: readonly FoundRule[]): number {
  return Math.max(0, ...found.map(({ score }) => score));
}

function measured(
  table: RuleTable,
  segmentOf: Uint8Array,
  segment: number,
  conditions: readonly RuleCondition[],
  minCell: number,
): PersonaRule | null {
  const counts = new Float64Array(4);
  inStretches(table.rowCount, (from, to) =>
    rowsWhere(table, conditions, from, to).tally(counts, segmentOf.subarray(from, to), segment),
  );
  const [, amiss, missed, hits] = counts;
  if (hits < minCell) return null;
  const shown = (count: number): number => (count < minCell ? 0 : count);
  return {
    conditions,
    text: listText(conditions.map((condition) => conditionText(table, condition))),
    recall: hits / (hits + shown(missed)),
    precision: hits / (hits + shown(amiss)),
  };
}

function valuesAt(column: Column, rows: Uint32Array): Column {
  if (column.kind === "numeric")
    return { ...column, values: gathered(column.values, rows, new Float64Array(rows.length)) };
  if (column.kind === "categorical")
    return { ...column, codes: gathered(column.codes, rows, new Int32Array(rows.length)) };
  return column;
}

function gathered<T extends Float64Array | Int32Array>(values: T, rows: Uint32Array, into: T): T {
  for (let i = 0; i < rows.length; i++) into[i] = values[rows[i]];
  return into;
}

function conditionText(table: RuleTable, { column, label, operator, value }: RuleCondition): string {
  const found = table.columns.find(({ name }) => name === column);
  if (found?.kind === "numeric" && found.measure === "flag")
    return say(value === 1 ? "rule.yes" : "rule.no", { label });
  const text = typeof value === "number" ? figureText(value, found?.kind === "numeric" ? found.unit : null) : value;
  if (operator === "<=") return say("rule.atMost", { label, value: text });
  if (operator === ">") return say("rule.over", { label, value: text });
  return say(operator === "=" ? "rule.is" : "rule.isNot", { label, value: text });
}

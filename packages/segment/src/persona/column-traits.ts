import type { NumericColumn } from "../customer-table.js";
import type { NumericProfile, NumericSummary } from "../profile/profile-types.js";
import type { SortedGroups } from "../profile/sorted-groups.js";
import { bandScale } from "./band-scale.js";
import { columnNoun } from "./column-phrase.js";
import type { ConceptColumn } from "./concept-columns.js";
import type { Trait } from "./persona.js";
import { quantileScale } from "./quantile-scale.js";
import { EFFECT_FLOOR, segmentLevels } from "./segment-levels.js";
import { shareLevels, shareScale } from "./share-scale.js";
import type { Concept, LevelWord, Vocabulary } from "./vocabulary.js";

/** A column's word for every segment; null where the profile suppresses the segment's cell. */
export type ColumnTraits = readonly (Trait | null)[];

/** What the profile says of one column, as far as it speaks of it. */
export interface ProfiledColumn {
  readonly base: NumericSummary | undefined;
  readonly segments: readonly (NumericProfile | undefined)[];
}

/**
 * One column's word for every segment, with the number under it; null where the profile suppresses the segment's cell.
 *
 * @param sorted Its values by segment.
 * @param label What the column is called in sentences.
 * @param profiled By the same labels: what a word cites is what the profile prints.
 */
export function columnTraits(
  { column, concept }: ConceptColumn,
  sorted: SortedGroups,
  { base, segments: cells }: ProfiledColumn,
  vocabulary: Vocabulary,
  label: string,
): ColumnTraits {
  const share = column.measure === "flag";
  const statistics = cells.map((cell) => (share ? cell?.mean : cell?.median) ?? null);
  if (sorted.all.length === 0) return statistics.map(() => null);
  const words = columnWords(column, concept, vocabulary);
  const bands = share ? null : (concept?.bands ?? null);
  const scale = share
    ? shareScale(sorted.groups, EFFECT_FLOOR)
    : bands === null
      ? quantileScale(sorted, words.length)
      : bandScale(sorted, bands);
  return segmentLevels(statistics, scale, sorted.dominance).map((standing, segment) => {
    const value = statistics[segment];
    if (standing === null || value === null || !Number.isFinite(standing.position)) return null;
    const [from, to] = scale.bounds(standing.level);
    const [least, most] = scale.thresholds(standing.level);
    return {
      concept: concept?.name ?? column.name,
      level: words[standing.level].level,
      phrase: words[standing.level].phrase,
      column: column.name,
      label,
      unit: column.unit,
      statistic: share ? "share" : "median",
      value,
      all: (share ? base?.mean : base?.median) ?? null,
      interval: null,
      levelRule: share ? "lift" : bands === null ? "quantiles" : "bands",
      threshold: { from: least, to: most },
      position: standing.position,
      from,
      to,
      effect: standing.effect,
      count: cells[segment]?.count ?? sorted.groups[segment].length,
      sharedWith: standing.sharedWith.map((other) => other + 1),
      apart: standing.apart,
    };
  });
}

/** The words a column may give, by rising value or share. */
export function columnWords(
  column: NumericColumn,
  concept: Concept | null,
  vocabulary: Vocabulary,
): readonly LevelWord[] {
  return column.measure === "flag" ? shareWords(column, concept) : rankWords(column, concept, vocabulary);
}

function rankWords(column: NumericColumn, concept: Concept | null, vocabulary: Vocabulary): readonly LevelWord[] {
  if (concept === null) {
    const noun = columnNoun(column.name);
    return vocabulary.unknownLevels.map((level) => ({ level, phrase: `${level} ${noun}`, adjectives: [], nouns: [] }));
  }
  return concept.direction === "rising" ? concept.levels : concept.levels.toReversed();
}

function shareWords(column: NumericColumn, concept: Concept | null): readonly LevelWord[] {
  const deed = concept?.flag ?? deedOf(columnNoun(column.name));
  return shareLevels.map((level) => ({
    level,
    adjectives: [],
    nouns: [],
    phrase: level === "as often as others" ? `${deed} ${level}` : `${level} ${deed}`,
  }));
}

/** What a 1 says, from a name: `has_loan` "has loan", `is_vip` "vip", `Facebook` "with facebook". */
function deedOf(noun: string): string {
  if (/^is /u.test(noun)) return noun.slice(3);
  return /^(has|uses|owns|holds) /u.test(noun) ? noun : `with ${noun}`;
}

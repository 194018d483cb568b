import type { CustomerTable, NumericColumn } from "../customer-table.js";
import { inStretches } from "../in-stretches.js";
import { releaseColumnKernel } from "../profile/column-kernel.js";
import { measureColumn } from "../profile/measure-column.js";
import type { Profile } from "../profile/profile-types.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { SegmentError } from "../segment-error.js";
import { say } from "./catalogue.js";
import { checkLevels } from "./check-levels.js";
import { columnLabels } from "./column-labels.js";
import { type ColumnTraits, columnTraits, type ProfiledColumn } from "./column-traits.js";
import { composites } from "./composite.js";
import { type ConceptColumn, conceptColumns } from "./concept-columns.js";
import { defaultVocabulary } from "./default-vocabulary.js";
import { namingOf } from "./naming.js";
import type { Persona, PersonaRule, Trait } from "./persona.js";
import type { Reclusterings } from "./reclusterings.js";
import { segmentNotes } from "./segment-notes.js";
import { segmentRules } from "./segment-rules.js";
import { statisticIntervals } from "./trait-interval.js";
import type { Vocabulary } from "./vocabulary.js";

const MOST_TRAITS = 4;

/** How segments are put into words. */
export interface PersonaOptions {
  /** Concepts, column names and level words (default the shipped ones). */
  readonly vocabulary?: Vocabulary | undefined;
  /** Segments found anew on resamples: without them traits have no intervals. */
  readonly found?: Reclusterings | null | undefined;
  /** Unsigned 32-bit integer (default 0): which customers rules are searched on, where there are more than 4,000. */
  readonly seed?: number | undefined;
  /** The rules that find the segments (default: searched here). */
  readonly rules?: readonly (PersonaRule | null)[] | undefined;
  /** Gives the words of columns by these labels and this vocabulary (default: found here). */
  readonly traits?: ((column: NumericColumn) => ColumnTraits) | undefined;
}

/**
 * Say who the segments are, each word with its number. All segments get the same concepts: those of the vocabulary's core whose columns
 * exist, in its order; when they are fewer than four, further concepts and then columns by their own name, the ones that tell the segments
 * apart best (largest mean |Cliff's delta| in the profile), as long as they give at least two different words. Protected, sensitive
 * and silent columns give no word, suppressed cells neither.
 *
 * @param table Customers in the order of `labels`. Not modified.
 * @param labels Segment index a row, from 0 (segment id − 1).
 * @param profile Profile of the same table and labels.
 * @returns One persona a segment, in the profile's order; its paragraph waits for the segment's name and is empty.
 * @throws {SegmentError} `bad-data` when `labels` and `table` differ in length or a label has no segment in the profile; `bad-option` when a
 * concept of the vocabulary has one or two levels.
 * @remarks O(n log n) a column looked at. The level rule: `segmentLevels`; the rule that finds a segment: `segmentRules`.
 */
export function personas(
  table: CustomerTable,
  labels: Uint8Array,
  profile: Profile,
  options: PersonaOptions = {},
): readonly Persona[] {
  refuseUnknown(options, ["vocabulary", "found", "seed", "rules", "traits"]);
  const { vocabulary = defaultVocabulary, found = null, seed } = options;
  checkLabels(table, labels, profile);
  const k = profile.segments.length;
  checkLevels(vocabulary);
  const names = columnLabels(table, vocabulary);
  const traitsOf = ({ column, concept }: ConceptColumn): ColumnTraits =>
    options.traits?.(column) ??
    measureColumn(column.values, labels, k, ({ sorted }) =>
      columnTraits(
        { column, concept },
        sorted,
        profilesOf(column, profile),
        vocabulary,
        names.get(column.name) ?? column.name,
      ),
    );
  const columns = chooseTraits(conceptColumns(table, vocabulary), traitsOf, profile, vocabulary).map((column) =>
    found === null ? column : withIntervals(table, column, found),
  );
  releaseColumnKernel();
  const traits = profile.segments.map((_, s) => columns.flatMap((column) => column[s] ?? []));
  const examples = composites(table, profile, traits, vocabulary, names);
  const { minCell } = profile;
  const rules = options.rules ?? segmentRules(table, labels, k, names, { minCell, vocabulary, seed });
  return traits.map((own, segment) => ({
    sentence: sentenceOf(own),
    traits: own,
    paragraph: "",
    notes: segmentNotes(traits, segment),
    composite: examples[segment],
    rule: rules[segment],
    named: namingOf({ traits: own }, "coterie"),
  }));
}

function withIntervals(table: CustomerTable, traits: ColumnTraits, found: Reclusterings): ColumnTraits {
  const known = traits.find((trait) => trait !== null);
  const column = table.columns.find(({ name }) => name === known?.column);
  if (known == null || column?.kind !== "numeric") return traits;
  const intervals = statisticIntervals(
    column.values,
    known.statistic,
    found,
    traits.map((trait) => trait?.value ?? null),
  );
  return traits.map((trait, segment) => trait && { ...trait, interval: intervals[segment] });
}

function sentenceOf(traits: readonly Trait[]): string {
  if (traits.length === 0) return say("persona.none", {});
  return traits.map((trait) => trait.phrase).join(", ");
}

function profilesOf({ name }: NumericColumn, { base, segments }: Profile): ProfiledColumn {
  return {
    base: base.numeric.find(({ column }) => column === name),
    segments: segments.map(({ numeric }) => numeric.find(({ column }) => column === name)),
  };
}

function chooseTraits(
  columns: readonly ConceptColumn[],
  traitsOf: (entry: ConceptColumn) => ColumnTraits,
  profile: Profile,
  vocabulary: Vocabulary,
): readonly ColumnTraits[] {
  const isCore = ({ concept }: ConceptColumn): boolean => concept !== null && vocabulary.core.includes(concept.name);
  const bySeparation = (some: readonly ConceptColumn[]): readonly ConceptColumn[] =>
    some
      .map((entry) => ({ entry, separation: separationOf(entry.column.name, profile) }))
      .sort((a, b) => b.separation - a.separation)
      .map(({ entry }) => entry);
  const rank = ({ concept }: ConceptColumn): number => vocabulary.core.indexOf(concept?.name ?? "");
  const chosen = columns
    .filter(isCore)
    .sort((a, b) => rank(a) - rank(b))
    .map(traitsOf);
  const further = [
    ...bySeparation(columns.filter((entry) => entry.concept !== null && !isCore(entry))),
    ...bySeparation(columns.filter((entry) => entry.concept === null)),
  ];
  for (const entry of further) {
    if (chosen.length >= MOST_TRAITS) break;
    const traits = traitsOf(entry);
    if (new Set(traits.flatMap((trait) => trait?.level ?? [])).size > 1) chosen.push(traits);
  }
  return chosen;
}

function separationOf(column: string, profile: Profile): number {
  const effects = profile.segments.map(
    (segment) => segment.numeric.find((cell) => cell.column === column)?.cliffsDelta ?? 0,
  );
  return effects.reduce((sum, effect) => sum + Math.abs(effect), 0) / Math.max(1, effects.length);
}

function checkLabels(table: CustomerTable, labels: Uint8Array, profile: Profile): void {
  if (labels.length !== table.rowCount) {
    throw new SegmentError(
      "bad-data",
      `labels must have one entry a customer (${table.rowCount}); got ${labels.length}. Pass the labels of this table.`,
    );
  }
  const foreign = firstForeign(labels, profile.segments.length);
  if (foreign >= 0) {
    throw new SegmentError(
      "bad-data",
      `labels must be from 0 to ${profile.segments.length - 1} (segments of the profile); got ${labels[foreign]} in row ${foreign + 1}. Pass the profile of these labels.`,
    );
  }
}

/** The first row whose label is no segment's, or −1. */
function firstForeign(labels: Uint8Array, k: number): number {
  let most = 0;
  inStretches(labels.length, (from, to) => {
    most = Math.max(most, largest(labels, from, to));
  });
  return most < k ? -1 : labels.findIndex((label) => label >= k);
}

function largest(labels: Uint8Array, from: number, to: number): number {
  let most = 0;
  for (let row = from; row < to; row++) if (labels[row] > most) most = labels[row];
  return most;
}

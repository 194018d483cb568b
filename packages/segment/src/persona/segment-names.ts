import { say } from "./catalogue.js";
import type { Trait } from "./persona.js";
import type { LevelWord, Vocabulary } from "./vocabulary.js";

type NameWords = Pick<LevelWord, "adjectives" | "nouns">;

/**
 * A short name for every segment from its most distinctive traits (largest |effect|): an adjective of one and a noun of another. Segments choose in
 * order of id, and a name that is taken is not taken again: the next words are. A segment whose traits lend no words gets a neutral name.
 *
 * @param traits Of every segment.
 * @param vocabulary Where the words come from.
 * @param given Names that segments have already.
 * @returns One name a segment, all different.
 */
export function segmentNames(
  traits: readonly (readonly Trait[])[],
  vocabulary: Vocabulary,
  given: readonly string[] = [],
): readonly string[] {
  const taken = new Set(given);
  return traits.map((own) => {
    const name = [...candidates(own, vocabulary), ...neutral(vocabulary, traits.length + given.length)].find(
      (each) => !taken.has(each),
    );
    taken.add(name as string);
    return name as string;
  });
}

/** Every name that a segment of these traits could get, the best first. */
function candidates(traits: readonly Trait[], vocabulary: Vocabulary): readonly string[] {
  const ranked = traits
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .map((trait) => nameWordsOf(trait.concept, trait.level, vocabulary));
  const pairs = ranked.flatMap(({ adjectives }, a) =>
    ranked.flatMap(({ nouns }, b) =>
      a === b
        ? []
        : adjectives.flatMap((adjective, i) =>
            nouns.map((noun, j) => ({ name: `${adjective} ${noun}`, cost: a + b + i + j, noun: b })),
          ),
    ),
  );
  const alone = ranked.flatMap(({ nouns, adjectives }) => [
    ...nouns,
    ...adjectives.map((adjective) => `${adjective} ${say("name.noun", {})}`),
  ]);
  return [...pairs.toSorted((a, b) => a.cost - b.cost || a.noun - b.noun).map(({ name }) => name), ...alone];
}

/** The words a level may lend to a name; a 0/1 column only where most of the segment have a 1. */
export function nameWordsOf(concept: string, level: string, vocabulary: Vocabulary): NameWords {
  const known = vocabulary.concepts.find(({ name }) => name === concept);
  const words = known?.levels.find((each) => each.level === level);
  return words ?? (level === "often" ? known?.flagNames : undefined) ?? { adjectives: [], nouns: [] };
}

function* neutral(vocabulary: Vocabulary, count: number): Generator<string> {
  const words = vocabulary.neutralNames.map((word) => say("name.neutral", { word }));
  yield* words;
  for (let round = 2; round <= count + 1; round++) {
    yield* (words.length === 0 ? [say("name.neutral", { word: say("name.noun", {}) })] : words).map(
      (word) => `${word} ${round}`,
    );
  }
}

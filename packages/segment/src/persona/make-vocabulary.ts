import { SegmentError } from "../segment-error.js";
import { bandEdges } from "./bands.js";
import { bannedWord } from "./banned-words.js";
import type { Concept, LevelWord, Vocabulary } from "./vocabulary.js";
import type { ConceptInFile, LevelInFile, VocabularyFile } from "./vocabulary-file.js";

const empty: Vocabulary = {
  core: [],
  concepts: [],
  abbreviations: {},
  silent: [],
  unknownLevels: ["low", "medium", "high"],
  neutralNames: [],
};

/**
 * Make a vocabulary from a file's content: what it says of a concept takes the place of what `base` says of it, new concepts come after, bands
 * decide levels, abbreviations and silent names are added.
 *
 * @param file As parsed and checked for its shape.
 * @param base What it extends (default nothing).
 * @returns The vocabulary, whole.
 * @throws {SegmentError} `bad-option`: a core or bands of a concept that is not there, a concept without names, too few levels, bands that do not
 * meet, a word that must not be said to a customer.
 */
export function makeVocabulary(file: VocabularyFile, base: Vocabulary = empty): Vocabulary {
  const kept = file.replace === true ? [] : base.concepts;
  const given = file.concepts ?? [];
  const concepts = [
    ...kept.map((concept) => merged(given.find(({ name }) => name === concept.name) ?? null, concept)),
    ...given
      .filter(({ name }) => kept.every((concept) => concept.name !== name))
      .map((concept) => merged(concept, null)),
  ].map((concept) => withBands(concept, file));
  for (const concept of concepts) checkConcept(concept);
  const core = file.core ?? base.core.filter((name) => concepts.some((concept) => concept.name === name));
  for (const name of [...core, ...Object.keys(file.bands ?? {})]) {
    if (concepts.some((concept) => concept.name === name)) continue;
    const where = core.includes(name) ? "core" : "bands";
    throw refused(
      `${where} must name concepts of the vocabulary (${concepts.map((concept) => concept.name).join(", ")}); got ${name}. Mend the name, or add the concept.`,
    );
  }
  const unknownLevels = file.unknownLevels ?? base.unknownLevels;
  if (unknownLevels.length < 3) throw tooFewLevels("columns without a concept", unknownLevels.length);
  return {
    core,
    concepts,
    abbreviations: { ...base.abbreviations, ...file.abbreviations },
    silent: [...base.silent, ...(file.silent ?? []).flat()],
    unknownLevels,
    neutralNames: file.neutralNames ?? base.neutralNames,
  };
}

function merged(given: ConceptInFile | null, known: Concept | null): Concept {
  if (given === null && known !== null) return known;
  const { name, label, labels, unit, names, unless, direction, levels, flag, flagNames } = given as ConceptInFile;
  const words = levels?.map((level) => levelWord(level, name));
  return {
    name,
    label: label ?? known?.label ?? name,
    labels: labels ?? known?.labels ?? {},
    unit: unit ?? known?.unit ?? "number",
    names: names ?? known?.names ?? [],
    unless: unless ?? known?.unless ?? [],
    direction: direction ?? known?.direction ?? "rising",
    levels: words ?? known?.levels ?? [],
    flag: flag === undefined ? (known?.flag ?? null) : flag,
    flagNames:
      flagNames === undefined
        ? (known?.flagNames ?? { adjectives: [], nouns: [] })
        : { adjectives: flagNames.adjectives ?? [], nouns: flagNames.nouns ?? [] },
    bands: words === undefined ? (known?.bands ?? null) : null,
  };
}

function levelWord(given: LevelInFile, concept: string): LevelWord {
  const { level, phrase, adjectives, nouns } =
    typeof given === "string" ? { level: given, phrase: undefined, adjectives: undefined, nouns: undefined } : given;
  return { level, phrase: phrase ?? `${level} ${concept}`, adjectives: adjectives ?? [], nouns: nouns ?? [] };
}

function withBands(concept: Concept, { bands }: VocabularyFile): Concept {
  const own = bands !== undefined && Object.hasOwn(bands, concept.name) ? bands[concept.name] : undefined;
  if (own === undefined) return concept;
  const names = concept.levels.map(({ level }) => level);
  return {
    ...concept,
    bands: bandEdges(concept.name, concept.direction === "rising" ? names : names.toReversed(), own),
  };
}

function checkConcept({ name, names, levels, flag, flagNames, label }: Concept): void {
  if (names.length === 0) {
    throw refused(`concept ${name} must have names of columns that carry it; got none. Add names: [...].`);
  }
  if (levels.length > 0 && levels.length < 3) throw tooFewLevels(name, levels.length);
  if (levels.length === 0 && flag === null) {
    throw refused(`concept ${name} must have levels, or a flag for yes/no columns; got neither. Add levels: [...].`);
  }
  const twice = levels.find(({ level }, i) => levels.findIndex((other) => other.level === level) < i);
  if (twice !== undefined) throw refused(`levels of ${name} must differ; got ${twice.level} twice. Rename one.`);
  const spoken = [
    label,
    flag ?? "",
    ...flagNames.adjectives,
    ...flagNames.nouns,
    ...levels.flatMap(({ phrase, adjectives, nouns }) => [phrase, ...adjectives, ...nouns]),
  ];
  for (const text of spoken) {
    const ban = bannedWord(text);
    if (ban !== null) {
      throw refused(
        `words of ${name} must be such that they can be read aloud to the customer; "${text}" speaks of ${ban.reason} ("${ban.word}"). Choose another.`,
      );
    }
  }
}

function tooFewLevels(subject: string, got: number): SegmentError {
  return refused(
    `levels of ${subject} must be three or more, for a middle one to fall back to; got ${got}. Add levels.`,
  );
}

function refused(message: string): SegmentError {
  return new SegmentError("bad-option", message);
}

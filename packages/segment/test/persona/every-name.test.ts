import { expect, test } from "vitest";
import { defaultVocabulary, segmentNames, type Trait } from "../../src/index.js";
import { bannedWord } from "../../src/persona/banned-words.js";
import { english } from "../../src/persona/catalogue.js";
import { nameWordsOf } from "../../src/persona/segment-names.js";
import { shareLevels } from "../../src/persona/share-scale.js";

const { concepts, neutralNames } = defaultVocabulary;

/** Every level a trait of the shipped vocabulary can have, with its phrase. */
const levels = concepts.flatMap(({ name, levels: words, flag }) => [
  ...words.map(({ level, phrase }) => ({ concept: name, level, phrase })),
  ...(flag === null
    ? []
    : shareLevels.map((level) => ({
        concept: name,
        level: level as string,
        phrase: level === "as often as others" ? `${flag} ${level}` : `${level} ${flag}`,
      }))),
]);

const adjectives = new Set(
  levels.flatMap(({ concept, level }) => nameWordsOf(concept, level, defaultVocabulary).adjectives),
);
const nouns = new Set(levels.flatMap(({ concept, level }) => nameWordsOf(concept, level, defaultVocabulary).nouns));

test("every name there can be is fit to be read aloud to the customer", () => {
  const names = [
    ...[...adjectives].flatMap((adjective) => [...nouns, english["name.noun"]].map((noun) => `${adjective} ${noun}`)),
    ...nouns,
    ...neutralNames.map((word) => english["name.neutral"].replace("{word}", word)),
  ];
  expect(adjectives.size).toBeGreaterThan(20);
  expect(nouns.size).toBeGreaterThan(15);
  for (const name of names) {
    expect([name, bannedWord(name)]).toEqual([name, null]);
    expect([name, name.length <= 40]).toEqual([name, true]);
    expect(name).toMatch(/^[A-Z][A-Za-z -]+$/u);
  }
});

test("so is every sentence: all combinations of a level a concept, by four", () => {
  const byConcept = concepts.map(({ name }) => levels.filter(({ concept }) => concept === name));
  let said = 0;
  for (let a = 0; a < byConcept.length; a++)
    for (let b = a + 1; b < byConcept.length; b++)
      for (const first of byConcept[a])
        for (const second of byConcept[b]) {
          // A sentence is its phrases side by side, and no ban spans a comma: pairs cover every seam of every four.
          const sentence = `${first.phrase}, ${second.phrase}`;
          if (bannedWord(sentence) !== null) expect([sentence, bannedWord(sentence)]).toEqual([sentence, null]);
          said++;
        }
  expect(said).toBeGreaterThan(2000);
});

test("so is every sentence of the catalogue, and every label", () => {
  const labels = concepts.flatMap(({ label, labels: others }) => [label, ...Object.values(others)]);
  for (const text of [...Object.values(english), ...labels]) expect([text, bannedWord(text)]).toEqual([text, null]);
});

test("what someone earns, owns or owes lends no word to a name", () => {
  const worth = levels.filter(({ concept }) => ["income", "borrowing", "home loan", "card limit"].includes(concept));
  for (const { concept, level } of worth) {
    const { adjectives: first, nouns: last } = nameWordsOf(concept, level, defaultVocabulary);
    expect([concept, level, ...first, ...last]).toEqual([concept, level]);
  }
});

test.each([
  ["Wealthy Regulars", "worth"],
  ["Low-Class Visitors", "class"],
  ["Young Savers", "age"],
  ["Elderly Callers", "age"],
  ["The Disabled", "health"],
  ["Asian Explorers", "origin"],
  ["Housewives", null],
  ["Busy Ladies", "gender"],
  ["Lazy Payers", "blame"],
  ["Women", "gender"],
  ["VIPs", "worth"],
])("%s speaks of %s", (name, reason) => {
  expect(bannedWord(name)?.reason ?? null).toBe(reason);
});

function trait(concept: string, level: string, effect: number): Trait {
  return { concept, level, effect } as Trait;
}

test("a name takes its adjective and its noun from the two most distinctive traits that lend words", () => {
  const traits = [
    trait("usage", "very frequent", 0.8),
    trait("income", "high", 0.9),
    trait("loyalty", "medium", 0.05),
    trait("budget", "very budget conscious", -0.85),
  ];
  expect(segmentNames([traits], defaultVocabulary)).toEqual(["Everyday Planners"]);
});

test("names differ, however alike the segments; without words they are neutral", () => {
  const alike = Array.from({ length: 60 }, () => [trait("usage", "frequent", 0.3), trait("loyalty", "high", 0.2)]);
  const names = segmentNames(alike, defaultVocabulary);
  expect(new Set(names).size).toBe(60);
  expect(names.slice(0, 6)).toEqual([
    "Loyal Regulars",
    "Frequent Companions",
    "Devoted Regulars",
    "Regulars",
    "Frequent Customers",
    "Companions",
  ]);
  expect(segmentNames([[trait("income", "high", 1)], []], defaultVocabulary)).toEqual([
    "Harbour Group",
    "Meadow Group",
  ]);
});

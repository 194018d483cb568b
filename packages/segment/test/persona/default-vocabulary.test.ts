import { expect, test } from "vitest";
import { defaultVocabulary } from "../../src/persona/default-vocabulary.js";

const { concepts, core } = defaultVocabulary;

test("every concept of the core exists, and names are unique", () => {
  const names = concepts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of core) expect(names).toContain(name);
});

test("a concept has three levels or more, or words for 0/1 columns", () => {
  for (const { name, levels, flag } of concepts)
    expect([name, levels.length >= 3 || flag !== null]).toEqual([name, true]);
});

test("levels of a concept differ, and every phrase holds its level", () => {
  for (const { levels } of concepts) {
    expect(new Set(levels.map(({ level }) => level)).size).toBe(levels.length);
    for (const { level, phrase } of levels) expect(phrase).toContain(level);
  }
});

test("no word is one that must not be said to a customer", () => {
  const spoken = concepts.flatMap(({ levels, flag }) => [...levels.map(({ phrase }) => phrase), flag ?? ""]);
  for (const phrase of spoken) {
    expect(phrase).not.toMatch(/\b(age|old|young|poor|rich|worth|class|gender|male|female|risk|lazy|bad|health)\b|!/u);
  }
});

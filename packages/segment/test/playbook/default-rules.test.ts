import { describe, expect, test } from "vitest";
import { defaultRules, defaultVocabulary, playbook, type Trait } from "../../src/index.js";
import { shareLevels } from "../../src/persona/share-scale.js";
import { cell, personaOf, profileOf, trait } from "./small-profile.js";

const objectives = ["activate", "deepen", "retain", "win back", "save", "protect"];

describe("the default rules", () => {
  test("name concepts and levels of the vocabulary", () => {
    for (const rule of defaultRules) {
      for (const [name, levels] of Object.entries(rule.traits)) {
        const concept = defaultVocabulary.concepts.find((candidate) => candidate.name === name);
        const flagLevels = concept?.flag == null ? [] : shareLevels;
        const known = [...(concept?.levels.map(({ level }) => level) ?? []), ...flagLevels];
        expect(known, `${rule.name}: ${name}`).toEqual(expect.arrayContaining([...levels]));
      }
    }
  });

  test("have names of their own, a known objective, and the last holds always", () => {
    expect(new Set(defaultRules.map(({ name }) => name)).size).toBe(defaultRules.length);
    for (const { objective } of defaultRules) expect(objectives).toContain(objective);
    expect(defaultRules.at(-1)).toMatchObject({ traits: {}, behaviour: null });
  });

  test("are all reachable: a persona with just what a rule asks for gets that rule", () => {
    const base = [cell("total clicks", 10), cell("total impressions", 100), cell("uses internet banking", 1)];
    const clicks = (count: number) => [cell("total clicks", count), cell("total impressions", 100)];
    for (const rule of defaultRules) {
      const traits = Object.entries(rule.traits).map(([concept, levels]): Trait => trait(concept, levels[0], "x", 1));
      const own =
        rule.behaviour === null ? [] : rule.behaviour.is === "above" ? clicks(20) : [cell("uses internet banking", 0)];
      const [approach] = playbook(profileOf(base, own), [personaOf(...traits)]);
      expect(approach.rule).toBe(rule.name);
    }
  });

  test("read like a colleague: no shouting, nothing on credit decisions or on who people are", () => {
    for (const { name, offer, message, avoid, channels } of defaultRules) {
      for (const text of [offer, message, avoid ?? "", ...channels]) {
        expect(text, name).not.toMatch(/!|—|\b(approve|reject|creditworth|score|interest rate|poor|rich|old|young)/iu);
      }
      expect(message, name).toMatch(/[.]$/u);
    }
  });
});

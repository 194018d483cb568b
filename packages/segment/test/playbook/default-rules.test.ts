import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  checkPlaybook,
  defaultPlaybook,
  defaultVocabulary,
  lintPlaybook,
  playbook,
  type Trait,
} from "../../src/index.js";
import { behaviourSeen, personaOf, profileOf, trait } from "./small-profile.js";

const { rules, guards } = defaultPlaybook;

describe("the default playbook", () => {
  test("names concepts and levels of the vocabulary, and nothing twice", () => {
    expect(checkPlaybook(defaultPlaybook, defaultVocabulary)).toBe(defaultPlaybook);
  });

  test("has no unreachable, contradictory or uncovered rule", () => {
    expect(lintPlaybook(defaultPlaybook, defaultVocabulary)).toEqual([]);
  });

  test("gives a persona with just what a rule asks for that rule", () => {
    for (const rule of rules) {
      const traits = Object.entries(rule.traits).map(([concept, levels]): Trait => trait(concept, levels[0], "x", 1));
      const side = Object.values(rule.behaviour)[0];
      const rate = side === "above" ? { here: 0.2, all: 0.1 } : { here: 0.1, all: 0.2 };
      const seen = behaviourSeen({
        clickThrough: rule.behaviour["click-through"] === undefined ? null : rate,
        internetBanking: rule.behaviour["internet banking"] === undefined ? null : rate,
      });
      const [approach] = playbook(profileOf([], []), [personaOf(...traits)], [seen]);
      expect(approach.rule).toBe(rule.name);
    }
  });

  test("cites a source for every claim, each one standing in docs/playbook.md", () => {
    const page = readFileSync(new URL("../../../../docs/playbook.md", import.meta.url), "utf8");
    for (const { name, sources } of [...rules, ...guards]) {
      expect(sources.length, name).toBeGreaterThan(0);
      for (const source of sources) expect(page, `${name}: ${source}`).toContain(`\`${source}\``);
      expect(page, name).toContain(`\`${name}\``);
    }
  });

  test("reads like a colleague: no shouting, nothing on credit decisions or on who people are", () => {
    for (const { name, offer, message, avoid, channels } of rules) {
      for (const text of [offer, message, avoid ?? "", ...channels]) {
        expect(text, name).not.toMatch(/!|—|\b(approve|reject|creditworth|score|interest rate|poor|rich|old|young)/iu);
      }
      expect(message, name).toMatch(/[.]$/u);
    }
  });

  test("offers no credit", () => {
    expect(rules.filter(({ offerKind }) => offerKind === "credit")).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultVocabulary, lintPlaybook, type Playbook, type Vocabulary } from "../../src/index.js";
import { guardOf, playbookOf, ruleOf } from "./small-playbook.js";

const words = (...levels: readonly string[]) => levels.map((level) => ({ level, phrase: level }));
const vocabulary: Vocabulary = {
  ...defaultVocabulary,
  core: ["a"],
  concepts: ["a", "b", "c"].map((name) => ({
    name,
    names: [name],
    unless: [],
    direction: "rising",
    levels: words("low", "medium", "high"),
    flag: null,
  })),
};
const found = (playbook: Playbook) =>
  lintPlaybook(playbook, vocabulary).map(({ kind, message, witness }) => ({ kind, message, witness }));
const last = ruleOf("last");

describe("lintPlaybook", () => {
  test("finds nothing in a sound playbook", () => {
    expect(found(playbookOf([ruleOf("one", { traits: { a: ["low"] } }), last]))).toEqual([]);
  });

  test("a rule behind a wider one is unreachable, with the segment that shows it", () => {
    const rules = [
      ruleOf("wide", { traits: { a: ["low", "high"] } }),
      ruleOf("tight", { traits: { a: ["low"], b: ["high"] } }),
      last,
    ];
    expect(found(playbookOf(rules))).toEqual([
      {
        kind: "unreachable",
        message:
          "The rule tight can never be taken: every segment it speaks of goes to an earlier rule, such as wide for a segment with a low, b high. Move it up, narrow the other, or drop it.",
        witness: { a: "low", b: "high" },
      },
    ]);
  });

  test("several rules may cover one only together", () => {
    const halves = [ruleOf("low", { traits: { a: ["low"] } }), ruleOf("rest", { traits: { a: ["medium", "high"] } })];
    const both = ruleOf("any", { traits: { a: ["low", "medium", "high"] }, behaviour: { "click-through": "above" } });
    expect(found(playbookOf([...halves, both, last]))).toMatchObject([{ kind: "unreachable", witness: { a: "low" } }]);
    expect(found(playbookOf([halves[0], both, last]))).toEqual([]);
  });

  test("a rule that a guard always forbids is unreachable, and contradicts it", () => {
    const guards = [guardOf("owing", { traits: { a: ["high"] }, forbids: ["credit"] })];
    const lend = ruleOf("lend", { traits: { a: ["high"] }, offerKind: "credit" });
    expect(found(playbookOf([lend, last], guards))).toEqual([
      {
        kind: "contradictory",
        message:
          "The rule lend offers what the guard owing forbids there (credit): a segment with a high. The guard wins; narrow the rule so that it says what is meant.",
        witness: { a: "high" },
      },
      {
        kind: "unreachable",
        message:
          "The rule lend can never be taken: the guard owing forbids what it offers (credit) wherever it holds. Move it up, narrow the other, or drop it.",
        witness: { a: "high" },
      },
    ]);
  });

  test("a guard can make a rule reachable by blocking the one before", () => {
    const guards = [guardOf("owing", { traits: { a: ["high"] }, forbids: ["credit"] })];
    const rules = [
      ruleOf("lend", { offerKind: "credit", traits: { b: ["low"] } }),
      ruleOf("help", { traits: { b: ["low"] } }),
      last,
    ];
    expect(found(playbookOf(rules, guards)).map(({ kind }) => kind)).toEqual(["contradictory"]);
  });

  test("two rules for the same segments that want different things contradict", () => {
    const rules = [
      ruleOf("keep", { traits: { a: ["low", "high"], b: ["low"] }, objective: "retain" }),
      ruleOf("sell", { traits: { b: ["low"], a: ["high", "low"] }, objective: "deepen" }),
      last,
    ];
    expect(found(playbookOf(rules))[0]).toEqual({
      kind: "contradictory",
      message:
        "The rules keep and sell hold for the same segments, such as a segment with a low, b low, and want opposite things: retain and deepen. Keep one, or tell them apart.",
      witness: { a: "low", b: "low" },
    });
  });

  test("a segment no rule speaks of is named, one with the core traits first", () => {
    expect(found(playbookOf([ruleOf("one", { traits: { a: ["low", "high"] } })]))).toEqual([
      {
        kind: "uncovered",
        message: "No rule speaks of a segment with a medium. Add a rule for it, or a last rule without conditions.",
        witness: { a: "medium" },
      },
    ]);
    expect(found(playbookOf([ruleOf("all", { traits: { a: ["low", "medium", "high"] } })]))).toMatchObject([
      { kind: "uncovered", witness: {} },
    ]);
  });

  test("an unknown trait, level or repeated name comes alone", () => {
    const rules = [
      ruleOf("one", { traits: { savngs: ["high"] } }),
      ruleOf("one", { traits: { usage: ["often"], income: [] } }),
    ];
    const messages = lintPlaybook(playbookOf(rules), defaultVocabulary).map(({ message }) => message);
    expect(messages).toEqual([
      "Every rule must have a name of its own; got one twice. Rename one.",
      "The rule one speaks of the trait savngs, which the vocabulary does not know (nearest: savings). Mend the name, or add the trait to the vocabulary.",
      'The rule one speaks of usage "often"; its levels are occasional, semi-frequent, frequent, very frequent. Take one of these.',
      "The rule one names no level of income (levels: low, medium, high). Add one.",
    ]);
  });

  // Every segment of the space written out, against the search that cuts off early.
  test("agrees with going through every segment", () => {
    const level = fc.subarray(["low", "medium", "high"], { minLength: 1 });
    const traits = fc.dictionary(fc.constantFrom("a", "b", "c"), level, { maxKeys: 3 });
    const kind = fc.constantFrom("credit" as const, "service" as const);
    const rule = fc.record({
      traits,
      offerKind: kind,
      click: fc.constantFrom("above" as const, "below" as const, null),
    });
    const arbitrary = fc.record({ rules: fc.array(rule, { minLength: 1, maxLength: 5 }), guard: fc.option(traits) });
    fc.assert(
      fc.property(arbitrary, ({ rules, guard }) => {
        const written = rules.map(({ click, ...own }, i) =>
          ruleOf(`r${i}`, { ...own, behaviour: click === null ? {} : { "click-through": click } }),
        );
        const guards = guard === null ? [] : [guardOf("g", { traits: guard, forbids: ["credit"] })];
        const kinds = lintPlaybook(playbookOf(written, guards), vocabulary);
        const taken = new Set(everySegment().map((segment) => takenBy(segment, written, guard)));
        const dead = written.map(({ name }) => name).filter((name) => !taken.has(name));
        expect(kinds.filter(({ kind }) => kind === "unreachable").map(({ message }) => message.split(" ")[2])).toEqual(
          dead,
        );
        expect(kinds.some(({ kind }) => kind === "uncovered")).toBe(taken.has(undefined));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

type Segment = Readonly<Record<"a" | "b" | "c" | "click", string>>;

function everySegment(): readonly Segment[] {
  const levels = ["", "low", "medium", "high"];
  return levels.flatMap((a) =>
    levels.flatMap((b) => levels.flatMap((c) => ["", "above", "below"].map((click) => ({ a, b, c, click })))),
  );
}

function takenBy(
  segment: Segment,
  rules: Playbook["rules"],
  guard: Readonly<Record<string, readonly string[]>> | null,
) {
  const has = (traits: Readonly<Record<string, readonly string[]>>): boolean =>
    Object.entries(traits).every(([key, levels]) => levels.includes(segment[key as "a"]));
  const blocked = guard !== null && has(guard);
  return rules.find(({ traits, behaviour, offerKind }) => {
    const click = behaviour["click-through"];
    return has(traits) && (click === undefined || click === segment.click) && !(blocked && offerKind === "credit");
  })?.name;
}

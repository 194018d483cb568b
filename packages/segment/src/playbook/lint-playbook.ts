import type { Vocabulary } from "../persona/vocabulary.js";
import { playbookFaults } from "./check-playbook.js";
import { blockedSoFar, findSegment, holdsSoFar, spaceOf, type Tri, type Witness } from "./condition-space.js";
import type { Conditions, Guard, Playbook, Rule } from "./rule.js";

/** Something wrong with a playbook, and a segment that shows it. */
export interface PlaybookFinding {
  /**
   * `unknown`: a trait or level no segment can have, or a name twice. `unreachable`: a rule no segment can get. `contradictory`: rules or guards that
   * want opposite things of one segment. `uncovered`: a segment no rule speaks of.
   */
  readonly kind: "unknown" | "unreachable" | "contradictory" | "uncovered";
  readonly message: string;
  /** The segment that shows it, by trait; null where every segment does. */
  readonly witness: Witness | null;
}

/**
 * Look for rules that never fire, that contradict one another or a guard, and for segments without a rule. Exhaustive over the finite space of trait
 * levels and behaviours the playbook can ask about.
 *
 * @param playbook A playbook, sound or not.
 * @param vocabulary The words personas may use.
 * @returns What was found, worst first; empty for a sound one.
 */
export function lintPlaybook(playbook: Playbook, vocabulary: Vocabulary): readonly PlaybookFinding[] {
  const unknown = playbookFaults(playbook, vocabulary);
  if (unknown.length > 0) return unknown.map((message) => ({ kind: "unknown", message, witness: null }));
  return [
    ...contradictions(playbook, vocabulary),
    ...unreachable(playbook, vocabulary),
    ...uncovered(playbook, vocabulary),
  ];
}

type Partial = Readonly<Record<string, string | undefined>>;

/** Kleene's and: false wins, else open wins. */
function and(...parts: readonly Tri[]): Tri {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function not(part: Tri): Tri {
  return part === null ? null : !part;
}

function effective(rule: Rule, guards: readonly Guard[], set: Partial): Tri {
  return and(holdsSoFar(rule, set), not(blockedSoFar(rule, guards, set)));
}

function chosen(rules: readonly Rule[], at: number, guards: readonly Guard[], set: Partial): Tri {
  const own = effective(rules[at], guards, set);
  if (own === false) return false;
  return and(own, ...rules.slice(0, at).map((earlier) => not(effective(earlier, guards, set))));
}

/** Those a claim about `conditions` turns on first: a rule's own, so that the search fails early. */
function space(playbook: Playbook, vocabulary: Vocabulary, conditions: Conditions) {
  const own = new Set([
    ...Object.keys(conditions.traits),
    ...Object.keys(conditions.behaviour).map((b) => `behaviour: ${b}`),
  ]);
  const variables = spaceOf(playbook, vocabulary);
  return [...variables.filter(({ key }) => own.has(key)), ...variables.filter(({ key }) => !own.has(key))];
}

function unreachable(playbook: Playbook, vocabulary: Vocabulary): readonly PlaybookFinding[] {
  const { rules, guards } = playbook;
  return rules.flatMap((rule, at): PlaybookFinding[] => {
    const variables = space(playbook, vocabulary, rule);
    if (findSegment(variables, (set) => chosen(rules, at, guards, set)) !== null) return [];
    const witness = findSegment(variables, (set) => holdsSoFar(rule, set));
    const taker = witness === null ? null : whoTakes(rules, at, guards, witness, variables);
    return [
      {
        kind: "unreachable",
        message: `The rule ${rule.name} can never be taken: ${taker}. Move it up, narrow the other, or drop it.`,
        witness,
      },
    ];
  });
}

function whoTakes(
  rules: readonly Rule[],
  at: number,
  guards: readonly Guard[],
  witness: Witness,
  variables: readonly { readonly key: string }[],
): string {
  const whole = { ...Object.fromEntries(variables.map(({ key }) => [key, ""])), ...witness };
  const earlier = rules.slice(0, at).find((rule) => effective(rule, guards, whole) === true);
  if (earlier !== undefined)
    return `every segment it speaks of goes to an earlier rule, such as ${earlier.name} for ${segmentText(witness)}`;
  const guard = guards.find((each) => each.forbids.includes(rules[at].offerKind) && holdsSoFar(each, whole) === true);
  return `the guard ${guard?.name} forbids what it offers (${rules[at].offerKind}) wherever it holds`;
}

function contradictions({ rules, guards, ...rest }: Playbook, vocabulary: Vocabulary): readonly PlaybookFinding[] {
  const playbook = { rules, guards, ...rest };
  const twins = rules.flatMap((rule, at): PlaybookFinding[] => {
    const twin = rules.slice(0, at).find((other) => sameConditions(rule, other) && rule.objective !== other.objective);
    if (twin === undefined) return [];
    const witness = findSegment(space(playbook, vocabulary, rule), (set) => holdsSoFar(rule, set));
    return [
      {
        kind: "contradictory",
        message: `The rules ${twin.name} and ${rule.name} hold for the same segments, such as ${segmentText(witness ?? {})}, and want opposite things: ${twin.objective} and ${rule.objective}. Keep one, or tell them apart.`,
        witness,
      },
    ];
  });
  const clashes = rules.flatMap((rule, at) =>
    guards.flatMap((guard): PlaybookFinding[] => {
      const offer = guard.forbids.includes(rule.offerKind);
      const lost =
        rule.channels.length > 0 && rule.channels.every((channel) => guard.forbidsChannels.includes(channel));
      if (!offer && !lost) return [];
      const first = (set: Partial): Tri =>
        and(
          holdsSoFar(rule, set),
          holdsSoFar(guard, set),
          ...rules.slice(0, at).map((r) => not(effective(r, guards, set))),
        );
      const witness = findSegment(space(playbook, vocabulary, rule), first);
      if (witness === null) return [];
      const what = offer
        ? `offers what the guard ${guard.name} forbids there (${rule.offerKind})`
        : `has only channels that the guard ${guard.name} forbids there`;
      return [
        {
          kind: "contradictory",
          message: `The rule ${rule.name} ${what}: ${segmentText(witness)}. The guard wins; narrow the rule so that it says what is meant.`,
          witness,
        },
      ];
    }),
  );
  return [...twins, ...clashes];
}

function sameConditions(a: Conditions, b: Conditions): boolean {
  const text = ({ traits, behaviour }: Conditions): string =>
    JSON.stringify([
      Object.entries(traits)
        .map(([concept, levels]) => [concept, [...levels].sort()])
        .sort(),
      Object.entries(behaviour).sort(),
    ]);
  return text(a) === text(b);
}

/** First with all core traits there, since that is what segments mostly are; then anything. */
function uncovered(playbook: Playbook, vocabulary: Vocabulary): readonly PlaybookFinding[] {
  const { rules, guards } = playbook;
  const variables = spaceOf(playbook, vocabulary);
  const none = (set: Partial): Tri => and(...rules.map((rule) => not(effective(rule, guards, set))));
  const core = variables.map((variable) =>
    vocabulary.core.includes(variable.key) ? { ...variable, values: variable.values.slice(1) } : variable,
  );
  const witness = findSegment(core, none) ?? findSegment(variables, none);
  if (witness === null) return [];
  return [
    {
      kind: "uncovered",
      message: `No rule speaks of ${segmentText(witness)}. Add a rule for it, or a last rule without conditions.`,
      witness,
    },
  ];
}

/** "a segment with usage occasional, loyalty low". */
function segmentText(witness: Witness): string {
  const parts = Object.entries(witness).map(([key, value]) => `${key.replace(/^behaviour: /, "")} ${value}`);
  return parts.length === 0 ? "a segment without any of the traits asked about" : `a segment with ${parts.join(", ")}`;
}

import type { Vocabulary } from "../persona/vocabulary.js";
import { SegmentError } from "../segment-error.js";
import type { Conditions, Playbook } from "./rule.js";
import { traitLevels } from "./trait-levels.js";

/**
 * Make sure that a playbook speaks only of what a segment can have.
 *
 * @param playbook A playbook.
 * @param vocabulary The words personas may use.
 * @returns The playbook.
 * @throws {SegmentError} `bad-option`: no rules, two of one name, a trait or level the vocabulary does not know (named, with the nearest known).
 */
export function checkPlaybook(playbook: Playbook, vocabulary: Vocabulary): Playbook {
  const [fault] = playbookFaults(playbook, vocabulary);
  if (fault !== undefined) throw new SegmentError("bad-option", fault);
  return playbook;
}

/** Every fault of that kind, a sentence each, in the playbook's order. */
export function playbookFaults({ rules, guards }: Playbook, vocabulary: Vocabulary): readonly string[] {
  const known = traitLevels(vocabulary);
  if (rules.length === 0) return ["rules must hold at least one rule; got none. Add one, or leave the playbook out."];
  return [
    ...sameNames("rule", rules),
    ...sameNames("guard", guards),
    ...guards.flatMap((guard) => conditionFaults(`The guard ${guard.name}`, guard, known)),
    ...rules.flatMap((rule) => conditionFaults(`The rule ${rule.name}`, rule, known)),
  ];
}

function sameNames(what: string, entries: readonly { readonly name: string }[]): readonly string[] {
  return entries
    .filter(({ name }, i) => entries.findIndex((other) => other.name === name) !== i)
    .map(({ name }) => `Every ${what} must have a name of its own; got ${name} twice. Rename one.`);
}

function conditionFaults(
  subject: string,
  { traits }: Conditions,
  known: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return Object.entries(traits).flatMap(([concept, levels]) => {
    const possible = known.get(concept);
    if (possible === undefined) {
      return [
        `${subject} speaks of the trait ${concept}, which the vocabulary does not know (${nearest(concept, [...known.keys()])}). Mend the name, or add the trait to the vocabulary.`,
      ];
    }
    const foreign = levels.filter((level) => !possible.includes(level));
    if (levels.length === 0)
      return [`${subject} names no level of ${concept} (levels: ${possible.join(", ")}). Add one.`];
    return foreign.map(
      (level) =>
        `${subject} speaks of ${concept} "${level}"; its levels are ${possible.join(", ")}. Take one of these.`,
    );
  });
}

/** "nearest: savings", or all that are known where none is near. */
function nearest(wanted: string, names: readonly string[]): string {
  const near = names
    .map((name) => ({ name, edits: editDistance(wanted, name) }))
    .filter(({ name, edits }) => edits <= Math.max(2, name.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return near.length > 0 ? `nearest: ${near[0].name}` : `known: ${names.join(", ")}`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

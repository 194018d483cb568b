import type { Vocabulary } from "../persona/vocabulary.js";
import { type BehaviourName, behaviourNames, type Conditions, type Guard, type Playbook, type Rule } from "./rule.js";
import { traitLevels } from "./trait-levels.js";

/** What a segment may be, as far as a playbook can ask: a level or nothing for each trait, a side or nothing for each behaviour. */
export type Witness = Readonly<Record<string, string>>;

/** One thing a playbook asks about, and what it may be; `ABSENT` first. */
interface Variable {
  readonly key: string;
  readonly values: readonly string[];
}

/** No such trait, or behaviour as of all customers or not measured. */
const ABSENT = "";

const behaviourKey = (name: BehaviourName): string => `behaviour: ${name}`;

/** The finite space of a playbook: every trait and behaviour that any rule or guard names, or that the core of the vocabulary has. */
export function spaceOf({ rules, guards }: Playbook, vocabulary: Vocabulary): readonly Variable[] {
  const known = traitLevels(vocabulary);
  const named = [...rules, ...guards];
  const concepts = new Set([...vocabulary.core, ...named.flatMap(({ traits }) => Object.keys(traits))]);
  const behaviours = behaviourNames.filter((name) => named.some(({ behaviour }) => behaviour[name] !== undefined));
  return [
    ...[...concepts].map((key) => ({ key, values: [ABSENT, ...(known.get(key) ?? [])] })),
    ...behaviours.map((name) => ({ key: behaviourKey(name), values: [ABSENT, "above", "below"] })),
  ];
}

/** True, false, or not decided by what is set so far. */
export type Tri = boolean | null;

/** Whether conditions hold for every way to complete a partial assignment (true), for none (false), or for some (null). */
export function holdsSoFar(conditions: Conditions, set: Readonly<Record<string, string | undefined>>): Tri {
  let open = false;
  for (const [key, wanted] of wants(conditions)) {
    const value = set[key];
    if (value === undefined) open = true;
    else if (!wanted.includes(value)) return false;
  }
  return open ? null : true;
}

function wants({ traits, behaviour }: Conditions): readonly (readonly [string, readonly string[]])[] {
  return [
    ...Object.entries(traits),
    ...behaviourNames.flatMap((name) => {
      const side = behaviour[name];
      return side === undefined ? [] : [[behaviourKey(name), [side]] as const];
    }),
  ];
}

/** Whether a guard that forbids a rule's offer holds. */
export function blockedSoFar(
  rule: Rule,
  guards: readonly Guard[],
  set: Readonly<Record<string, string | undefined>>,
): Tri {
  let open = false;
  for (const guard of guards) {
    if (!guard.forbids.includes(rule.offerKind)) continue;
    const holds = holdsSoFar(guard, set);
    if (holds === true) return true;
    if (holds === null) open = true;
  }
  return open ? null : false;
}

/**
 * Search the whole space for a segment that makes `claim` true, cutting off what is already decided: exhaustive, and the first in the order of the
 * variables, absent things first, so that a witness says no more than it must.
 *
 * @param claim Must answer null only where the variables not yet set matter, and never null when all are set.
 * @returns The witness without its absent parts; null where there is none in the space.
 */
export function findSegment(
  variables: readonly Variable[],
  claim: (set: Readonly<Record<string, string | undefined>>) => Tri,
): Witness | null {
  const set: Record<string, string | undefined> = {};
  const search = (at: number): boolean => {
    const answer = claim(set);
    if (answer !== null) return answer;
    const { key, values } = variables[at];
    for (const value of values) {
      set[key] = value;
      if (search(at + 1)) return true;
    }
    set[key] = undefined;
    return false;
  };
  if (!search(0)) return null;
  return Object.fromEntries(
    Object.entries(set).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ABSENT),
  );
}

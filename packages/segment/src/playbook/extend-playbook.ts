import { SegmentError } from "../segment-error.js";
import { defaultPlaybook } from "./default-playbook.js";
import { objectiveRhythms } from "./default-rules.js";
import type { Cadence, Guard, Kpi, Playbook, Rule } from "./rule.js";

/** A playbook as a bank writes it. */
export interface PlaybookDraft {
  readonly name: string;
  /** `default`: its rules come before those of the default playbook, one of the same name in its place. */
  readonly extends?: "default" | undefined;
  /** Rules and guards of the default playbook to drop. */
  readonly without?: readonly string[] | undefined;
  readonly contactCap?: Cadence | undefined;
  readonly guards: readonly Guard[];
  readonly rules: readonly (Omit<Rule, "cadence" | "kpi"> & {
    readonly cadence?: Cadence | undefined;
    readonly kpi?: Kpi | undefined;
  })[];
}

/**
 * The playbook a draft stands for: extended, and with the rhythm of its objective where a rule names none.
 *
 * @throws {SegmentError} `bad-option`: `without` names what the default playbook does not have, or stands without `extends`.
 */
export function extendPlaybook(draft: PlaybookDraft): Playbook {
  const rules = draft.rules.map(({ cadence, kpi, ...rule }): Rule => {
    const rhythm = objectiveRhythms[rule.objective];
    return { ...rule, cadence: cadence ?? rhythm.cadence, kpi: kpi ?? rhythm.kpi };
  });
  const { name, guards } = draft;
  const contactCap = draft.contactCap ?? defaultPlaybook.contactCap;
  checkWithout(draft);
  if (draft.extends === undefined) return { name, contactCap, guards, rules };
  return {
    name,
    contactCap,
    guards: merge(guards, defaultPlaybook.guards, draft.without ?? []),
    rules: merge(rules, defaultPlaybook.rules, draft.without ?? []),
  };
}

function merge<T extends { readonly name: string }>(
  own: readonly T[],
  base: readonly T[],
  without: readonly string[],
): readonly T[] {
  const replaced = new Map(own.map((entry) => [entry.name, entry]));
  const known = new Set(base.map(({ name }) => name));
  return [
    ...own.filter(({ name }) => !known.has(name)),
    ...base.filter(({ name }) => !without.includes(name)).map((entry) => replaced.get(entry.name) ?? entry),
  ];
}

function checkWithout({ without = [], ...draft }: PlaybookDraft): void {
  const names = [...defaultPlaybook.guards, ...defaultPlaybook.rules].map(({ name }) => name);
  const foreign = without.find((name) => !names.includes(name));
  if (without.length > 0 && draft.extends === undefined) {
    throw new SegmentError(
      "bad-option",
      `without drops rules of the playbook that is extended; got ${without.join(", ")} and no extends. Add extends: default, or take without away.`,
    );
  }
  if (foreign === undefined) return;
  throw new SegmentError(
    "bad-option",
    `without must name rules or guards of the default playbook (${names.join(", ")}); got ${foreign}. Mend the name.`,
  );
}

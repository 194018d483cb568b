import { defaultPlaybook, type Guard, type Playbook, type Rule } from "../../src/index.js";

const rest: Omit<Rule, "name"> = {
  traits: {},
  behaviour: {},
  objective: "retain",
  offer: "o",
  offerKind: "service",
  channels: ["letter"],
  message: "m",
  cadence: { contacts: 1, days: 30 },
  avoid: null,
  kpi: { measure: "customers who answer", days: 30 },
  sources: [],
};

/** A rule that says nothing but what is given. */
export function ruleOf(name: string, own: Partial<Rule> = {}): Rule {
  return { ...rest, name, ...own };
}

/** A guard that says nothing but what is given. */
export function guardOf(name: string, own: Partial<Guard> = {}): Guard {
  return { name, traits: {}, behaviour: {}, never: "n", forbids: [], forbidsChannels: [], sources: [], ...own };
}

/** A playbook of these. */
export function playbookOf(rules: readonly Rule[], guards: readonly Guard[] = []): Playbook {
  return { name: "small", contactCap: defaultPlaybook.contactCap, guards, rules };
}

import type { Objective, OfferKind } from "./objective.js";

/** Behaviours a condition may ask about: rates of the segment against those of all customers. */
export const behaviourNames = ["click-through", "internet banking", "borrowing", "uptake"] as const;

/** One of `behaviourNames`. */
export type BehaviourName = (typeof behaviourNames)[number];

/** When a rule or a guard holds: all its traits and all its behaviours; nothing named = always. */
export interface Conditions {
  /** Concept → levels: every concept named must be among the persona's traits at one of its levels. */
  readonly traits: Readonly<Record<string, readonly string[]>>;
  /** Behaviour → a quarter or more above, or a fifth or more below the rate of all customers. */
  readonly behaviour: Readonly<Partial<Record<BehaviourName, "above" | "below">>>;
}

/** At most `contacts` with one customer in any `days`. */
export interface Cadence {
  readonly contacts: number;
  readonly days: number;
}

/** What is counted, and for how many days after a contact. */
export interface Kpi {
  readonly measure: string;
  readonly days: number;
}

/**
 * One line of the playbook as data: when it holds and what marketing then does. Rules are tried in order; the first that holds and that no
 * guard forbids is taken. Marketing only: no rule grants, prices or limits credit.
 */
export interface Rule extends Conditions {
  readonly name: string;
  readonly objective: Objective;
  readonly offer: string;
  readonly offerKind: OfferKind;
  /** The bank's own channels, the most fitting first. */
  readonly channels: readonly string[];
  readonly message: string;
  readonly cadence: Cadence;
  readonly avoid: string | null;
  readonly kpi: Kpi;
  /** Where the claim behind the rule comes from: marks of `docs/playbook.md`, or the bank's own. */
  readonly sources: readonly string[];
}

/** What is never done where its conditions hold, whichever rule is taken. */
export interface Guard extends Conditions {
  readonly name: string;
  /** As a clause: "Offer further credit". */
  readonly never: string;
  /** Kinds of offer that give way to the next rule. */
  readonly forbids: readonly OfferKind[];
  /** Channels left out. */
  readonly forbidsChannels: readonly string[];
  readonly sources: readonly string[];
}

/** The rules that choose approaches. */
export interface Playbook {
  readonly name: string;
  /** Over all approaches and channels together: no cadence allows more. */
  readonly contactCap: Cadence;
  readonly guards: readonly Guard[];
  readonly rules: readonly Rule[];
}

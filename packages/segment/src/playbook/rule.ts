/** A measured behaviour of the segment against all customers. */
export interface BehaviourCondition {
  readonly behaviour: "click-through" | "internet banking";
  readonly is: "above" | "below";
}

/**
 * One line of the playbook as data: when it holds and what marketing then does. Rules are tried in order; the first that holds is taken.
 * Marketing only: no rule grants, prices or limits credit.
 */
export interface Rule {
  readonly name: string;
  /** Concept → levels: every concept named must be among the persona's traits at one of its levels. Empty = holds always. */
  readonly traits: Readonly<Record<string, readonly string[]>>;
  readonly behaviour: BehaviourCondition | null;
  /** What is wanted: `activate`, `deepen`, `retain`, `win back`, `save`, `protect`. */
  readonly objective: string;
  readonly offer: string;
  /** The bank's own channels, the most fitting first. */
  readonly channels: readonly string[];
  readonly message: string;
  readonly avoid: string | null;
}

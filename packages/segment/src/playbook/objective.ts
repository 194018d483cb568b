/** What is wanted of a segment. */
export const objectives = ["activate", "deepen", "retain", "win back", "save", "protect"] as const;

/** One of `objectives`. */
export type Objective = (typeof objectives)[number];

/** What kind of thing is offered, so that a guard can forbid it. */
export const offerKinds = ["service", "account", "savings", "card", "credit", "benefit", "advice"] as const;

/** One of `offerKinds`. */
export type OfferKind = (typeof offerKinds)[number];

import { defaultRules } from "./default-rules.js";
import type { Guard, Playbook } from "./rule.js";

/** What holds for every segment first, then what the numbers of a segment call for. */
const defaultGuards: readonly Guard[] = [
  {
    name: "objection",
    traits: {},
    behaviour: {},
    never: "Contact or profile a customer who objects to marketing",
    forbids: [],
    forbidsChannels: [],
    sources: ["gdpr-21"],
  },
  {
    name: "consent",
    traits: {},
    behaviour: {},
    never: "Use a channel without the consent that it needs",
    forbids: [],
    forbidsChannels: [],
    sources: ["eprivacy-13"],
  },
  {
    name: "vulnerable",
    traits: {},
    behaviour: {},
    never: "Sell to a customer marked vulnerable or in arrears: leave them out of the list",
    forbids: [],
    forbidsChannels: [],
    sources: ["fg21-1"],
  },
  {
    name: "credit-decision",
    traits: {},
    behaviour: {},
    never: "Grant, refuse, price or limit credit by the segment",
    forbids: [],
    forbidsChannels: [],
    sources: ["gdpr-22", "ai-act-annex-3"],
  },
  {
    name: "over-indebted",
    traits: { borrowing: ["much", "often", "more often"] },
    behaviour: {},
    never: "Offer further credit or a card that carries it",
    forbids: ["credit", "card"],
    forbidsChannels: [],
    sources: ["fg21-1", "ccd-2023"],
  },
  {
    name: "short-of-money",
    traits: { income: ["low"], budget: ["not budget conscious"] },
    behaviour: {},
    never: "Offer credit or reward spending",
    forbids: ["credit", "card"],
    forbidsChannels: [],
    sources: ["fg21-1", "stango-2014"],
  },
];

/** The playbook Coterie opens unless a bank brings its own; the claims behind it stand in `docs/playbook.md`. */
export const defaultPlaybook: Playbook = {
  name: "Coterie's own",
  contactCap: { contacts: 4, days: 30 },
  guards: defaultGuards,
  rules: defaultRules,
};

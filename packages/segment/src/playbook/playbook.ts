import type { Persona, Trait } from "../persona/persona.js";
import type { Profile } from "../profile/profile-types.js";
import type { Approach } from "./approach.js";
import { type Behaviour, behaviourOf } from "./behaviour.js";
import { planChannels } from "./channel-plan.js";
import { defaultRules } from "./default-rules.js";
import { rateEvidence, traitEvidence } from "./evidence.js";
import type { BehaviourCondition, Rule } from "./rule.js";

/** Against the rate of all customers: a quarter more is a behaviour of its own, and so is a fifth less (the same ratio). */
const ABOVE = 1.25;
const BELOW = 0.8;

const fallback: Rule = defaultRules[defaultRules.length - 1];

/**
 * Choose what marketing does with each segment: the first rule whose traits and behaviour hold, its channels put in the order of measured
 * click-through. Every reason cites a number of the profile. For marketing only, never for decisions on credit.
 *
 * @param profile All segments and all customers in numbers.
 * @param personas One a segment, in the profile's order (see `personas`).
 * @param rules Tried in order; when none holds, the yearly review of the default rules.
 * @returns One approach a segment, in the same order.
 */
export function playbook(
  profile: Profile,
  personas: readonly Persona[],
  rules: readonly Rule[] = defaultRules,
): readonly Approach[] {
  return personas.map((persona, segment) => {
    const behaviour = behaviourOf(profile, segment);
    const rule = rules.find((candidate) => holds(candidate, persona, behaviour)) ?? fallback;
    const { channels, because } = planChannels(rule.channels, behaviour);
    const fired = [
      ...citedTraits(rule, persona).map((trait) => traitEvidence(trait, profile)),
      ...behaviourEvidence(rule.behaviour, behaviour),
    ];
    return {
      rule: rule.name,
      objective: rule.objective,
      offer: rule.offer,
      channels,
      message: rule.message,
      avoid: rule.avoid,
      because: [...new Set([...(fired.length > 0 ? fired : quietEvidence(persona, profile, segment)), ...because])],
    };
  });
}

function holds(rule: Rule, persona: Persona, behaviour: Behaviour): boolean {
  const traitsHold = Object.entries(rule.traits).every(([concept, levels]) =>
    persona.traits.some((trait) => trait.concept === concept && levels.includes(trait.level)),
  );
  return traitsHold && (rule.behaviour === null || behaviourHolds(rule.behaviour, behaviour));
}

function behaviourHolds(condition: BehaviourCondition, behaviour: Behaviour): boolean {
  const rate = rateOf(condition, behaviour);
  if (rate === null || rate.all === 0) return false;
  return condition.is === "above" ? rate.here >= ABOVE * rate.all : rate.here <= BELOW * rate.all;
}

function rateOf(condition: BehaviourCondition, behaviour: Behaviour): Behaviour["clickThrough"] {
  return condition.behaviour === "click-through" ? behaviour.clickThrough : behaviour.internetBanking;
}

function citedTraits(rule: Rule, persona: Persona): readonly Trait[] {
  return persona.traits.filter((trait) => Object.hasOwn(rule.traits, trait.concept));
}

function behaviourEvidence(condition: BehaviourCondition | null, behaviour: Behaviour): readonly string[] {
  if (condition === null) return [];
  const rate = rateOf(condition, behaviour);
  if (rate === null) return [];
  return [rateEvidence(condition.behaviour === "click-through" ? "click-through" : "internet banking used by", rate)];
}

/** When no rule speaks of the segment: its traits as they are, or how many customers were looked at. */
function quietEvidence(persona: Persona, profile: Profile, segment: number): readonly string[] {
  if (persona.traits.length > 0) return persona.traits.map((trait) => traitEvidence(trait, profile));
  const counts = profile.segments[segment].numeric.map((cell) => cell.count ?? 0);
  const most = Math.max(0, ...counts);
  const subject = most > 0 ? `${most} customers with values` : `fewer than ${profile.minCell} customers in every cell`;
  return [`${subject}, no trait that tells them from the others`];
}

import type { Persona, Trait } from "../persona/persona.js";
import type { Profile } from "../profile/profile-types.js";
import type { Approach, MeasuredResponse, PassedOver, Reason, StandingGuard } from "./approach.js";
import { planChannels } from "./channel-plan.js";
import { channelResponses } from "./channel-responses.js";
import { behavioursOf, conditionsHold, rateOf } from "./conditions.js";
import { defaultPlaybook } from "./default-playbook.js";
import { behaviourReason, traitReason } from "./evidence.js";
import type { Cadence, Conditions, Guard, Playbook, Rule } from "./rule.js";
import type { SeenBehaviour } from "./seen-behaviour.js";

const fallback: Rule = defaultPlaybook.rules[defaultPlaybook.rules.length - 1];

/**
 * Choose what marketing does with each segment: the first rule whose traits and behaviour hold and whose offer no guard forbids, its channels put in
 * the order of measured click-through. Every reason cites a number of the profile. For marketing only, never for decisions on credit.
 *
 * @param profile All segments and all customers in numbers.
 * @param personas One a segment, in the profile's order (see `personas`).
 * @param behaviours One a segment; null where nothing was measured.
 * @param rules Tried in order; when none holds, the yearly review of the default rules.
 * @returns One approach a segment, in the same order.
 */
export function playbook(
  profile: Profile,
  personas: readonly Persona[],
  behaviours: readonly (SeenBehaviour | null)[],
  { rules, guards, contactCap }: Playbook = defaultPlaybook,
): readonly Approach[] {
  const responses = channelResponses(behaviours);
  return personas.map((persona, segment) => {
    const seen = { persona, behaviour: behaviours[segment], profile, segment };
    const standing = guards.filter((guard) => conditionsHold(guard, persona, seen.behaviour));
    const holding = rules.filter((rule) => conditionsHold(rule, persona, seen.behaviour));
    const taken = holding.findIndex((rule) => blockedBy(rule, standing) === null);
    const rule = taken < 0 ? fallback : holding[taken];
    const passedOver = (taken < 0 ? holding : holding.slice(0, taken)).map(
      ({ name }, i): PassedOver => ({ rule: name, guard: blockedBy(holding[i], standing) as string }),
    );
    return approachOf(rule, standing, passedOver, contactCap, seen, responses[segment]);
  });
}

interface Seen {
  readonly persona: Persona;
  readonly behaviour: SeenBehaviour | null;
  readonly profile: Profile;
  readonly segment: number;
}

function blockedBy(rule: Rule, standing: readonly Guard[]): string | null {
  return standing.find(({ forbids }) => forbids.includes(rule.offerKind))?.name ?? null;
}

function approachOf(
  rule: Rule,
  standing: readonly Guard[],
  passedOver: readonly PassedOver[],
  contactCap: Cadence,
  seen: Seen,
  responses: readonly MeasuredResponse[],
): Approach {
  const forbidden = new Set(standing.flatMap(({ forbidsChannels }) => forbidsChannels));
  const { channels, reasons } = planChannels(
    rule.channels,
    responses,
    seen.behaviour?.internetBanking ?? null,
    forbidden,
  );
  const fired = reasonsFor(rule, seen);
  const all = distinct([...(fired.length > 0 ? fired : quietReasons(seen)), ...reasons]);
  return {
    rule: rule.name,
    objective: rule.objective,
    offer: rule.offer,
    offerKind: rule.offerKind,
    channels,
    responses,
    message: rule.message,
    cadence: slower(rule.cadence, contactCap),
    avoid: rule.avoid,
    guards: standing.map(
      (guard): StandingGuard => ({
        name: guard.name,
        never: guard.never,
        because: reasonsFor(guard, seen).map(({ text }) => text),
      }),
    ),
    passedOver,
    kpi: rule.kpi,
    because: all.map(({ text }) => text),
    reasons: all,
  };
}

/** The one that allows fewer contacts: a day, and in all. */
function slower(own: Cadence, cap: Cadence): Cadence {
  return own.contacts / own.days <= cap.contacts / cap.days && own.contacts <= cap.contacts ? own : cap;
}

function reasonsFor(conditions: Conditions, { persona, behaviour, profile }: Seen): readonly Reason[] {
  const cited = persona.traits.filter((trait: Trait) => Object.hasOwn(conditions.traits, trait.concept));
  return [
    ...cited.map((trait) => traitReason(trait, profile)),
    ...behavioursOf(conditions.behaviour).flatMap(([name]) => {
      const rate = rateOf(name, behaviour);
      return rate === null ? [] : [behaviourReason(name, rate)];
    }),
  ];
}

/** When no rule speaks of the segment: its traits as they are, or how many customers were looked at. */
function quietReasons({ persona, profile, segment }: Seen): readonly Reason[] {
  if (persona.traits.length > 0) return persona.traits.map((trait) => traitReason(trait, profile));
  const most = Math.max(0, ...profile.segments[segment].numeric.map((cell) => cell.count ?? 0));
  const subject = most > 0 ? `${most} customers with values` : `fewer than ${profile.minCell} customers in every cell`;
  return [
    {
      text: `${subject}, no trait that tells them from the others`,
      about: "customers",
      column: null,
      statistic: "count",
      value: most > 0 ? most : null,
      all: null,
    },
  ];
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ text }, i) => reasons.findIndex((other) => other.text === text) === i);
}

import type { Persona } from "../persona/persona.js";
import type { BehaviourName, Conditions } from "./rule.js";
import type { Rate, SeenBehaviour } from "./seen-behaviour.js";

/** Against the rate of all customers: a quarter more is a behaviour of its own, and so is a fifth less (the same ratio). */
const ABOVE = 1.25;
const BELOW = 0.8;

/** Whether a segment's traits and behaviour are what a rule or a guard asks for. */
export function conditionsHold(
  { traits, behaviour }: Conditions,
  persona: Persona,
  seen: SeenBehaviour | null,
): boolean {
  const traitsHold = Object.entries(traits).every(([concept, levels]) =>
    persona.traits.some((trait) => trait.concept === concept && levels.includes(trait.level)),
  );
  return traitsHold && behavioursOf(behaviour).every(([name, side]) => sideOf(rateOf(name, seen)) === side);
}

/** The behaviours a condition asks about. */
export function behavioursOf(behaviour: Conditions["behaviour"]): readonly [BehaviourName, "above" | "below"][] {
  return Object.entries(behaviour) as [BehaviourName, "above" | "below"][];
}

/** The measured rate a condition speaks of; null where it was not measured. */
export function rateOf(name: BehaviourName, seen: SeenBehaviour | null): Rate | null {
  if (seen === null) return null;
  if (name === "click-through") return seen.clickThrough;
  if (name === "internet banking") return seen.internetBanking;
  return (name === "borrowing" ? seen.borrowing[0] : seen.uptake[0]) ?? null;
}

function sideOf(rate: Rate | null): "above" | "below" | null {
  if (rate === null || rate.all === 0) return null;
  if (rate.here >= ABOVE * rate.all) return "above";
  return rate.here <= BELOW * rate.all ? "below" : null;
}

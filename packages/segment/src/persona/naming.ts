import type { Naming, Persona } from "./persona.js";

/** Who names a persona now, and its traits. */
export function namingOf({ traits }: Pick<Persona, "traits">, by: Naming["by"]): Naming {
  return { by, under: traits.map(({ concept, level }) => ({ concept, level })) };
}

/** Whether the traits a name was given under are those of the persona still: a name stays while it is true. */
export function nameHolds({ named, traits }: Pick<Persona, "named" | "traits">): boolean {
  if (named === null) return true;
  return named.under.every(({ concept, level }) =>
    traits.some((trait) => trait.concept === concept && trait.level === level),
  );
}

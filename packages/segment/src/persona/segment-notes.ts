import { say } from "./catalogue.js";
import { countText, figureText, listText, shareText } from "./figures.js";
import type { Trait } from "./persona.js";
import { EFFECT_FLOOR } from "./segment-levels.js";

/**
 * What must be said beside a segment's words: with whom it shares one, and where the effect floor gave it another than its number alone would.
 *
 * @param traits Of every segment.
 * @param segment Index of the one spoken of.
 */
export function segmentNotes(traits: readonly (readonly Trait[])[], segment: number): readonly string[] {
  return traits[segment].flatMap((trait) => {
    if (trait.sharedWith.length > 0) return [sharedNote(traits, trait, segment)];
    const elsewhere = trait.position < trait.from || trait.position > trait.to;
    if (!elsewhere || trait.levelRule === "bands" || Math.abs(trait.effect) >= EFFECT_FLOOR) return [];
    return [
      say("note.floor", {
        label: trait.label,
        value: valueText(trait),
        level: trait.level,
        effect: figureText(Math.abs(trait.effect)),
        floor: figureText(EFFECT_FLOOR),
      }),
    ];
  });
}

/** A trait's number for reading. */
export function valueText(trait: Trait): string {
  return trait.statistic === "share" ? shareText(trait.value) : figureText(trait.value, trait.unit);
}

function sharedNote(traits: readonly (readonly Trait[])[], trait: Trait, segment: number): string {
  const ids = [segment + 1, ...trait.sharedWith].toSorted((a, b) => a - b);
  const twins = ids.flatMap((id) => traits[id - 1].find(({ column }) => column === trait.column) ?? []);
  const apart = Math.max(...twins.map((twin) => twin.apart ?? 0));
  const common = { segments: listText(ids.map(countText)), phrase: trait.phrase, label: trait.label };
  if (apart >= EFFECT_FLOOR) return say("note.equal", { ...common, values: valueText(trait) });
  const values = listText(twins.map(valueText));
  return say("note.shared", { ...common, values, apart: figureText(apart), floor: figureText(EFFECT_FLOOR) });
}

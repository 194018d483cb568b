import type { Behaviour } from "../behaviour/behaviour.js";
import { say } from "./catalogue.js";
import { countText, figureText, listText, shareText } from "./figures.js";
import type { Persona, Trait } from "./persona.js";
import { valueText } from "./segment-notes.js";

/** What is known of a segment when it is described in a paragraph. */
export interface Described {
  readonly name: string;
  readonly size: number;
  readonly share: number;
  readonly valueShare: number | null;
  readonly persona: Pick<Persona, "sentence" | "traits">;
  readonly behaviour: Behaviour | null;
}

/**
 * A segment as a paragraph that a marketer can paste: every fact is one of the profile.
 *
 * @param segment The segment.
 * @param valueLabel What the bank's value column is called; null without one.
 */
export function paragraphOf(segment: Described, valueLabel: string | null): string {
  const { name, size, share, valueShare, persona, behaviour } = segment;
  const sentences = [say("paragraph.size", { name, share: shareText(share), count: countText(size) })];
  if (valueShare !== null && valueLabel !== null) {
    sentences.push(say("paragraph.value", { share: shareText(valueShare), label: valueLabel }));
  }
  sentences.push(say("paragraph.words", { sentence: persona.sentence }));
  if (persona.traits.length > 0) {
    sentences.push(say("paragraph.facts", { facts: listText(persona.traits.map(factText)) }));
  }
  const best = behaviour?.channels[0];
  if (best !== undefined) {
    sentences.push(
      say(best.here < best.all ? "paragraph.channelWeak" : "paragraph.channel", {
        channel: best.channel,
        rate: shareText(best.here),
        all: shareText(best.all),
      }),
    );
  }
  const next = behaviour?.nextProduct ?? null;
  if (next !== null) {
    sentences.push(
      say("paragraph.next", { product: next.product, here: shareText(next.here), others: shareText(next.others) }),
    );
  }
  return sentences.join(" ");
}

function factText(trait: Trait): string {
  const { label, all, statistic, unit } = trait;
  const value = valueText(trait);
  if (all === null) return say("fact.alone", { label, value });
  return statistic === "share"
    ? say("fact.share", { label, value, all: shareText(all) })
    : say("fact.number", { label, value, all: figureText(all, unit) });
}

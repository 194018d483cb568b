import { defaultVocabulary } from "../persona/default-vocabulary.js";
import { SegmentError } from "../segment-error.js";
import type { Segment } from "../segmentation.js";
import { consentColumns, type SegmentAudience } from "./audience-counts.js";
import { channelConsent } from "./channel-consent.js";
import { liftOf, rangeOf } from "./lift-of.js";
import { mapRange } from "./map-range.js";
import { outcomeFor } from "./outcome-for.js";
import type { Audience, Effect, PlanLine, SegmentValue, Worth } from "./plan.js";
import type { PlanInput } from "./plan-input.js";
import type { ChannelSettings, MeasuredRate, PlanSettings } from "./plan-settings.js";
import { powerOf } from "./power-of.js";

/** One segment on one channel: whom it reaches, what it costs and must bring, what is known of it. */
export function lineOf(
  { settings, counts, model, vocabulary = defaultVocabulary }: PlanInput,
  segment: Segment,
  channel: string,
  own: ChannelSettings,
  values: readonly SegmentValue[] | null,
): Omit<PlanLine, "rank"> {
  const { approach } = segment;
  const there = counts.segments.find((each) => each.segment === segment.id) as SegmentAudience;
  const consent = channelConsent(channel, own.consent, consentColumns(model.columns), vocabulary);
  refuseWithoutConsent(channel, own, consent, there, consentColumns(model.columns));
  const contactable = !consent.needed
    ? there.customers
    : consent.column === null
      ? null
      : (there.consenting[consent.column] ?? null);
  const audience: Audience = {
    customers: there.customers,
    contactable,
    consentColumn: consent.column,
    needsConsent: consent.needed,
    contactsEach: contactsEach(segment, settings, own),
  };
  const given = outcomeFor(settings.outcomes, { segment: segment.id, objective: approach.objective, channel });
  const worth = worthOf(given.margin, given.churn, values, segment.id);
  const cost = own.cost ?? null;
  if (cost !== null && worth === null) {
    throw new SegmentError(
      "bad-option",
      `margin must be given where a cost is; got a cost for ${channel} and no margin for segment ${segment.id} (${approach.objective}). Add margin to an entry of outcomes, or take the costs away to rank only.`,
    );
  }
  const effect =
    given.conversion === undefined || given.baseline === undefined ? null : effectOf(given.conversion, given.baseline);
  const response = approach.responses.find((each) => each.channel === channel) ?? null;
  const profitEach =
    effect === null || worth === null || cost === null
      ? null
      : mapRange(effect.lift, (lift) => lift * worth.perConversion - cost);
  return {
    segment: segment.id,
    name: segment.name,
    rule: approach.rule,
    objective: approach.objective,
    offer: approach.offer,
    channel,
    audience,
    response,
    costPerContact: cost,
    costOfAll: cost === null || contactable === null ? null : cost * contactable,
    worth,
    breakEven: cost === null || worth === null ? null : cost / worth.perConversion,
    effect,
    profitOfAll:
      profitEach === null || contactable === null ? null : mapRange(profitEach, (each) => each * contactable),
    power:
      cost === null && response === null
        ? null
        : linePower(effect, response?.rate ?? null, contactable, own, approach.kpi?.days ?? 0, settings.detect),
  };
}

function effectOf(measured: MeasuredRate, anyway: MeasuredRate): Effect {
  const conversion = rangeOf(measured);
  const baseline = rangeOf(anyway);
  return { conversion, baseline, lift: liftOf(conversion, baseline) };
}

function refuseWithoutConsent(
  channel: string,
  own: ChannelSettings,
  { needed, column }: { readonly needed: boolean; readonly column: string | null },
  there: SegmentAudience,
  consents: readonly string[],
): void {
  const known = column !== null && Object.hasOwn(there.consenting, column);
  if (!needed || known || (own.cost === undefined && own.consent === undefined)) return;
  throw new SegmentError(
    "bad-option",
    `${channel} needs a consent, and ${column === null ? "no column says who gave it" : `the customers have no consent column ${column}`} (consents: ${consents.join(", ") || "none"}). Name one with consent: COLUMN under channels, ${channel}, or write consent: not needed where the law asks for none.`,
  );
}

function contactsEach({ approach }: Segment, { contactCap }: PlanSettings, { each }: ChannelSettings): number {
  const caps = [approach.cadence?.contacts, contactCap?.contacts].filter((cap) => cap !== undefined);
  return Math.min(each?.length ?? 1, ...caps);
}

function worthOf(
  margin: number | "value" | undefined,
  churn: number | undefined,
  values: readonly SegmentValue[] | null,
  segment: number,
): Worth | null {
  if (margin === undefined) return null;
  const own = values?.find((value) => value.segment === segment)?.mean;
  if (margin === "value" && own === undefined) {
    throw new SegmentError(
      "bad-option",
      "margin: value needs a value column or formula; got none. Add value to the plan, or give a number.",
    );
  }
  const amount = margin === "value" ? (own as number) : margin;
  if (!(amount > 0))
    throw new SegmentError(
      "bad-option",
      `margin must be more than 0; got ${amount} for segment ${segment}. Give what one such customer brings.`,
    );
  const tenureYears = churn === undefined ? null : 1 / churn;
  const lifetimeValue = tenureYears === null ? null : amount * tenureYears;
  return { margin: amount, churn: churn ?? null, tenureYears, lifetimeValue, perConversion: lifetimeValue ?? amount };
}

function linePower(
  effect: Effect | null,
  click: number | null,
  contactable: number | null,
  { perDay }: ChannelSettings,
  waitDays: number,
  detect: number,
) {
  if (contactable === null) return null;
  const from = effect?.baseline.expected ?? click;
  if (from === null || from <= 0 || from >= 1) return null;
  const expected = effect !== null && effect.lift.expected > 0 ? effect.conversion.expected : from * (1 + detect);
  const measure = effect === null ? ("click" as const) : ("conversion" as const);
  return powerOf({
    measure,
    from,
    to: Math.min(1, expected),
    contactable,
    perDay,
    waitDays: measure === "click" ? 0 : waitDays,
  });
}

import type { Warning } from "../customer-table.js";
import { declaredUse } from "../declared-use.js";
import { SegmentError } from "../segment-error.js";
import type { Segmentation } from "../segmentation.js";
import { channelName } from "./channel-consent.js";
import type { Plan, PlanLine } from "./plan.js";
import { planFinding } from "./plan-finding.js";
import type { PlanInput } from "./plan-input.js";
import { lineOf } from "./plan-line.js";
import type { ChannelSettings, PlanSettings } from "./plan-settings.js";
import { splitOf } from "./plan-split.js";
import { poolAdvice } from "./power-of.js";
import { segmentValues } from "./segment-values.js";

/**
 * Plan a campaign: whom each approach can reach on each channel, what it costs and must bring, and where a budget earns most. Money is said only where the bank gave
 * what it takes: cost and margin for break-even, measured conversion and baseline for profit; a click is not a sale. For marketing only.
 *
 * @throws {SegmentError} `bad-option`: cost without margin, an unknown segment or objective, a channel that needs a consent no column gives, a value that cannot be
 * read; `bad-data`: a consent column absent.
 */
export function makePlan(given: PlanInput): Plan {
  const { model, counts } = given;
  const known = [...new Set(model.segments.flatMap(({ approach }) => approach.channels))];
  const settings = withNamedChannels(given.settings, known);
  const input = { ...given, settings };
  const { channels } = settings;
  checkOutcomes(model, settings);
  const values = segmentValues(model, settings.value);
  const drafts = model.segments.flatMap((segment) =>
    segment.approach.channels.map((channel) => lineOf(input, segment, channel, channels[channel] ?? {}, values)),
  );
  const lines = ranked(drafts);
  const budget = settings.budget ?? null;
  const currency = settings.currency ?? null;
  const split = budget === null ? null : splitOf(lines, counts, channels, budget);
  return {
    format: "coterie.plan",
    formatVersion: 1,
    use: declaredUse,
    finding: planFinding(lines, split, budget, currency),
    basis: basisOf(lines),
    currency,
    budget,
    lines,
    split,
    pools: poolAdvice(lines),
    values,
    warnings: warningsOf(lines, channels, known),
    provenance: {
      coterieVersion: input.coterieVersion,
      modelHash: input.modelHash,
      tableHash: counts.tableHash,
      counted: counts.counted,
      config: { ...settings },
    },
  };
}

/** Channels by the names approaches use, whatever the person wrote. */
function withNamedChannels(settings: PlanSettings, known: readonly string[]): PlanSettings {
  const channels: Record<string, ChannelSettings> = {};
  for (const [given, own] of Object.entries(settings.channels)) {
    const name = channelName(given, known);
    if (channels[name] !== undefined)
      throw new SegmentError("bad-option", `channels must name ${name} once; got it twice. Keep one of them.`);
    channels[name] = own;
  }
  const outcomes = settings.outcomes.map((outcome) =>
    outcome.channel === undefined ? outcome : { ...outcome, channel: channelName(outcome.channel, known) },
  );
  return { ...settings, channels, outcomes };
}

function checkOutcomes({ segments }: Segmentation, { outcomes }: PlanSettings): void {
  const ids = segments.map(({ id }) => id);
  const objectives = [...new Set(segments.map(({ approach }) => approach.objective))];
  for (const [i, { segment, objective }] of outcomes.entries()) {
    if (segment !== undefined && !ids.includes(segment))
      throw new SegmentError(
        "bad-option",
        `segment of outcomes entry ${i + 1} must be one of the model's (${ids.join(", ")}); got ${segment}.`,
      );
    if (objective !== undefined && !objectives.includes(objective))
      throw new SegmentError(
        "bad-option",
        `objective of outcomes entry ${i + 1} must be one that a segment has (${objectives.join(", ")}); got ${objective}. Mend or drop the entry.`,
      );
  }
}

function ranked(lines: readonly Omit<PlanLine, "rank">[]): readonly PlanLine[] {
  const rate = ({ profitOfAll, costOfAll }: Omit<PlanLine, "rank">): number =>
    profitOfAll === null || costOfAll === null
      ? Number.NEGATIVE_INFINITY
      : profitOfAll.expected / Math.max(costOfAll, 1e-9);
  const order = lines
    .map((line, at) => ({ line, at }))
    .sort(
      (a, b) =>
        compare(rate(a.line), rate(b.line)) ||
        compare(a.line.response?.rate ?? -1, b.line.response?.rate ?? -1) ||
        a.at - b.at,
    );
  return order.map(({ line }, i) => ({ ...line, rank: i + 1 }));
}

/** The higher first; equal infinities are equal. */
function compare(a: number, b: number): number {
  return a === b ? 0 : b - a;
}

function basisOf(lines: readonly PlanLine[]): Plan["basis"] {
  if (lines.some(({ profitOfAll }) => profitOfAll !== null)) return "economic";
  return lines.some(({ breakEven }) => breakEven !== null) ? "costed" : "ranked";
}

function warningsOf(
  lines: readonly PlanLine[],
  channels: PlanSettings["channels"],
  known: readonly string[],
): readonly Warning[] {
  const unused = Object.keys(channels).filter((name) => !known.includes(name));
  const unclear = [
    ...new Set(lines.filter(({ audience }) => audience.contactable === null).map(({ channel }) => channel)),
  ];
  return [
    ...(unused.length === 0
      ? []
      : [
          {
            code: "unused-channel",
            message: `No approach uses ${unused.join(", ")}; what is said of it decides nothing.`,
          },
        ]),
    ...(unclear.length === 0
      ? []
      : [
          {
            code: "consent-unknown",
            message: `Nothing says who consents to ${unclear.join(", ")}: nobody is counted as contactable there. Name a column under channels, or write consent: not needed.`,
          },
        ]),
  ];
}

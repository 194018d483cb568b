import type { AudienceCounts, SegmentAudience } from "./audience-counts.js";
import { mapRange } from "./map-range.js";
import type { Allotment, BudgetSplit, Effect, PlanLine, Range, Worth } from "./plan.js";
import type { ChannelSettings, PlanSettings } from "./plan-settings.js";
import { bestPossible, type ContactOption, type CustomerGroup, splitBudget } from "./split-budget.js";

/** A budget over the lines whose profit is known; null without such a line. */
export function splitOf(
  lines: readonly PlanLine[],
  counts: AudienceCounts,
  channels: PlanSettings["channels"],
  budget: number,
): BudgetSplit | null {
  const funded = lines.filter(({ profitOfAll }) => profitOfAll !== null);
  if (funded.length === 0) return null;
  const found = counts.segments.flatMap((audience) =>
    groupsOf(
      audience,
      funded.filter(({ segment }) => segment === audience.segment),
      channels,
    ),
  );
  const groups = found.map(({ group }) => group);
  const most = Object.fromEntries(
    Object.entries(channels).flatMap(([name, settings]) =>
      settings.most === undefined ? [] : [[name, settings.most]],
    ),
  );
  const split = splitBudget(groups, most, budget);
  const allotments = funded
    .map((line) => {
      const own = split.taken.filter(
        ({ group, option }) =>
          found[group].segment === line.segment && groups[group].options[option].channel === line.channel,
      );
      return allotmentOf(
        line,
        own.map(({ group, option, customers }) => ({ customers, contacts: groups[group].options[option].contacts })),
        channels[line.channel],
      );
    })
    .filter(({ customers }) => customers > 0)
    .sort((a, b) => b.profit.expected - a.profit.expected);
  const total = (of: (range: Range) => number): number => allotments.reduce((sum, { profit }) => sum + of(profit), 0);
  const short = Math.max(0, bestPossible(groups, most, budget) - split.profit);
  const shortOfBest = short <= 1e-6 * Math.max(1, Math.abs(split.profit)) ? 0 : short;
  const atLimit = Object.entries(most).filter(
    ([name, limit]) =>
      allotments.filter(({ channel }) => channel === name).reduce((sum, { contacts }) => sum + contacts, 0) >= limit,
  );
  return {
    budget,
    allotments,
    spent: split.spent,
    unspent: budget - split.spent,
    profit: {
      expected: total(({ expected }) => expected),
      low: total(({ low }) => low),
      high: total(({ high }) => high),
    },
    shortOfBest,
    caveat: shortOfBest === 0 ? null : caveatText(atLimit.map(([name]) => name)),
    stoppedBy: split.stoppedBy,
  };
}

function caveatText(atLimit: readonly string[]): string {
  return atLimit.length === 0
    ? "customers are whole, so a little of the budget may lie idle."
    : `money goes where the next unit earns most, and with ${atLimit.join(" and ")} at the limit of contacts another split could be better.`;
}

/**
 * Customers of a segment who can be reached by the same channels. From the model alone the overlap of consents is not known: who consents to a rarer channel is then
 * taken to consent to the commoner ones, which plans for the fewest customers and so can always be carried out.
 */
function groupsOf(
  audience: SegmentAudience,
  lines: readonly PlanLine[],
  channels: PlanSettings["channels"],
): readonly { readonly segment: number; readonly group: CustomerGroup }[] {
  const groupFor = (customers: number, reached: readonly PlanLine[]) => ({
    segment: audience.segment,
    group: { customers, options: reached.flatMap((line) => optionsOf(line, channels[line.channel])) },
  });
  const reachable = lines.filter(({ audience: { contactable } }) => (contactable ?? 0) > 0);
  if (audience.patterns !== null) {
    return audience.patterns.map(({ columns, customers }) =>
      groupFor(
        customers,
        reachable.filter(
          ({ audience: { needsConsent, consentColumn } }) => !needsConsent || columns.includes(consentColumn as string),
        ),
      ),
    );
  }
  const rising = reachable.toSorted((a, b) => (a.audience.contactable as number) - (b.audience.contactable as number));
  return rising.map((line, i) => {
    const below = i === 0 ? 0 : (rising[i - 1].audience.contactable as number);
    return groupFor((line.audience.contactable as number) - below, rising.slice(i));
  });
}

/** One to as many contacts as allowed, each bringing its share of the first. */
function optionsOf(line: PlanLine, { each = [1] }: ChannelSettings = {}): readonly ContactOption[] {
  const { effect, worth, costPerContact, audience } = line;
  return Array.from({ length: audience.contactsEach }, (_, i) => {
    const contacts = i + 1;
    const share = sum(each.slice(0, contacts));
    const cost = contacts * (costPerContact as number);
    const gain = (effect as Effect).lift.expected * (worth as Worth).perConversion * share;
    return { channel: line.channel, contacts, cost, profit: gain - cost };
  });
}

function allotmentOf(
  line: PlanLine,
  parts: readonly { readonly customers: number; readonly contacts: number }[],
  { each = [1] }: ChannelSettings = {},
): Allotment {
  const customers = sum(parts.map((part) => part.customers));
  const contacts = sum(parts.map((part) => part.customers * part.contacts));
  const firsts = sum(parts.map((part) => part.customers * sum(each.slice(0, part.contacts))));
  const cost = contacts * (line.costPerContact as number);
  const extraConversions = mapRange((line.effect as Effect).lift, (lift) => lift * firsts);
  const profit = mapRange(extraConversions, (extra) => extra * (line.worth as Worth).perConversion - cost);
  return { segment: line.segment, channel: line.channel, customers, contacts, cost, extraConversions, profit };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

import type { MeasuredResponse, Reason } from "./approach.js";
import { behaviourReason, rateReason } from "./evidence.js";
import type { Rate } from "./seen-behaviour.js";

/** Channels in order, and the numbers that ordered them. */
export interface ChannelPlan {
  readonly channels: readonly string[];
  readonly reasons: readonly Reason[];
}

/** Below half the click-through of all customers a channel comes after the bank's own: most of its impressions are lost on this segment. */
const WEAK_RESPONSE = 0.5;

/**
 * Order the channels of a segment: measured ones by falling click-through (shrunk), then the rule's own, led by internet banking when most of the
 * segment use it; measured ones with less than half of all customers' click-through last.
 *
 * @param own The rule's channels.
 * @param responses Of the segment, best first.
 * @param internetBanking Share of the segment that uses it, or null.
 * @param forbidden Channels a guard rules out.
 */
export function planChannels(
  own: readonly string[],
  responses: readonly MeasuredResponse[],
  internetBanking: Rate | null,
  forbidden: ReadonlySet<string> = new Set(),
): ChannelPlan {
  const allowed = responses.filter(({ channel }) => !forbidden.has(channel));
  const weak = allowed.filter(({ rate, all }) => rate < WEAK_RESPONSE * all);
  const strong = allowed.filter((channel) => !weak.includes(channel));
  const online = internetBanking !== null && internetBanking.here > 0.5 && !forbidden.has("internet banking");
  const names = (list: readonly MeasuredResponse[]): readonly string[] => list.map(({ channel }) => channel);
  const measured = new Set(names(allowed));
  const ownUnmeasured = [...(online ? ["internet banking"] : []), ...own].filter(
    (channel, i, all) => !measured.has(channel) && !forbidden.has(channel) && all.indexOf(channel) === i,
  );
  const reasons = allowed
    .slice(0, 1)
    .map((best) =>
      rateReason(
        `${allowed.length > 1 ? "best " : ""}click-through on ${best.channel}`,
        "channel",
        best.rate,
        best.all,
      ),
    );
  if (online && internetBanking !== null) reasons.push(behaviourReason("internet banking", internetBanking));
  return { channels: [...names(strong), ...ownUnmeasured, ...names(weak)], reasons };
}

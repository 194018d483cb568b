import type { Behaviour } from "./behaviour.js";
import { rateEvidence } from "./evidence.js";

/** Channels in order, and the numbers that ordered them. */
export interface ChannelPlan {
  readonly channels: readonly string[];
  readonly because: readonly string[];
}

/** Below half the click-through of all customers a channel comes after the bank's own: most of its impressions are lost on this segment. */
const WEAK_RESPONSE = 0.5;

/**
 * Order the channels of a segment: measured ones by falling click-through, then the rule's own, led by internet banking when most of the
 * segment use it; measured ones with less than half of all customers' click-through last.
 */
export function planChannels(own: readonly string[], behaviour: Behaviour): ChannelPlan {
  const weak = behaviour.channels.filter((channel) => channel.here < WEAK_RESPONSE * channel.all);
  const strong = behaviour.channels.filter((channel) => !weak.includes(channel));
  const online = behaviour.internetBanking !== null && behaviour.internetBanking.here > 0.5;
  const names = (list: Behaviour["channels"]): readonly string[] => list.map(({ channel }) => channel);
  const measured = new Set(names(behaviour.channels));
  const ownUnmeasured = [...(online ? ["internet banking"] : []), ...own].filter((channel) => !measured.has(channel));
  const because = behaviour.channels
    .slice(0, 1)
    .map((best) =>
      rateEvidence(`${behaviour.channels.length > 1 ? "best " : ""}click-through on ${best.channel}`, best),
    );
  if (online && behaviour.internetBanking !== null) {
    because.push(rateEvidence("internet banking used by", behaviour.internetBanking));
  }
  return { channels: [...names(strong), ...ownUnmeasured, ...names(weak)], because };
}

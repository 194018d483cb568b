import { defaultVocabulary } from "../persona/default-vocabulary.js";
import { firstMatch, namePatterns } from "../persona/name-pattern.js";
import { nameWords } from "../persona/name-words.js";
import type { NumericSummary, Profile } from "../profile/profile-types.js";

/** A rate of one segment beside that of all customers, both 0..1. */
export interface Rate {
  readonly here: number;
  readonly all: number;
}

/** Clicks per impression on one channel. */
interface ChannelResponse extends Rate {
  readonly channel: string;
}

/** What a segment was seen doing; null where the table has no such columns or the cell is suppressed. */
export interface Behaviour {
  /** Measured channels, highest click-through first. */
  readonly channels: readonly ChannelResponse[];
  readonly clickThrough: Rate | null;
  readonly internetBanking: Rate | null;
}

/** Channels and the words they go by in column names. */
const channelNames: readonly { readonly channel: string; readonly names: readonly string[] }[] = [
  { channel: "Facebook", names: ["facebook", "fb"] },
  { channel: "Instagram", names: ["instagram", "insta", "ig"] },
  { channel: "Twitter", names: ["twitter", "tw"] },
  { channel: "LinkedIn", names: ["linkedin"] },
  { channel: "YouTube", names: ["youtube", "yt"] },
  { channel: "TikTok", names: ["tiktok"] },
  { channel: "WhatsApp", names: ["whatsapp"] },
  { channel: "e-mail", names: ["email", "mail", "newsletter"] },
  { channel: "text message", names: ["sms"] },
  { channel: "app message", names: ["push", "app"] },
  { channel: "search", names: ["search", "google"] },
  { channel: "display", names: ["display", "banner"] },
];

/** Fewer impressions than this tell nothing about a rate of a few per cent: one click more or less is a point. */
const LEAST_IMPRESSIONS = 100;

/**
 * Read campaign response and internet banking of one segment from the profile, by column names: a channel needs a column of impressions
 * and one of clicks, internet banking a 0/1 column.
 *
 * @param segment Index in `profile.segments`.
 */
export function behaviourOf(profile: Profile, segment: number): Behaviour {
  const here = profile.segments[segment].numeric;
  const all = profile.base.numeric;
  const named = all.map(({ column }) => ({ column, words: nameWords(column, defaultVocabulary.abbreviations) }));
  const find = (every: readonly string[], any: readonly string[] = [""]): string | null => {
    const patterns = namePatterns(
      any.map((word) => [...every, word].join(" ")),
      defaultVocabulary.abbreviations,
    );
    return named.find(({ words }) => firstMatch(words, patterns) >= 0)?.column ?? null;
  };
  const rate = (clicks: string | null, impressions: string | null): Rate | null => {
    if (clicks === null || impressions === null) return null;
    return ratioOf(here, all, clicks, impressions);
  };
  const channels = channelNames.flatMap(({ channel, names }) => {
    const measured = rate(find(["click"], names), find(["impression"], names));
    return measured === null ? [] : [{ channel, ...measured }];
  });
  return {
    channels: channels.sort((a, b) => b.here - a.here),
    clickThrough: rate(find(["total", "click"]), find(["total", "impression"])),
    internetBanking: shareOf(here, all, find(["banking"], ["internet", "online", "mobile", "digital"])),
  };
}

function ratioOf(
  here: readonly NumericSummary[],
  all: readonly NumericSummary[],
  clicks: string,
  impressions: string,
): Rate | null {
  const shown = totalOf(here, impressions);
  const shownToAll = totalOf(all, impressions);
  const clicked = totalOf(here, clicks);
  const clickedByAll = totalOf(all, clicks);
  if (shown === null || shownToAll === null || clicked === null || clickedByAll === null) return null;
  if (shown < LEAST_IMPRESSIONS || shownToAll < LEAST_IMPRESSIONS) return null;
  return { here: clicked / shown, all: clickedByAll / shownToAll };
}

function totalOf(cells: readonly NumericSummary[], column: string): number | null {
  const cell = cells.find((candidate) => candidate.column === column);
  return cell?.mean == null || cell.count === null ? null : cell.mean * cell.count;
}

function shareOf(here: readonly NumericSummary[], all: readonly NumericSummary[], column: string | null): Rate | null {
  const own = here.find((cell) => cell.column === column);
  const base = all.find((cell) => cell.column === column);
  if (own?.mean == null || base?.mean == null) return null;
  const isFlag = [base.q25, base.median, base.q75].every((value) => value === 0 || value === 0.5 || value === 1);
  return isFlag && base.mean >= 0 && base.mean <= 1 ? { here: own.mean, all: base.mean } : null;
}

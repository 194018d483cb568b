import { channelNames } from "../behaviour/channel-names.js";
import { firstMatch, namePatterns } from "../persona/name-pattern.js";
import { nameWords } from "../persona/name-words.js";
import type { Vocabulary } from "../persona/vocabulary.js";

/** Channels of the bank's own premises and paper: an objection ends them, but they wait for no consent. All others do, unless the bank says otherwise. */
const withoutConsent = new Set(["letter", "branch", "personal adviser", "internet banking"]);

/** Words of a consent that speaks of no channel: it holds for all. */
const general = new Set([
  "marketing",
  "direct",
  "contact",
  "advertising",
  "all",
  "any",
  "promotion",
  "flag",
  "given",
  "has",
]);

/** Who may be contacted on a channel, as far as the table says. */
export interface ChannelConsent {
  readonly needed: boolean;
  /** The column that says it; null where none is needed or none was found. */
  readonly column: string | null;
}

/**
 * The name of a channel as this software says it: `email` is `e-mail`.
 *
 * @param given As a person wrote it.
 * @param known Further names to prefer, such as those of a playbook.
 */
export function channelName(given: string, known: readonly string[]): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const own = known.find((name) => plain(name) === plain(given));
  return (
    own ??
    channelNames.find(({ channel, names }) => [channel, ...names].some((n) => plain(n) === plain(given)))?.channel ??
    given
  );
}

/**
 * The consent a channel waits for: as the bank said, else the consent column whose name speaks of the channel, else one that speaks of none.
 *
 * @param channel By the name of `channelName`.
 * @param given `not needed`, a column, or nothing.
 * @param columns Names of the table's consent columns.
 */
export function channelConsent(
  channel: string,
  given: string | undefined,
  columns: readonly string[],
  { abbreviations }: Vocabulary,
): ChannelConsent {
  if (given === "not needed") return { needed: false, column: null };
  if (given !== undefined) return { needed: true, column: given };
  if (withoutConsent.has(channel)) return { needed: false, column: null };
  const words = (name: string): readonly string[] => nameWords(name, abbreviations);
  const own = channelNames.find((entry) => entry.channel === channel)?.names ?? [];
  const patterns = namePatterns([channel, ...own], abbreviations);
  const named = columns.find((column) => firstMatch(words(column), patterns) >= 0);
  const forAll = columns.find((column) =>
    words(column).every((word) => word.startsWith("consent") || general.has(word)),
  );
  return { needed: true, column: named ?? forAll ?? null };
}

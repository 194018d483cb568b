import { shrinkRates } from "../statistics/shrink-rates.js";
import type { MeasuredResponse } from "./approach.js";
import type { SeenBehaviour } from "./seen-behaviour.js";

/**
 * Click-through of every segment on every measured channel, each channel's rates drawn toward their common one before anything is ranked by them.
 *
 * @param behaviours One a segment; null = nothing measured.
 * @returns One list a segment, best first.
 */
export function channelResponses(
  behaviours: readonly (SeenBehaviour | null)[],
): readonly (readonly MeasuredResponse[])[] {
  const responses = behaviours.map((): MeasuredResponse[] => []);
  const channels = new Set(behaviours.flatMap((seen) => seen?.channels.map(({ channel }) => channel) ?? []));
  for (const channel of channels) {
    const measured = behaviours.flatMap((seen, segment) => {
      const response = seen?.channels.find((candidate) => candidate.channel === channel);
      return response === undefined ? [] : [{ segment, response }];
    });
    const shrunk = shrinkRates(
      measured.map(({ response }) => ({
        trials: response.impressions,
        successes: response.clicks,
        interval: response.interval,
      })),
    );
    measured.forEach(({ segment, response }, i) => {
      responses[segment].push({ channel, all: response.all, ...shrunk[i] });
    });
  }
  return responses.map((own) => own.sort((a, b) => b.rate - a.rate || (a.channel < b.channel ? -1 : 1)));
}

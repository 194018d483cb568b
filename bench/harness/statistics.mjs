/**
 * The middle value; the mean of the two middle ones where their count is even.
 *
 * @param {readonly number[]} values At least one.
 * @returns {number}
 */
export function median(values) {
  if (values.length === 0) throw new RangeError("median needs at least one value; got none. Measure first.");
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * Least, middle and greatest value.
 *
 * @param {readonly number[]} values At least one.
 * @returns {{ min: number, median: number, max: number }}
 */
export function spread(values) {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/**
 * How many times longer a peer took, repetition by repetition, so that what slows the whole machine slows both sides of a ratio.
 *
 * @param {ReadonlyMap<number, number>} peer Seconds by repetition.
 * @param {ReadonlyMap<number, number>} ours Seconds by repetition.
 * @returns {number[]} Peer over ours for the repetitions both have, in rising order of repetition.
 */
export function pairedRatios(peer, ours) {
  return [...peer.keys()]
    .filter((repetition) => ours.has(repetition))
    .sort((a, b) => a - b)
    .map((repetition) => peer.get(repetition) / ours.get(repetition));
}

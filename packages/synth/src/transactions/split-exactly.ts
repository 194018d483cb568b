/**
 * Split a whole number into parts of at least 1 that add up to it exactly.
 *
 * @param total A whole number, at least as large as there are parts.
 * @param weights A positive weight per part: beyond its 1, a part gets its share of the rest.
 * @returns One whole number per weight.
 */
export function splitExactly(total: number, weights: Float64Array): Float64Array {
  const rest = total - weights.length;
  let all = 0;
  for (const weight of weights) all += weight;
  const parts = new Float64Array(weights.length);
  let reached = 0;
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    reached += weights[i];
    const upTo = i === weights.length - 1 ? rest : Math.floor((rest * reached) / all);
    parts[i] = 1 + upTo - given;
    given = upTo;
  }
  return parts;
}

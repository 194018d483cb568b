/**
 * The values that are there, in their order.
 *
 * @param values Numbers, NaN where missing.
 * @returns A new array without the NaN.
 */
export function presentValues(values: Float64Array): Float64Array {
  const present = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) present[count++] = values[i];
  }
  return present.subarray(0, count);
}

/** Room for so many doubles in memory that threads may be handed without a copy. */
export function sharedDoubles(count: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT));
}

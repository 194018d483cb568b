const digitBits = 11;
const digitCount = 1 << digitBits;

/**
 * Put indices in order of a 32-bit word each; those of equal words stay as they stand.
 *
 * @param order The indices; used up.
 * @param words The word of each index.
 * @returns The indices in order.
 * @remarks Radix sort from the lowest digit; a digit in which all words agree costs a count.
 */
export function orderByWord(order: Uint32Array, words: Uint32Array): Uint32Array {
  let from = order;
  let to: Uint32Array = new Uint32Array(order.length);
  const places = new Uint32Array(digitCount);
  for (let shift = 0; shift < 32; shift += digitBits) {
    places.fill(0);
    for (let i = 0; i < from.length; i++) places[(words[from[i]] >>> shift) & (digitCount - 1)]++;
    if (places.includes(from.length)) continue;
    for (let digit = 0, start = 0; digit < digitCount; digit++) {
      const count = places[digit];
      places[digit] = start;
      start += count;
    }
    for (let i = 0; i < from.length; i++) {
      const index = from[i];
      to[places[(words[index] >>> shift) & (digitCount - 1)]++] = index;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Indices from 0, in order. */
export function ascending(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return order;
}

const digitBits = 11;
const digitCount = 1 << digitBits;
const digitsOfWord = 3;

/**
 * Indices of keys in ascending order; those of equal keys stay as they stand.
 *
 * @param words The keys in words of 32 bits, the lowest word first: an array a word, an entry a key.
 * @remarks Radix sort from the lowest digit; digits in which all keys agree are counted, not sorted by.
 */
export function sortedIndices(words: readonly Uint32Array[]): Uint32Array {
  const count = words[0].length;
  let order: Uint32Array = new Uint32Array(count);
  let next: Uint32Array = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  for (const word of words) {
    const counts = countDigits(word);
    for (let digit = 0; digit < digitsOfWord; digit++) {
      const places = counts.subarray(digit * digitCount, (digit + 1) * digitCount);
      if (places.includes(count)) continue;
      toStarts(places);
      move(order, next, word, digit * digitBits, places);
      [order, next] = [next, order];
    }
  }
  return order;
}

function countDigits(word: Uint32Array): Uint32Array {
  const counts = new Uint32Array(digitsOfWord * digitCount);
  for (let i = 0; i < word.length; i++) {
    const key = word[i];
    counts[key & (digitCount - 1)]++;
    counts[digitCount + ((key >>> digitBits) & (digitCount - 1))]++;
    counts[2 * digitCount + (key >>> (2 * digitBits))]++;
  }
  return counts;
}

/** Counts of digits as the places where their indices begin. */
function toStarts(counts: Uint32Array): void {
  let start = 0;
  for (let digit = 0; digit < counts.length; digit++) {
    const count = counts[digit];
    counts[digit] = start;
    start += count;
  }
}

function move(from: Uint32Array, to: Uint32Array, word: Uint32Array, shift: number, places: Uint32Array): void {
  for (let i = 0; i < from.length; i++) {
    const index = from[i];
    to[places[(word[index] >>> shift) & (digitCount - 1)]++] = index;
  }
}

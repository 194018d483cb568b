/**
 * Median by selection: the middle value, or the mean of the two middle ones.
 *
 * @param values No NaN. Reordered in place.
 * @returns The median; NaN of nothing.
 * @remarks O(n) on average. Hoare (1961), "Find", pivot = median of three.
 */
export function median(values: Float64Array): number {
  const n = values.length;
  if (n === 0) return Number.NaN;
  const middle = n >> 1;
  select(values, middle);
  const high = values[middle];
  if (n % 2 === 1) return high;
  let low = values[0];
  for (let i = 1; i < middle; i++) if (values[i] > low) low = values[i];
  return low === high ? low : low / 2 + high / 2;
}

/** Reorder so that the value of rank `rank` stands at its place, none greater before it and none smaller after it. */
function select(values: Float64Array, rank: number): void {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values[left], values[(left + right) >> 1], values[right]);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const swap = values[i];
      values[i++] = values[j];
      values[j--] = swap;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** The middle value of a sorted copy, or the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
}

/** Share of values below `x`, plus half the share equal to it. */
export function midPercentile(values: readonly number[], x: number): number {
  let twice = 0;
  for (const value of values) twice += value < x ? 2 : value === x ? 1 : 0;
  return twice / 2 / values.length;
}

/** P(a > b) − P(a < b) for a random member of each. */
export function cliffsDelta(a: readonly number[], b: readonly number[]): number {
  const sorted = Float64Array.from(b).sort();
  let sum = 0;
  for (const value of a) sum += countBelow(sorted, value, false) + countBelow(sorted, value, true) - b.length;
  return sum / (a.length * b.length);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The largest distance between two samples' distribution functions. */
export function kolmogorovDistance(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  let largest = 0;
  for (const value of new Set([...a, ...b])) {
    const gap = countBelow(x, value, true) / x.length - countBelow(y, value, true) / y.length;
    largest = Math.max(largest, Math.abs(gap));
  }
  return largest;
}

/** Pearson's correlation. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += (value - ma) * (b[i] - mb);
    aa += (value - ma) ** 2;
    bb += (b[i] - mb) ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

function countBelow(sorted: Float64Array, x: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < x || (orEqual && sorted[middle] === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A column's values split by segment, each part ascending, missing values left out. O(n log n). */
export function sortedSegments(
  values: Float64Array,
  labels: Uint8Array,
  segmentCount: number,
): readonly Float64Array[] {
  const counts = new Array<number>(segmentCount).fill(0);
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) counts[labels[i]]++;
  const parts = counts.map((count) => new Float64Array(count));
  const next = new Array<number>(segmentCount).fill(0);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) parts[labels[i]][next[labels[i]]++] = values[i];
  }
  for (const part of parts) part.sort();
  return parts;
}

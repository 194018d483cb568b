/**
 * Which segments must share a word. Segments are sorted by their statistic; equal statistics belong together; then neighbouring groups
 * merge by complete linkage, the closest first (ties: the lowest), while every pair across them is nearer than `floor`.
 *
 * @param statistics One number a segment; null = the segment gives no word and joins no group.
 * @param distance Distance of two segments, symmetric, at least 0.
 * @returns Groups of segment indices, by rising statistic.
 */
export function wordGroups(
  statistics: readonly (number | null)[],
  distance: (a: number, b: number) => number,
  floor: number,
): readonly (readonly number[])[] {
  const groups = equalRuns(statistics);
  while (groups.length > 1) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let g = 0; g + 1 < groups.length; g++) {
      const span = Math.max(...groups[g].flatMap((a) => groups[g + 1].map((b) => distance(a, b))));
      if (span < least) {
        least = span;
        nearest = g;
      }
    }
    if (least >= floor) break;
    groups.splice(nearest, 2, [...groups[nearest], ...groups[nearest + 1]]);
  }
  return groups;
}

function equalRuns(statistics: readonly (number | null)[]): number[][] {
  const known = statistics.flatMap((value, segment) => (value === null ? [] : [{ value, segment }]));
  known.sort((a, b) => a.value - b.value || a.segment - b.segment);
  const runs: number[][] = [];
  known.forEach(({ value, segment }, at) => {
    if (at > 0 && known[at - 1].value === value) runs[runs.length - 1].push(segment);
    else runs.push([segment]);
  });
  return runs;
}

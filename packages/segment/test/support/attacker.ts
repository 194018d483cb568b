import type { CountTable, HiddenCells } from "../../src/profile/hide-small-cells.js";

/**
 * What someone who knows every shown number, every segment's total and that counts are whole and 0 or more can work out:
 * enumerates all tables that fit, independently of how cells were chosen.
 *
 * Returns the hidden cells (`level,segment`) and totals (`level,all`) that have one value in all of them. A segment without customers is left out.
 */
export function rulesOutNothing(table: CountTable, hidden: HiddenCells): readonly string[] {
  const { counts, levelCount, groupCount } = table;
  const at = (i: number, j: number): number => counts[i * groupCount + j];
  const rowTotal = (i: number): number =>
    Array.from({ length: groupCount }, (_, j) => at(i, j)).reduce((a, b) => a + b, 0);
  const open = new Map<string, Set<number>>();
  for (let i = 0; i < levelCount; i++) {
    for (let j = 0; j < groupCount; j++) {
      const column = Array.from({ length: levelCount }, (_, l) => at(l, j)).reduce((a, b) => a + b, 0);
      if (hidden.cells[i * groupCount + j] === 1 && column > 0) open.set(`${i},${j}`, new Set());
    }
    if (hidden.totals[i] === 1) open.set(`${i},all`, new Set());
  }
  const settled = (): boolean => [...open.values()].every((values) => values.size > 1);
  const guess = Array.from(counts);
  const visit = (j: number): boolean => {
    if (j === groupCount) {
      const sums = Array.from({ length: levelCount }, (_, i) => {
        let sum = 0;
        for (let g = 0; g < groupCount; g++) sum += guess[i * groupCount + g];
        return sum;
      });
      if (sums.some((sum, i) => hidden.totals[i] === 0 && sum !== rowTotal(i))) return false;
      for (const [key, values] of open) {
        const [i, g] = key.split(",");
        values.add(g === "all" ? sums[Number(i)] : guess[Number(i) * groupCount + Number(g)]);
      }
      return settled();
    }
    const levels = Array.from({ length: levelCount }, (_, i) => i).filter(
      (i) => hidden.cells[i * groupCount + j] === 1,
    );
    const left = levels.reduce((sum, i) => sum + at(i, j), 0);
    return compositions(left, levels.length, (parts) => {
      levels.forEach((i, p) => {
        guess[i * groupCount + j] = parts[p];
      });
      return visit(j + 1);
    });
  };
  visit(0);
  return [...open].filter(([, values]) => values.size < 2).map(([key]) => key);
}

/** Every way to write `total` as `parts` whole numbers, until `use` returns true. */
function compositions(
  total: number,
  parts: number,
  use: (parts: readonly number[]) => boolean,
  before: readonly number[] = [],
): boolean {
  if (parts === 0) return total === 0 && use(before);
  if (parts === 1) return use([...before, total]);
  for (let part = 0; part <= total; part++) {
    if (compositions(total - part, parts - 1, use, [...before, part])) return true;
  }
  return false;
}

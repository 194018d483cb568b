import type { Picture } from "./model.js";

/**
 * The two segments with most of the smaller one's drawn customers on squares of the other.
 *
 * @param picture Counts by square.
 * @returns Their ids, the lower first; null where no square is shared.
 */
export function widestOverlap(picture: Picture): readonly [number, number] | null {
  const grounds = new Map<number, Map<number, number>>();
  for (const cell of picture.cells) {
    const ground = grounds.get(cell.segment) ?? new Map<number, number>();
    ground.set(cell.row * picture.columns + cell.column, cell.count);
    grounds.set(cell.segment, ground);
  }
  const ids = [...grounds.keys()].toSorted((a, b) => a - b);
  let best: readonly [number, number] | null = null;
  let most = 0;
  for (const a of ids)
    for (const b of ids.filter((id) => id > a)) {
      let shared = 0;
      for (const [square, count] of grounds.get(a)!) shared += Math.min(count, grounds.get(b)!.get(square) ?? 0);
      const part = shared / Math.min(total(grounds.get(a)!), total(grounds.get(b)!));
      if (part > most) {
        most = part;
        best = [a, b];
      }
    }
  return best;
}

function total(ground: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const count of ground.values()) sum += count;
  return sum;
}

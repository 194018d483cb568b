import { describe, expect, it } from "vitest";
import { type Drawable, dealRows, type Partition, piecesOf, sampleRows } from "../../src/indices/sample-rows.js";

const ROWS = 10_000;

/** Clusters of rows that follow one another. */
function partition(...sizes: number[]): Partition {
  const labels = Uint8Array.from(sizes.flatMap((size, c) => new Array<number>(size).fill(c)));
  return { labels, k: sizes.length, sizes: Uint32Array.from(sizes) };
}

/** How many of some rows each cluster has. */
function sharesOf({ labels, k }: Partition, rows: Iterable<number>): readonly number[] {
  const counts = new Array<number>(k).fill(0);
  for (const row of rows) counts[labels[row]]++;
  return counts;
}

describe("sampleRows", () => {
  const all: Drawable = { rows: null, count: ROWS };
  const halves = partition(5000, 5000);
  const odd = partition(9940, 55, 4, 1);

  it("takes rows for all partitions, rising, each once", () => {
    const { rows, ends } = sampleRows(all, [halves], 100, 7, 1);
    expect(ends[0]).toBe(100);
    const shared = rows.subarray(0, 100);
    expect(shared).toEqual(Uint32Array.from(new Set(shared)).sort());
  });

  it("gives every cluster its share of the sample, or two rows, or all it has, and no row twice", () => {
    for (let seed = 0; seed < 50; seed++) {
      const { rows, ends } = sampleRows(all, [halves, odd], 100, seed, 1);
      const [shared, forHalves, forOdd] = piecesOf({ rows, ends });
      expect(shared.length + forHalves.length).toBe(50 + Math.max(...sharesOf(halves, shared)));
      const own = [...shared, ...forOdd];
      expect(new Set(own).size).toBe(own.length);
      const counts = sharesOf(odd, own);
      expect(counts[0]).toBeGreaterThanOrEqual(99);
      expect(counts.slice(1)).toEqual([expect.toSatisfy((n) => n >= 2), expect.toSatisfy((n) => n >= 2), 1]);
    }
  });

  it("draws for a partition what it would draw for it alone", () => {
    const together = piecesOf(sampleRows(all, [halves, odd], 100, 3, 2));
    const alone = piecesOf(sampleRows(all, [odd], 100, 3, 2));
    expect([together[0], together[2]]).toEqual(alone);
    const streams = [1, 2].map((stream) => sampleRows(all, [halves], 100, 3, stream).rows);
    expect(streams[0]).not.toEqual(streams[1]);
  });

  it("draws from the rows that may be drawn alone, all of them where they are few", () => {
    const rows = Uint32Array.from({ length: ROWS / 4 }, (_, i) => i * 4 + 1);
    const sizes = Uint32Array.of(2485, 14, 1, 0);
    const some = sampleRows({ rows, count: rows.length }, [{ ...odd, sizes }], 100, 1, 1);
    expect(some.rows.every((row) => row % 4 === 1)).toBe(true);
    expect(sampleRows({ rows, count: rows.length }, [odd], rows.length, 1, 1)).toEqual({ rows, ends: [rows.length] });
  });

  it.each([6, 17])("draws every row as often as any other: %i of 20", (wanted) => {
    const drawn = new Uint32Array(20);
    for (let seed = 0; seed < 4000; seed++) {
      const [rows] = piecesOf(sampleRows({ rows: null, count: 20 }, [], wanted, seed, 1));
      expect(new Set(rows).size).toBe(wanted);
      for (const row of rows) drawn[row]++;
    }
    // 6 of 20 in 4,000 draws: 1,200 each, standard deviation 29; 23 for 17.
    for (const count of drawn) expect(Math.abs(count - 200 * wanted)).toBeLessThan(29 * 5);
  });

  it("draws nearly all rows as quickly as a few", () => {
    const begun = performance.now();
    const { rows } = sampleRows({ rows: null, count: 25_001 }, [], 25_000, 0, 2);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(new Set(rows).size).toBe(25_000);
    expect(rows).toEqual(rows.toSorted());
  });
});

describe("dealRows", () => {
  it("deals the shared rows into parts of equal size, and those of each cluster that were drawn besides", () => {
    const halves = partition(5000, 5000);
    const odd = partition(5000, 5000);
    const rows = Uint32Array.from({ length: 130 }, (_, i) => i * 70);
    const dealt = dealRows({ rows, ends: [100, 100, 130] }, [halves, odd], 10, 5);
    for (const [from, to] of [
      [0, 100],
      [100, 130],
    ]) {
      const sizes = new Uint32Array(10);
      for (const fold of dealt.subarray(from, to)) sizes[fold]++;
      expect(sizes).toEqual(new Uint32Array(10).fill((to - from) / 10));
    }
    expect(dealt.subarray(0, 100)).not.toEqual(Uint8Array.from({ length: 100 }, (_, i) => i % 10));
  });
});

import { describe, expect, it } from "vitest";
import { createRandom, firstUint32, randomFromState } from "../src/random.js";

describe("createRandom", () => {
  it("is xoshiro128**: the published sequence from state 1, 2, 3, 4", () => {
    const random = randomFromState(1, 2, 3, 4);
    const drawn = Array.from({ length: 10 }, () => random.uint32());
    expect(drawn).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it("gives the same bytes for a seed and stream for ever", () => {
    const first = (seed: number, stream?: number) => {
      const random = createRandom(seed, stream);
      return [random.uint32(), random.uint32(), random.below(1000), random.float(), random.normal()];
    };
    expect([first(0), first(1), first(4294967295, 7), first(3, 2 ** 40)]).toMatchSnapshot();
  });

  it("gives every seed and stream numbers of its own", () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 50; seed++) {
      for (const stream of [0, 1, 2, 3, 2 ** 32, 2 ** 32 + 1]) seen.add(createRandom(seed, stream).uint32());
    }
    expect(seen.size).toBe(300);
  });

  it("draws uniform and normal numbers with the right moments", () => {
    const random = createRandom(5);
    const n = 100_000;
    let mean = 0;
    let normalMean = 0;
    let normalSquare = 0;
    const faces = new Array<number>(6).fill(0);
    for (let i = 0; i < n; i++) {
      const u = random.float();
      expect(u >= 0 && u < 1).toBe(true);
      mean += u / n;
      const z = random.normal();
      normalMean += z / n;
      normalSquare += (z * z) / n;
      faces[random.below(6)]++;
    }
    expect(mean).toBeCloseTo(0.5, 2);
    expect(normalMean).toBeCloseTo(0, 1);
    expect(Math.abs(normalSquare - 1)).toBeLessThan(0.02);
    for (const count of faces) expect(Math.abs(count / n - 1 / 6)).toBeLessThan(0.005);
  });

  it("stays below its bound past 32 bits", () => {
    const random = createRandom(9);
    const bound = 2 ** 40 + 3;
    const drawn = Array.from({ length: 200 }, () => random.below(bound));
    expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value < bound)).toBe(true);
    expect(Math.max(...drawn)).toBeGreaterThan(2 ** 39);
  });
});

it("hashes a stream to the first number of its generator", () => {
  for (const seed of [0, 1, 4294967295])
    for (const stream of [0, 1, 999_999, 4294967296, 2 ** 53]) {
      expect(firstUint32(seed, stream)).toBe(createRandom(seed, stream).uint32());
    }
});

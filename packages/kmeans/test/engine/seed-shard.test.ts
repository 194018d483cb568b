import { describe, expect, it } from "vitest";
import { seedShard } from "../../src/engine/seed-shard.js";
import { createRandom } from "../../src/index.js";
import { greedyPlusPlus } from "../../src/seeding/greedy-plus-plus.js";
import { blobs, matrixOf } from "../support/matrices.js";
import { shardOf } from "../support/shard-of.js";

describe.each(["simd", "scalar"] as const)("seeding in the %s kernel", (kind) => {
  it.each([1, 2, 3, 5, 8, 17])("draws the rows that the plain code draws, d = %i", (d) => {
    for (const n of [9, 16, 63, 500]) {
      const rows = blobs(n, d, 4, 131 + n, 2);
      const odd = Float64Array.from({ length: n }, (_, i) => (i % 4) / 3);
      for (const weights of [null, odd]) {
        for (const seed of [0, 1]) {
          const seeded = seedShard(shardOf(rows, kind, weights), 5, createRandom(seed));
          expect(seeded, `n ${n}, seed ${seed}`).toEqual(greedyPlusPlus(rows, weights, 5, createRandom(seed)));
        }
      }
    }
  });

  it("leaves rows that f32 cannot tell apart to the plain code", () => {
    const rows = matrixOf([[1e9], [1], [1 + 1e-9]]);
    expect(seedShard(shardOf(rows, kind), 3, createRandom(0))).toBeNull();
  });
});

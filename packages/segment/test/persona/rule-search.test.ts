import { createRandom } from "@coterie/kmeans";
import { describe, expect, it } from "vitest";
import { bitRows, planBits } from "../../src/persona/bit-rows.js";
import { kernelCounter, plainCounter } from "../../src/persona/rule-counter.js";
import { searchRules } from "../../src/persona/rule-search.js";

/** Conditions that hold for random rows of segments of these sizes. */
function drawn(seed: number, sizes: readonly number[], conditions: number) {
  const random = createRandom(seed);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const plan = planBits(sizes);
  const masks = Array.from({ length: conditions }, () => {
    const share = random.float();
    return Uint8Array.from({ length: rows }, () => Number(random.float() < share));
  });
  const weights = sizes.map(() => 1 + random.below(1000) / 7);
  return { masks, holding: masks.map((mask) => bitRows(plan, mask)), searched: { plan, sizes, weights } };
}

describe("searchRules", () => {
  it("finds the same with the kernel as without it", () => {
    for (let seed = 0; seed < 12; seed++) {
      const sizes = [[1], [129, 40], [300, 128, 7, 0], [33, 64, 65, 127, 200, 12]][seed % 4];
      const { holding, searched } = drawn(seed, sizes, 5 + 4 * seed);
      const kernel = kernelCounter(holding, searched);
      expect(kernel).not.toBeNull();
      expect(searchRules(holding, searched, kernel!)).toEqual(
        searchRules(holding, searched, plainCounter(holding, searched)),
      );
    }
  });

  it("finds the best pair of all", () => {
    const sizes = [60, 90, 41];
    const { masks, holding, searched } = drawn(5, sizes, 14);
    const { weights } = searched;
    const starts = [0, 60, 150, 191];
    const scoreOf = (mask: readonly number[], segment: number): number => {
      const hits = sizes.map((_, s) => weights[s] * mask.slice(starts[s], starts[s + 1]).filter((one) => one).length);
      const holds = hits.reduce((sum, each) => sum + each, 0);
      return (2 * hits[segment]) / (holds + weights[segment] * sizes[segment]);
    };
    searchRules(holding, searched).forEach((found, segment) => {
      const single = Math.max(...masks.map((mask) => scoreOf([...mask], segment)));
      expect(found[0].score).toBe(single);
      const pairs = masks.flatMap((a, i) =>
        masks.slice(i + 1).map((b) =>
          scoreOf(
            [...a].map((one, row) => one & b[row]),
            segment,
          ),
        ),
      );
      expect(found[1].score).toBe(Math.max(...pairs));
    });
  });
});

import { createRandom } from "@coterie/kmeans";
import { describe, expect, it } from "vitest";
import { type HeldRows, heldPlainly, heldRows } from "../../src/persona/held-rows.js";

const random = createRandom(1);

describe("heldRows", () => {
  it("keeps and counts the same in the kernel as without it", () => {
    for (const n of [0, 1, 7, 16, 33, 1000, 16_384]) {
      const values = Float64Array.from({ length: n }, (_, i) => (i % 11 === 0 ? Number.NaN : random.below(9) - 4));
      const labels = Uint8Array.from({ length: n }, () => random.below(3));
      const told = (held: HeldRows): unknown => {
        const counts = new Float64Array(4);
        held.keep(values, ">", -3);
        held.keep(values, "<=", 3);
        held.tally(counts, labels, 1);
        const between = Array.from(held.marks);
        held.keep(values, "=", 0);
        held.tally(counts, labels, 2);
        return [between, Array.from(held.marks), Array.from(counts)];
      };
      expect(told(heldRows(n))).toEqual(told(heldPlainly(n)));
    }
  });

  it("counts by hand: of 1, 2, none and 3 with 2 or less, two hold, one of them of the segment", () => {
    const held = heldRows(4);
    held.keep(Float64Array.of(1, 2, Number.NaN, 3), "<=", 2);
    const counts = new Float64Array(4);
    held.tally(counts, Uint8Array.of(0, 1, 1, 0), 1);
    expect(Array.from(held.marks)).toEqual([1, 1, 0, 0]);
    expect(Array.from(counts)).toEqual([1, 1, 1, 1]);
  });

  it("holds more rows than a stretch", () => {
    const held = heldRows(40_000);
    held.keep(
      Float64Array.from({ length: 40_000 }, (_, i) => i),
      ">",
      39_998,
    );
    expect(held.marks.reduce((sum, mark) => sum + mark, 0)).toBe(1);
  });
});

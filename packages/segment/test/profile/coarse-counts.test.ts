import { describe, expect, it } from "vitest";
import { coarseCounts } from "../../src/profile/coarse-counts.js";

const sizes = Float64Array.of(100, 100, 100);

describe("coarseCounts", () => {
  it("keeps counts that leave nobody, or enough customers, without a value", () => {
    expect(coarseCounts(sizes, Float64Array.of(100, 90, 40), 10)).toEqual({ base: 230, segments: [100, 90, 40] });
  });

  it("counts everyone where few have no value", () => {
    expect(coarseCounts(sizes, Float64Array.of(100, 99, 97), 10)).toEqual({ base: 300, segments: [100, 100, 100] });
  });

  it("counts everyone in a second segment too, where the total would give the few away", () => {
    expect(coarseCounts(sizes, Float64Array.of(97, 88, 40), 10)).toEqual({ base: 225, segments: [100, 100, 40] });
  });
});

import { describe, expect, it } from "vitest";
import { hideSmallCounts } from "../../src/profile/hide-small-counts.js";

describe("hideSmallCounts", () => {
  it("hides a small count and the next smallest, so that it does not follow from the sum", () => {
    expect([...hideSmallCounts(Float64Array.of(500, 4, 30, 90), 10)]).toEqual([0, 1, 1, 0]);
  });

  it("hides more where what is hidden is small together, and leaves empty counts", () => {
    expect([...hideSmallCounts(Float64Array.of(2, 3, 0, 40, 50), 10)]).toEqual([1, 1, 0, 1, 0]);
  });

  it("hides nothing where nothing is small", () => {
    expect([...hideSmallCounts(Float64Array.of(10, 0, 11), 10)]).toEqual([0, 0, 0]);
  });
});

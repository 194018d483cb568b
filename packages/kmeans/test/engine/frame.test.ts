import { describe, expect, it } from "vitest";
import { frameOf, sampledFrame } from "../../src/engine/frame.js";
import { kmeans } from "../../src/index.js";
import { checkMatrix } from "../../src/matrix.js";
import { blobs, matrixOf } from "../support/matrices.js";

describe("a frame from a few rows", () => {
  const rows = blobs(500, 3, 2, 5);
  const scaled = (factor: number, offset = 0) => ({ ...rows, values: rows.values.map((x) => x * factor + offset) });

  it("is the frame of all rows where the few are all there are", () => {
    const { low, high } = checkMatrix(rows);
    expect(sampledFrame(rows, null, null)).toEqual(frameOf(rows, null, low, high));
  });

  it("is left to all rows where the few cannot tell", () => {
    const points = Float64Array.of(0, 0, 0);
    expect(sampledFrame(rows, null, points)).not.toBeNull();
    const broken = scaled(1);
    broken.values[4] = Number.NaN;
    const cases = {
      none: { ...rows, values: new Float64Array(0), rowCount: 0 },
      equal: matrixOf([
        [1, 2, 3],
        [1, 2, 3],
      ]),
      "not finite": broken,
      narrow: scaled(1e-142),
      wide: scaled(1e82),
      "far from zero": scaled(1e70, 1e81),
    };
    for (const [name, matrix] of Object.entries(cases)) expect(sampledFrame(matrix, null, points), name).toBeNull();
    expect(sampledFrame(rows, null, Float64Array.of(0, 1e6, 0)), "a point far out").toBeNull();
    expect(sampledFrame(rows, new Float64Array(500).fill(1e90), points), "heavy rows").toBeNull();
  });

  it("lets no fit begin whose sums overflow", () => {
    const wide = scaled(1e120);
    const options = { k: 2, centroids: wide.values.slice(0, 6), weights: new Float64Array(500).fill(1e100) };
    expect(() => kmeans(wide, options)).toThrow("squared distances must stay below 1.8e308");
  });
});

import { describe, expect, test } from "vitest";
import { cholesky, correlate } from "../../src/population/cholesky.js";
import { WITHIN_CORRELATION } from "../../src/population/traits.js";

describe("cholesky", () => {
  test("factors two traits by hand: 0.6 leaves 0.8 of its own", () => {
    const out = new Float64Array(2);
    correlate(
      cholesky([
        [1, 0.6],
        [0.6, 1],
      ]),
      Float64Array.of(10, 5),
      out,
    );
    expect([...out]).toEqual([10, 10]);
  });

  test("gives back the matrix it was made from", () => {
    const size = WITHIN_CORRELATION.length;
    const factor = cholesky(WITHIN_CORRELATION);
    const columns = Array.from({ length: size }, (_, j) => {
      const out = new Float64Array(size);
      correlate(
        factor,
        Float64Array.from({ length: size }, (_, i) => (i === j ? 1 : 0)),
        out,
      );
      return out;
    });
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) {
        const product = columns.reduce((sum, column) => sum + column[a] * column[b], 0);
        expect(product).toBeCloseTo(WITHIN_CORRELATION[a][b], 12);
      }
  });
});

import { createRandom } from "@coterie/kmeans";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Picture, picture, prepare, type Recipe } from "../../src/index.js";
import { leadingEigen } from "../../src/picture/leading-eigen.js";
import { principalAxes } from "../../src/picture/principal-axes.js";
import { symmetricEigen } from "../../src/picture/symmetric-eigen.js";
import { smallBank } from "../support/bank.js";
import { customers, numeric } from "../support/customers.js";

describe("symmetricEigen", () => {
  it("finds 3 and 1 of [[2, 1], [1, 2]], signs fixed", () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect([...values]).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12)]);
    const half = expect.closeTo(Math.SQRT1_2, 12);
    expect([...vectors[0]]).toEqual([half, half]);
    expect(vectors[1][0]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(vectors[1][1]).toBeCloseTo(-Math.SQRT1_2, 12);
  });

  it("returns orthonormal vectors with A v = λ v, values falling", () => {
    const matrices = fc.integer({ min: 1, max: 8 }).chain((size) =>
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: size * size, maxLength: size * size }).map((list) => {
        const at = (i: number, j: number): number => list[i * size + j] + list[j * size + i];
        return { size, matrix: Float64Array.from(list, (_, x) => at(Math.floor(x / size), x % size)) };
      }),
    );
    fc.assert(
      fc.property(matrices, ({ size, matrix }) => {
        const { values, vectors } = symmetricEigen(matrix, size);
        vectors.forEach((vector, e) => {
          const largest = vector.reduce((best, x) => (Math.abs(x) > Math.abs(best) * (1 + 1e-9) ? x : best), 0);
          expect(largest).toBeGreaterThan(0);
          if (e > 0) expect(values[e]).toBeLessThanOrEqual(values[e - 1]);
          for (let i = 0; i < size; i++) {
            let product = 0;
            for (let j = 0; j < size; j++) product += matrix[i * size + j] * vector[j];
            expect(Math.abs(product - values[e] * vector[i])).toBeLessThan(1e-9 * 1000);
          }
          for (const [o, other] of vectors.entries()) {
            expect(vector.reduce((sum, x, i) => sum + x * other[i], 0)).toBeCloseTo(o === e ? 1 : 0, 10);
          }
        });
      }),
    );
  });
});

describe("leadingEigen", () => {
  it("finds beyond 150 dimensions what Jacobi rotations find", () => {
    const random = createRandom(7);
    const size = 160;
    const factors = Array.from({ length: size * 40 }, () => random.normal());
    const matrix = Float64Array.from({ length: size * size }, (_, at) => {
      let sum = 0;
      for (let f = 0; f < 40; f++) sum += factors[Math.floor(at / size) * 40 + f] * factors[(at % size) * 40 + f];
      return sum;
    });
    const all = symmetricEigen(matrix, size);
    const { values, vectors } = leadingEigen(matrix, size);
    for (const e of [0, 1]) {
      expect(values[e] / all.values[e]).toBeCloseTo(1, 9);
      expect(vectors[e].reduce((sum, x, i) => sum + x * all.vectors[e][i], 0)).toBeCloseTo(1, 6);
    }
  });
});

describe("principalAxes", () => {
  it("finds the line y = 2x", () => {
    const values = Float64Array.of(-1, -2, 0, 0, 1, 2);
    const { x, explained, variances } = principalAxes({ values, rowCount: 3, featureCount: 2 });
    expect([...x]).toEqual([expect.closeTo(1 / Math.sqrt(5), 12), expect.closeTo(2 / Math.sqrt(5), 12)]);
    expect(explained[0]).toBeCloseTo(1, 12);
    expect(variances[0]).toBeCloseTo(10 / 3, 12);
  });

  it("finds the first two of many dimensions as well as of few", () => {
    const random = createRandom(5);
    const [rowCount, featureCount] = [300, 120];
    const values = Float64Array.from({ length: rowCount * featureCount }, (_, at) => {
      const j = at % featureCount;
      return random.normal() * (j === 7 ? 9 : j === 80 ? 5 : 1);
    });
    const { x, y } = principalAxes({ values, rowCount, featureCount });
    expect(Math.abs(x[7])).toBeGreaterThan(0.99);
    expect(Math.abs(y[80])).toBeGreaterThan(0.98);
  });
});

function drawn(minCell: number): { readonly shown: Picture; readonly sizes: number[]; readonly recipe: Recipe } {
  const { matrix, recipe } = prepare(smallBank(900));
  const labels = Uint8Array.from({ length: 900 }, (_, row) => row % 3);
  const centroids = new Float64Array(3 * matrix.featureCount);
  matrix.values.forEach((value, at) => {
    centroids[(Math.floor(at / matrix.featureCount) % 3) * matrix.featureCount + (at % matrix.featureCount)] +=
      value / 300;
  });
  return { shown: picture(matrix, recipe, labels, centroids, { minCell }), sizes: [300, 300, 300], recipe };
}

describe("picture", () => {
  it("counts customers by cell and segment, and leaves out cells of few", () => {
    const { shown, recipe } = drawn(5);
    expect(shown.cells.length).toBeGreaterThan(10);
    expect(shown.cells.every(({ count }) => count >= 5)).toBe(true);
    expect(shown.cells.every(({ column, row }) => column < shown.columns && row < shown.rows)).toBe(true);
    expect(shown.loadings.map(({ dimension }) => dimension)).toEqual(recipe.dimensions.map(({ name }) => name));
    expect(
      shown.centroids.every(({ x, y }) => x > shown.x[0] && x < shown.x[1] && y > shown.y[0] && y < shown.y[1]),
    ).toBe(true);
  });

  it("leaves out nobody, or at least a cell's worth of customers of a segment", () => {
    for (const minCell of [1, 3, 5, 10]) {
      const { shown, sizes } = drawn(minCell);
      sizes.forEach((size, s) => {
        const seen = shown.cells.filter(({ segment }) => segment === s + 1).reduce((sum, { count }) => sum + count, 0);
        // Those beyond three deviations are outside the grid, so fewer may be seen than are in it.
        expect(seen === size || size - seen >= minCell).toBe(true);
      });
    }
  });

  it("drops the smallest cell where the cells left out would count few customers together", () => {
    const at = (x: number, count: number): number[] => Array.from({ length: count }, () => x);
    const { matrix, recipe } = prepare(customers(numeric("x", [...at(-1, 30), ...at(0, 12), ...at(1, 3)])), {
      mode: "none",
    });
    const shown = picture(matrix, recipe, new Uint8Array(45), Float64Array.of(-0.6), { minCell: 10 });
    expect(shown.cells.map(({ count }) => count)).toEqual([30]);
  });

  it("takes its bounds from the spread, not from the outermost customers", () => {
    const values = Array.from({ length: 100 }, (_, i) => (i === 0 ? 1000 : i % 10));
    const { matrix, recipe } = prepare(customers(numeric("x", values, { measure: "days" })));
    const shown = picture(matrix, recipe, new Uint8Array(100), Float64Array.of(0), { minCell: 10 });
    expect(shown.x[0]).toBeCloseTo(-3, 10);
    expect(shown.x[1]).toBeCloseTo(3, 10);
    expect(shown.explained).toEqual([expect.closeTo(1, 12), 0]);
    expect(shown.cells.reduce((sum, { count }) => sum + count, 0)).toBe(99);
  });
});

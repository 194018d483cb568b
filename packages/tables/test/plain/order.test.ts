import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderById, packIds } from "../../src/plain/order-by-id.js";
import { orderByValues } from "../../src/plain/order-by-values.js";

describe("orderById", () => {
  test("goes by the text of the numbers", () => {
    const ids = Float64Array.of(10, 9, 100, 0, 1, 999_999_999_999_999, 20, 2 ** 53, 2);
    const order = orderById(ids);
    const texts = ["0", "1", "10", "100", "2", "20", "9", "9007199254740992", "999999999999999"];
    expect(Array.from(order, (row) => String(ids[row]))).toEqual(texts);
    const { bytes, offsets } = packIds("id", ids, order);
    expect(texts.map((_, i) => Buffer.from(bytes.subarray(offsets[i], offsets[i + 1])).toString())).toEqual(texts);
  });

  test("law: the order of the texts", () => {
    const ids = fc.uniqueArray(fc.oneof(fc.nat({ max: 300 }), fc.maxSafeInteger().map(Math.abs)), { minLength: 1 });
    fc.assert(
      fc.property(ids, (all) => {
        const values = Float64Array.from(all);
        const sorted = all.map(String).sort();
        expect(Array.from(orderById(values), (row) => String(values[row]))).toEqual(sorted);
        const ascending = values.toSorted();
        expect(Array.from(orderById(ascending, true), (row) => String(ascending[row]))).toEqual(sorted);
      }),
    );
  });
});

describe("orderByValues", () => {
  test("missing first, then column by column, equal rows as they stand", () => {
    const columns = [Float64Array.of(1, Number.NaN, 1, -5, 1), Float64Array.of(2, 7, Number.NaN, 0, 2)];
    expect([...orderByValues(columns, 5)]).toEqual([1, 3, 2, 0, 4]);
  });

  test("law: few rows and many are ordered alike", () => {
    const value = fc.constantFrom(Number.NaN, -2.5, -1, 0, 1e-300, 1, 2 ** 40, 1e300);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 40 }), (rows) => {
        // Repeated, they are more than are compared one by one.
        const many = Array.from({ length: 30 }, () => rows).flat();
        const columns = [0, 1, 2].map((column) => Float64Array.from(many, (row) => row[column]));
        const key = (x: number) => (Number.isNaN(x) ? Number.NEGATIVE_INFINITY : x);
        const expected = many
          .map((_, row) => row)
          .sort((a, b) => {
            const at = [0, 1, 2].find((column) => key(many[a][column]) !== key(many[b][column]));
            return at === undefined ? a - b : key(many[a][at]) - key(many[b][at]);
          });
        expect([...orderByValues(columns, many.length)]).toEqual(expected);
      }),
    );
  });
});

import { createRandom } from "@coterie/kmeans";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byTag, sortTagged } from "../../src/statistics/sort-tagged.js";

const random = createRandom(7);
const many = (draw: (i: number) => number): Float64Array => Float64Array.from({ length: 5000 }, (_, i) => draw(i));

/** Columns whose values lie evenly, unevenly, on each other, or where their range cannot be cut. */
const COLUMNS: Readonly<Record<string, Float64Array>> = {
  normal: many(() => random.normal()),
  skewed: many(() => Math.exp(3 * random.normal())),
  "over a thousand orders of magnitude": many(() => Math.exp(150 * random.normal())),
  whole: many(() => random.below(30)),
  flags: many(() => random.below(2)),
  "all alike": many(() => 4.2),
  "alike but for one": many((i) => (i === 17 ? 1e300 : i % 3)),
  "wider than a double can say": many((i) => (i % 2 === 0 ? 1 : -1) * random.float() * 1.7e308),
  denormal: many(() => random.below(400) * 5e-324),
  "partly missing": many((i) => (i % 7 === 0 ? Number.NaN : random.normal())),
  "zeros of either sign": many((i) => (i % 2 === 0 ? -0 : 0)),
};

function expectSorted(values: Float64Array, tags: Uint8Array): void {
  const sorted = sortTagged(values, tags);
  const present = values.filter((x) => !Number.isNaN(x)).map((x) => x + 0);
  expect(sorted.values).toEqual(present.slice().sort());
  byTag(sorted, 5).forEach((own, tag) => {
    const expected = values.filter((x, i) => tags[i] === tag && !Number.isNaN(x)).map((x) => x + 0);
    expect(own).toEqual(expected.sort());
  });
}

describe("sortTagged", () => {
  it.each(Object.keys(COLUMNS))("sorts a column and the values of each tag: %s", (name) => {
    const values = COLUMNS[name];
    const before = values.slice();
    expectSorted(
      values,
      Uint8Array.from(values, () => random.below(5)),
    );
    expect(values).toEqual(before);
  });

  it("sorts any numbers", () => {
    const number = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.integer({ min: 0, max: 4 })), { maxLength: 200 }), (rows) => {
        expectSorted(
          Float64Array.from(rows, ([x]) => x),
          Uint8Array.from(rows, ([, tag]) => tag),
        );
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnKernel } from "../../src/profile/column-kernel.js";
import { measurePlainly } from "../../src/profile/measure-column.js";

const value = fc.oneof(
  fc.double({ noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, -1, 5e-324, 1.7e308, -1.7e308, 1e9, 1e-9, Number.NaN),
  fc.integer({ min: -20, max: 20 }),
);

describe("measureColumn", () => {
  it("gives the same in the kernel as without it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((k) => fc.tuple(fc.constant(k), fc.array(fc.tuple(value, fc.nat(k - 1))))),
        ([k, rows]) => {
          const values = Float64Array.from(rows, ([x]) => x);
          const labels = Uint8Array.from(rows, ([, label]) => label);
          const inKernel = columnKernel(values, labels, k);
          expect(inKernel).not.toBeNull();
          expect(inKernel).toEqual(measurePlainly(values, labels, k));
        },
      ),
      { numRuns: 1000 },
    );
  });

  const n = 20_011;
  const columns: Readonly<Record<string, (i: number) => number>> = {
    even: (i) => (i * 7919) % n,
    "all equal": () => 3,
    "of few values": (i) => i % 5,
    "mostly zero": (i) => (i % 10 === 0 ? i : 0),
    rising: (i) => i,
    falling: (i) => -i,
    "over all magnitudes": (i) => 2 ** (((i * 7919) % 2000) - 1000) * (1 + (i % 97) / 97),
    "with one far out": (i) => (i === 12_345 ? 1e300 : Math.sin(i)),
    "with gaps": (i) => (i % 3 === 0 ? Number.NaN : Math.cos(i)),
    "without a value": () => Number.NaN,
    "of a narrow range": (i) => 1e15 + ((i * 31) % 64) / 8,
    "beyond a double's range": (i) => (i % 2 === 0 ? -1.7e308 : 1.7e308) * Math.sin(i),
  };
  for (const [name, of] of Object.entries(columns)) {
    it(`gives the same for a long column ${name}`, () => {
      const values = Float64Array.from({ length: n }, (_, i) => of(i));
      for (const k of [1, 5, 40]) {
        const labels = Uint8Array.from({ length: n }, (_, i) => (i * i) % k);
        const inKernel = columnKernel(values, labels, k);
        const plainly = measurePlainly(values, labels, k);
        expect(JSON.stringify(inKernel) === JSON.stringify(plainly)).toBe(true);
      }
    });
  }
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longNumber } from "../../src/plain/long-number.js";

const read = (text: string): number => {
  const buffer = Buffer.from(`x${text},`);
  return longNumber(buffer, 1, buffer.length - 1);
};

describe("longNumber", () => {
  test.each([
    "0.4967141530112327",
    "-12345.678901234567",
    "9007199254740993.5",
    "1234567890.123456789",
    "999999999999999999.9",
    "0.1000000000000000055",
    "0.00000000001234567890123456789",
    "5e-324",
    "1.7976931348623157e308",
    ".12345678901",
    "12345678901.",
    "123456789012345",
  ])("%s is the nearest double", (text) => {
    expect(read(text)).toBe(Number(text));
  });

  test("halfway between two doubles goes to the even one, a hair above it up", () => {
    // 2^53 + 1 lies between 2^53 and 2^53 + 2.
    expect(read("9007199254740993.0")).toBe(9007199254740992);
    expect(read("9007199254740993.01")).toBe(9007199254740994);
    expect(read("9007199254740995.0")).toBe(9007199254740996);
  });

  test("there is one zero", () => {
    expect(Object.is(read("-0.0000000000"), 0)).toBe(true);
    expect(Object.is(read("-0e5"), 0)).toBe(true);
  });

  test.each([
    "",
    "-",
    ".",
    "1.2.3",
    "--1",
    "1-2",
    "0123456789.5",
    "-00.5",
    "1234567890123456",
    "1e400",
    "nan",
    "+1",
    " 1",
  ])("%j is no plain number", (text) => {
    expect(read(text)).toBeNaN();
  });

  test("law: what Number reads", () => {
    const digits = (most: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: most }).map((all) => all.join(""));
    fc.assert(
      fc.property(fc.boolean(), digits(12), digits(20), (negative, whole, fraction) => {
        const text = `${negative ? "-" : ""}${whole.replace(/^0+(?=\d)/, "")}.${fraction}`;
        expect(read(text)).toBe(Number(text) + 0);
      }),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const text = Number.isInteger(x) && Math.abs(x) < 1e21 ? x.toFixed(1) : String(x);
        expect(read(text)).toBe(x + 0);
      }),
      { numRuns: 5000 },
    );
  });
});

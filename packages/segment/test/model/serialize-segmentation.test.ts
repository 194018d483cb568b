import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Segmentation, serializeSegmentation } from "../../src/index.js";
import { refusal } from "../support/refusal.js";

function text(value: unknown): string {
  return serializeSegmentation(value as Segmentation);
}

describe("serializeSegmentation", () => {
  it("sorts keys, keeps short parts on one line and ends with a newline", () => {
    expect(text({ b: [1, 2.5, null], a: { d: "x", c: true } })).toBe(
      '{"a": {"c": true, "d": "x"}, "b": [1, 2.5, null]}\n',
    );
    const long = text({ b: "y".repeat(70), a: [["x".repeat(60)], 1e21, "z".repeat(60)] });
    expect(long.split("\n")).toEqual([
      "{",
      ' "a": [',
      `  ["${"x".repeat(60)}"],`,
      "  1e+21,",
      `  "${"z".repeat(60)}"`,
      " ],",
      ` "b": "${"y".repeat(70)}"`,
      "}",
      "",
    ]);
  });

  it("gives the same text whatever the order of keys, and reads back as the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        const turned = Object.fromEntries(Object.entries(plain).reverse());
        expect(text(turned)).toBe(text(plain));
        expect(JSON.parse(text(plain))).toEqual(plain);
      }),
    );
  });

  it("refuses a number JSON cannot hold, naming where", () => {
    expect(refusal(() => text({ a: [{ b: Number.NaN }] }))).toBe(
      "bad-model: model.a[0].b must be a finite number to be written; got NaN. This is a fault in the model's making: please report it.",
    );
  });
});

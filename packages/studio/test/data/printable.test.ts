import fc from "fast-check";
import { expect, it } from "vitest";
import { printable } from "../../src/data/printable.js";

it("shows what cannot be shown as a replacement character", () => {
  expect(printable("a\u0000b\u202ec\ud800d\u009be")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde");
});

it("keeps emoji, scripts from right to left, their marks, tabs and line feeds", () => {
  for (const text of ["😀👩‍👩‍👧", "עברית\u200f", "العربية", "a\tb\nc", "é\u0301"]) expect(printable(text)).toBe(text);
});

it("is settled after once, and keeps the length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(printable(printable(text))).toBe(printable(text));
      expect(printable(text)).toHaveLength(text.length);
    }),
    { verbose: 1 },
  );
});

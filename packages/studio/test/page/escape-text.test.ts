import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeText } from "../../src/page/escape-text.js";

it("writes markup characters as entities", () => {
  expect(escapeText(`<a href="x" title='y'>&amp;</a>`)).toBe(
    "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;",
  );
});

it("shows what cannot be shown as a replacement character", () => {
  expect(escapeText("a\u0000b\u202ec\ud800d\u009be")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde");
});

it("keeps emoji, scripts from right to left, their marks, tabs and line feeds", () => {
  for (const text of ["😀👩‍👩‍👧", "עברית\u200f", "العربية", "a\tb\nc", "é\u0301"]) expect(escapeText(text)).toBe(text);
});

it("leaves no character that could end a text or a quoted attribute", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeText(text)).not.toMatch(/[<>"']/);
      expect(escapeText(text)).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
    }),
    { verbose: 1 },
  );
});

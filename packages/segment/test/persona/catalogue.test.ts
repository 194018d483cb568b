import { expect, test } from "vitest";
import { type Catalogue, english, say } from "../../src/persona/catalogue.js";

const sources = import.meta.glob<string>("../../src/persona/*.ts", { query: "?raw", import: "default", eager: true });
const code = Object.entries(sources)
  .filter(([path]) => !path.endsWith("catalogue.ts"))
  .map(([, text]) => text)
  .join("\n");

/** What stands in braces. */
function holes(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/gu)].map(([, hole]) => hole).sort();
}

/** Languages there are. One that lacks a key or a brace fails here, as it does in the compiler. */
const languages: Readonly<Record<string, Catalogue>> = { english };

test.each(Object.entries(languages))(
  "%s has every sentence, with the same braces, and no empty one",
  (_, catalogue) => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(catalogue)) {
      expect(text).not.toBe("");
      expect(holes(text), key).toEqual(holes(english[key as keyof typeof english]));
    }
  },
);

test.each(Object.keys(english))("%s is said somewhere", (key) => {
  expect(code).toContain(`"${key}"`);
});

test("every brace is filled, as often as it stands", () => {
  const same = { ...english, "paragraph.size": "{name}, {name}: {share} of {count}" };
  expect(say("paragraph.size", { name: "Mainstays", share: "13%", count: "2,671" }, same)).toBe(
    "Mainstays, Mainstays: 13% of 2,671",
  );
});

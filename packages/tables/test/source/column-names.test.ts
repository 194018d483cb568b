import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uniqueNames } from "../../src/source/column-names.js";

describe("uniqueNames", () => {
  test("repeated names are numbered around the ones that are taken, empty ones by their place", () => {
    expect(uniqueNames(["a", "a", "a (2)", "", " b "]).names).toEqual(["a", "a (3)", "a (2)", "column4", "b"]);
    expect(uniqueNames(["", "column1", ""]).names).toEqual(["column1 (2)", "column1", "column3"]);
  });

  test("law: all differ, first ones keep their name, and a warning tells of every other", () => {
    const name = fc.constantFrom("a", "b", "a (2)", "a (3)", "", "column1");
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (header) => {
        const { names, warnings } = uniqueNames(header);
        expect(new Set(names).size).toBe(header.length);
        for (const [i, given] of header.entries()) {
          if (given !== "" && header.indexOf(given) === i) expect(names[i]).toBe(given);
        }
        const repeats = header.some((given, i) => given !== "" && header.indexOf(given) !== i);
        expect(warnings.length).toBe(repeats ? 1 : 0);
      }),
      { verbose: 1 },
    );
  });
});

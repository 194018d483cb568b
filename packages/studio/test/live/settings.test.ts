import type { Config, Inspection } from "@coterie/wire";
import { describe, expect, test } from "vitest";
import { acceptAdvice } from "../../src/live/state/accept-advice.js";
import { bandsText, parseBands } from "../../src/live/state/bands-text.js";
import { setBands } from "../../src/live/state/set-bands.js";
import { setRole } from "../../src/live/state/set-role.js";
import { setWeight, weightOf } from "../../src/live/state/set-weight.js";

const inspection = {
  columns: [
    { name: "age", role: "feature" },
    { name: "income", role: "feature" },
    { name: "city", role: "describe" },
  ],
} as unknown as Inspection;

describe("a role that is overruled", () => {
  test("leaves the others as they are found", () => {
    expect(setRole({ seed: 3 }, inspection, "age", "describe")).toEqual({ seed: 3, roles: { describe: ["age"] } });
  });

  test("names every clustered column where one more is clustered, as a list of features is the whole list", () => {
    expect(setRole({}, inspection, "city", "feature").roles).toEqual({ features: ["age", "income", "city"] });
  });

  test("stands in one list alone, and takes the place of the one before where there can be but one", () => {
    const config: Config = { roles: { features: ["age", "city"], value: ["income"] } };
    expect(setRole(config, inspection, "city", "value").roles).toEqual({ features: ["age"], value: ["city"] });
  });

  test("goes back to what was found, and no empty list stays", () => {
    expect(setRole({ k: [4], roles: { describe: ["age"] } }, inspection, "age", null)).toEqual({ k: [4] });
  });
});

test("a weight is one column's own; blocks of several stay, and 1 is no weight", () => {
  const block = { columns: ["a", "b"], countAs: 1 };
  const weighted = setWeight({ weights: [block] }, "age", 2);
  expect(weighted.weights).toEqual([block, { columns: ["age"], countAs: 2 }]);
  expect([weightOf(weighted, "age"), weightOf(weighted, "a")]).toEqual([2, 1]);
  expect(setWeight(setWeight({ seed: 1 }, "age", 2), "age", 1)).toEqual({ seed: 1 });
});

test("advice adds to what was decided of a column before", () => {
  const config: Config = { columns: { pdays: { missing: [-1] } }, carve: { Top: "a > 1" } };
  expect(acceptAdvice(config, { columns: { pdays: { split: true } }, carve: { Staff: "s = 1" } })).toEqual({
    columns: { pdays: { missing: [-1], split: true } },
    carve: { Top: "a > 1", Staff: "s = 1" },
  });
});

describe("bands", () => {
  test("are read as they are written", () => {
    const bands = { low: "<4000", medium: "4000-9000", high: ">=9000" };
    expect(bandsText(bands)).toBe("low: <4000, medium: 4000-9000, high: >=9000");
    expect(parseBands(bandsText(bands))).toEqual(bands);
    expect(parseBands("  ")).toEqual({});
    expect(parseBands("low 4000")).toBeNull();
  });

  test("of a concept go when they are emptied, and the other words of the vocabulary stay", () => {
    const config: Config = { vocabulary: { core: ["income"], bands: { income: { low: "<1" } } } };
    expect(setBands(config, { income: {} })).toEqual({ vocabulary: { core: ["income"] } });
    expect(setBands({ seed: 2, vocabulary: { bands: { income: { low: "<1" } } } }, { income: {} })).toEqual({
      seed: 2,
    });
  });
});

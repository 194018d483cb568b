import { resolveConfig } from "@coterie/wire";
import { expect, test } from "vitest";
import { readOptions } from "../src/stages/read-options.js";

test("reading takes the features under their role", () => {
  expect(readOptions(resolveConfig({ roles: { features: ["a"], id: ["n"] } })).roles).toEqual({
    id: ["n"],
    feature: ["a"],
  });
});

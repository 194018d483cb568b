import { expect, it } from "vitest";
import { compare, fit, picture, prepare, profile } from "../src/index.js";
import { customers, numeric } from "./support/customers.js";
import { laterRefusal, refusal } from "./support/refusal.js";

const table = customers(numeric("x", [1, 2, 8, 9]));
const { matrix, recipe } = prepare(table);
const labels = Uint8Array.of(0, 0, 1, 1);
const misspelt = { sede: 7 };

it("refuses a misspelt option at every stage, naming those there are", async () => {
  expect(refusal(() => prepare(table, misspelt as object))).toBe(
    "bad-option: option sede is not known; options are mode, minCell, columns, weights. Remove it or correct its name.",
  );
  expect(await laterRefusal(fit(matrix, { k: 2, ...misspelt }))).toBe(
    "bad-option: option sede is not known; options are k, seed, restarts, weights, threads, signal, onProgress. Remove it or correct its name.",
  );
  expect(await laterRefusal(compare(matrix, { ks: [2], ...misspelt }))).toMatch(
    /^bad-option: option sede is not known; options are ks, keep,/,
  );
  expect(refusal(() => profile(table, matrix, labels, 2, { recipe, ...misspelt }))).toContain(
    "options are minCell, recipe, described.",
  );
  expect(refusal(() => picture(matrix, recipe, labels, Float64Array.of(-1, 1), misspelt as object))).toContain(
    "options are minCell.",
  );
});

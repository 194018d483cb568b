import { describe, expect, it } from "vitest";
import { checkSegmentation } from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { refusal } from "../support/refusal.js";
import { segmentTable } from "../support/segment-bank.js";

const { model } = await segmentTable(smallBank(150), [3]);

/** Refusal of the model with parts replaced. */
function refused(parts: Readonly<Record<string, unknown>>): string {
  return refusal(() => checkSegmentation({ ...model, ...parts }));
}

describe("checkSegmentation", () => {
  it("refuses what is no model, by what it is", () => {
    expect(refusal(() => checkSegmentation(null))).toMatch(/^bad-model: the model must be an object; got null\./);
    expect(refusal(() => checkSegmentation([1]))).toMatch(/got a list\./);
    expect(refusal(() => checkSegmentation({ a: 1 }))).toBe(
      'bad-model: format must be "coterie.segmentation"; got nothing. Pass a segmentation.json that coterie wrote.',
    );
  });

  it("refuses a newer version with advice", () => {
    expect(refused({ formatVersion: 3 })).toBe(
      "bad-model: formatVersion must be 1 or 2; got 3. It was written by a newer coterie: install that one.",
    );
    expect(refused({ formatVersion: "x" })).toBe(
      'bad-model: formatVersion must be 1 or 2; got "x". The file is damaged: fetch the original.',
    );
  });

  it("names the part that is missing or malformed", () => {
    const damaged = "The file is damaged: fetch the original, or fit again.";
    const [segment, ...others] = model.segments;
    const { recipe } = model;
    const [step, ...steps] = recipe.steps;
    expect(refused({ picture: undefined })).toBe(`bad-model: picture must be an object; got nothing. ${damaged}`);
    expect(refused({ warnings: {} })).toBe(`bad-model: warnings must be a list; got an object. ${damaged}`);
    expect(refused({ k: 4 })).toBe(
      `bad-model: segments must be as many as k, 4, rule segments apart; got 3. ${damaged}`,
    );
    expect(refused({ segments: [{ ...segment, id: 2 }, ...others] })).toBe(
      `bad-model: segment ids must differ; got 2, 2, 3. ${damaged}`,
    );
    expect(refused({ segments: [{ ...segment, id: 300 }, ...others] })).toContain(
      "segments[0].id must be a whole number from 1 to 255; got 300.",
    );
    expect(refused({ segments: [{ ...segment, centroid: [1] }, ...others] })).toContain(
      "segments[0].centroid must have",
    );
    expect(refused({ segments: [{ ...segment, name: 7 }, ...others] })).toContain(
      "segments[0].name must be text; got 7.",
    );
    expect(refused({ segments: [{ ...segment, size: null }, ...others] })).toContain(
      "segments[0].size must be a number; got null.",
    );
    expect(refused({ recipe: { ...recipe, mode: "odd" } })).toContain(
      'recipe.mode must be auto, plain or none; got "odd".',
    );
    expect(refused({ recipe: { ...recipe, steps: [{ ...step, scale: 0 }, ...steps] } })).toContain(
      "recipe.steps[0].scale must not be 0.",
    );
    expect(refused({ recipe: { ...recipe, steps: [{ ...step, transform: "sqrt" }, ...steps] } })).toContain(
      "recipe.steps[0].transform must be",
    );
    expect(refused({ recipe: { ...recipe, steps: [{ ...step, missingFlag: 1 }, ...steps] } })).toContain(
      "recipe.steps[0].missingFlag must be",
    );
    expect(refused({ recipe: { ...recipe, steps: [{ kind: "spline", column: "age" }, ...steps] } })).toContain(
      "recipe.steps[0].kind must be",
    );
    expect(refused({ recipe: { ...recipe, dimensions: [] } })).toContain("recipe.dimensions must be the");
    expect(refused({ goldenRows: [] })).toContain("goldenRows must hold at least one row; got none.");
    expect(refused({ goldenRows: [{ values: [1], segment: 1, distance: 0 }] })).toContain(
      "goldenRows[0].values must have",
    );
  });
});

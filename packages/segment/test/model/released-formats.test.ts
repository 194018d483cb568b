import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkSegmentation, score, serializeSegmentation } from "../../src/index.js";
import { smallBank } from "../support/bank.js";

// A released format stays readable: these files are never made anew. They end in .txt so that no formatter rewrites their bytes.
it.each([1])("reads a model of format %i, and scores with it as when it was made", (format) => {
  const text = readFileSync(new URL(`../fixtures/segmentation-format-${format}.json.txt`, import.meta.url), "utf8");
  const model = checkSegmentation(JSON.parse(text));
  expect(model).toMatchObject({ formatVersion: 2, comparison: { verdict: null, judgement: null } });
  expect(checkSegmentation(JSON.parse(serializeSegmentation(model)))).toEqual(model);
  const { segmentIds } = score(model, smallBank(300));
  expect(model.segments.map(({ id }) => segmentIds.filter((other) => other === id).length)).toEqual(
    model.segments.map(({ size }) => size),
  );
});

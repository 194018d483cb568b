import { describe, expect, it } from "vitest";
import { checkSegmentation, score, serializeSegmentation } from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { segmentTable } from "../support/segment-bank.js";

describe("segmentation", () => {
  it("carries a bank from the table to a model that scores its own customers as it fitted them", async () => {
    const table = smallBank(600);
    const { model, labels } = await segmentTable(table, [3, 4]);
    expect(model.k).toBe(3);
    expect(model.segments.map(({ id, name }) => [id, name])).toEqual([
      [1, "Segment 1"],
      [2, "Segment 2"],
      [3, "Segment 3"],
    ]);
    expect(model.segments.reduce((sum, { size }) => sum + size, 0)).toBe(600);
    expect(model.segments.reduce((sum, { valueShare }) => sum + (valueShare ?? 0), 0)).toBeCloseTo(1, 12);
    const scored = score(model, table);
    expect([...scored.segmentIds]).toEqual([...labels].map((label) => label + 1));
    expect(scored.margins.every((margin) => margin >= 0)).toBe(true);
  });

  it("reads back from its text as the same model, byte for byte", async () => {
    const { model } = await segmentTable(smallBank(300), [3]);
    const text = serializeSegmentation(model);
    const again = checkSegmentation(JSON.parse(text));
    expect(serializeSegmentation(again)).toBe(text);
    expect(text.endsWith("}\n")).toBe(true);
  });
});

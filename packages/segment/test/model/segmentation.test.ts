import { describe, expect, it } from "vitest";
import {
  checkSegmentation,
  compare,
  picture,
  prepare,
  profile,
  score,
  segmentation,
  serializeSegmentation,
} from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";
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

  it("says what is typical in original units, and means beside it", async () => {
    const table = customers(
      numeric("x", [1, 2, 3, 101, 102, 103, 104]),
      numeric("bought", [1, 0, 0, 1, 1, 1, 0], { role: "describe" }),
    );
    const { model } = await segmentTable(table, [2], "auto", 1);
    expect(model.segments.map(({ size, typical, means }) => ({ size, typical, means }))).toEqual([
      { size: 4, typical: { x: expect.closeTo(102.5, 10) }, means: { x: 102.5, bought: 0.75 } },
      { size: 3, typical: { x: expect.closeTo(2, 10) }, means: { x: 2, bought: 1 / 3 } },
    ]);
  });

  it("withholds the numbers of a segment of few customers, its typical values too, and warns", async () => {
    const table = customers(numeric("x", [...Array.from({ length: 60 }, (_, i) => i % 7), 900, 901, 902]));
    const { model } = await segmentTable(table, [2], "plain");
    const [large, small] = model.segments;
    expect([small.size, small.typical, small.means]).toEqual([3, {}, { x: null }]);
    expect([large.size, large.typical, large.means]).toEqual([60, {}, { x: null }]);
    expect(model.warnings).toEqual([
      {
        code: "small-segment",
        message:
          "Segment 2 has 3 customers, fewer than the minimum cell of 10: its numbers are withheld, but its centroid in the model file describes so few people closely. Choose a smaller K before the model leaves your hands.",
      },
    ]);
  });

  it("shares out value only where amounts add up", async () => {
    const shares = async (values: readonly (number | null)[]): Promise<readonly (number | null)[]> => {
      const table = customers(numeric("x", [1, 2, 3, 101, 102, 103, 104]), numeric("clv", values, { role: "value" }));
      return (await segmentTable(table, [2], "auto", 1)).model.segments.map(({ valueShare }) => valueShare);
    };
    expect(await shares([1, 1, 1, 2, 2, 2, null])).toEqual([expect.closeTo(6 / 9, 12), expect.closeTo(3 / 9, 12)]);
    expect(await shares([1, 1, 1, -2, 2, 2, 2])).toEqual([null, null]);
    expect(await shares([0, 0, 0, 0, 0, 0, 0])).toEqual([null, null]);
    expect(await shares([1, 2, 1, null, null, null, null])).toEqual([0, 1]);
  });

  it("keeps each warning once, and remembers columns with what is missing", async () => {
    const twice = { code: "read", message: "Two rows were equal." };
    const table = {
      ...customers(numeric("x", [1, null, 3, 8, 9]), numeric("same", [1, 1, 1, 1, 1])),
      warnings: [twice, twice],
    };
    const { model } = await segmentTable(table, [2], "auto", 1);
    expect(model.warnings.map(({ code }) => code)).toEqual(["read", "constant"]);
    expect(model.columns.map(({ name, missing, measure }) => [name, missing, measure])).toEqual([
      ["x", 0.2, "count"],
      ["same", 0, "flag"],
    ]);
  });

  it("gives no count of few customers without a value, or with one", async () => {
    const numbers = Array.from({ length: 90 }, (_, i) => (i % 2) * 100 + (i % 7));
    const without = (from: number): (number | null)[] => numbers.map((x, i) => (i < from ? null : x));
    const table = customers(
      numeric("x", numbers),
      ...[3, 12, 85].map((from) => numeric(`${from} missing`, without(from), { role: "describe" })),
      numeric("y", without(3)),
    );
    const { model } = await segmentTable(table, [2]);
    expect(model.columns.map(({ missing }) => missing)).toEqual([0, 0, 12 / 90, 1, 0]);
    expect(model.base.numeric.map(({ count }) => count)).toEqual([90, 90, 78, null, 90]);
    expect(model.recipe.steps.map(({ why }) => why).join()).toContain("fewer than 10 missing take the median");
  });

  it("refuses parts that are not of the same fit", async () => {
    const table = smallBank(90);
    const { recipe, matrix } = prepare(table);
    const { comparison, models } = await compare(matrix, {
      ks: [2, 3],
      keep: 2,
      restarts: 1,
      judging: { beside: [], resamples: 3, nullDraws: 1 },
    });
    const model = models.get(3)!;
    const parts = { table, recipe, comparison, model, config: {}, seed: 0, coterieVersion: "0.0.0", warnings: [] };
    const described = profile(table, matrix, model.labels, 3, { recipe });
    const drawn = picture(matrix, recipe, model.labels, model.centroids);
    expect(
      refusal(() => segmentation({ ...parts, profile: described, personas: [], approaches: [], picture: drawn })),
    ).toBe(
      "bad-option: profile, personas, approaches and the K kept must be of the fit with 3 segments; got 3, 0, 0, 2. Pass what each stage returned for that K.",
    );
  });
});

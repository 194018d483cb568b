import { describe, expect, it } from "vitest";
import { applyRecipe, type CustomerTable, type NumericColumn, type NumericStep, prepare } from "../../src/index.js";
import { category, customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";

const fitted = customers(
  numeric("income", [0, 1, 2, 3, 4, 5, 900]),
  category("region", ["N", "S", "N", "S", "N", "S", "N"]),
);
const { recipe, matrix } = prepare(fitted, { minCell: 1 });

describe("applyRecipe", () => {
  it("gives the customers it was fitted on the same values again, columns in any order and role", () => {
    const [income, region] = fitted.columns;
    const again = applyRecipe(recipe, { ...fitted, columns: [{ ...region, role: "describe" }, income] });
    expect(again.values).toEqual(matrix.values);
    expect(again.warnings).toEqual([]);
  });

  it("counts levels nobody had at fit and amounts below what a logarithm takes", () => {
    const { values, featureCount, warnings } = applyRecipe(
      recipe,
      customers(numeric("income", [-5, 0]), category("region", ["West", "N"])),
    );
    expect(values[0]).toBe(values[featureCount]);
    expect([values[1], values[2]]).toEqual([0, 0]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "1 of 2 customers have a value below 0 in income, which no customer had when the model was fitted; it counts as 0.",
      "1 of 2 customers have a value of region that no customer, or too few to name, had when the model was fitted; it counts as none of the known ones.",
    ]);
  });

  it("finds the levels of a category whose codes arrive as numbers", () => {
    const coded = prepare(customers(category("branch", ["10", "20", "10", "30"])), { minCell: 1 });
    const { values, warnings } = applyRecipe(coded.recipe, customers(numeric("branch", [20, 99, null])));
    expect([...values]).toEqual([0, Math.SQRT1_2, 0, 0, 0, 0, 0, 0, 0]);
    expect(warnings).toHaveLength(1);
  });

  it("refuses a table that lacks columns, naming them", () => {
    expect(refusal(() => applyRecipe(recipe, customers(numeric("salary", [1]))))).toBe(
      "bad-data: the table must have every column the model was fitted on; missing: income, region. Add them under these names, or fit a new model.",
    );
  });

  it("refuses text where numbers are needed", () => {
    const table = customers(category("income", ["low", "high"]), category("region", ["N", "S"]));
    expect(refusal(() => applyRecipe(recipe, table))).toBe(
      "bad-data: income must hold numbers, as when the model was fitted; got text of 2 kinds. Correct the column, or fit a new model.",
    );
  });

  it("refuses values so far off that distances overflow", () => {
    const plain = prepare(customers(numeric("x", [1, 2, 3])), { mode: "plain" });
    expect(refusal(() => applyRecipe(plain.recipe, customers(numeric("x", [1, 1e200, 5]))))).toBe(
      "bad-data: x must lie where distances can be computed; 1 of 3 customers have a value too large for it. Mark such values as missing in the source, or correct them.",
    );
  });

  it("refuses missing values where the model takes numbers as they are", () => {
    const raw = prepare(customers(numeric("x", [1, 2, 3])), { mode: "none" });
    expect(refusal(() => applyRecipe(raw.recipe, customers(numeric("x", [1, null]))))).toBe(
      "bad-data: x must have a value for every customer, as the model was fitted with --prepare none; 1 of 2 are missing. Fill them in, or fit with --prepare auto.",
    );
  });

  it("takes many rows through the kernel as the recipe says, missing ones, weights and an odd last row too", () => {
    const count = 20_001;
    const column = (name: string, every: number) =>
      numeric(
        name,
        Array.from({ length: count }, (_, i) => (i % every === every - 1 ? null : ((i * 7919) % 10_007) / 7)),
        { measure: "amount" },
      );
    const table = customers(column("balance", 1000), column("income", 777), column("spend", count + 1));
    const many = prepare(table, { mode: "plain", weights: [{ columns: ["balance", "income"], countAs: 1 }] });
    const expected = many.recipe.steps.map((step) => {
      const { impute, center, scale, weight = 1 } = step as NumericStep;
      const { values } = table.columns.find(({ name }) => name === step.column) as NumericColumn;
      return values.map((x) => (weight * ((Number.isNaN(x) ? impute : x) - center)) / scale);
    });
    expect(many.recipe.steps[0].weight).toBeLessThan(1);
    expect(many.matrix.values).toEqual(
      Float64Array.from({ length: 3 * count }, (_, i) => expected[i % 3][Math.floor(i / 3)]),
    );
    const far = {
      ...table,
      columns: table.columns.map((each, j) =>
        j === 2 ? { ...each, values: new Float64Array(count).fill(1e299) } : each,
      ),
    };
    expect(refusal(() => applyRecipe(many.recipe, far as CustomerTable))).toContain(
      `${count} of ${count} customers have a value too large`,
    );
    const none = prepare(customers(column("spend", count + 1)), { mode: "none" }).recipe;
    expect(refusal(() => applyRecipe(none, customers(column("spend", 1000))))).toContain("20 of 20001 are missing");
  });
});

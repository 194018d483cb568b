import { expect, it } from "vitest";
import { dimensionKinds, modelValue, originalValue } from "../../../src/compare/criteria/dimension-kinds.js";
import { prepare } from "../../../src/index.js";
import { category, customers, numeric } from "../../support/customers.js";

const amounts = Array.from({ length: 60 }, (_, i) => (i % 6 === 0 ? null : Math.round(2 ** (i / 4))));
const { recipe, matrix } = prepare(
  customers(
    numeric("balance", amounts),
    category(
      "region",
      amounts.map((_, i) => ["North", "South"][i % 2]),
    ),
  ),
);

it("tells numbers, flags of what is missing, and levels apart", () => {
  expect(dimensionKinds(matrix.featureCount, recipe).map(({ kind }) => kind)).toEqual([
    "number",
    "flag",
    "level",
    "level",
  ]);
});

it("goes back to the column's own units and forth again", () => {
  const [balance] = dimensionKinds(matrix.featureCount, recipe);
  amounts.forEach((amount, i) => {
    if (amount === null) return;
    const inModel = matrix.values[i * matrix.featureCount];
    expect(originalValue(inModel, balance) / amount).toBeCloseTo(1, 9);
    expect(modelValue(originalValue(inModel, balance), balance)).toBeCloseTo(inModel, 9);
  });
});

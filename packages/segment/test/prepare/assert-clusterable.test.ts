import { describe, expect, it } from "vitest";
import { assertClusterable } from "../../src/prepare/assert-clusterable.js";
import { prepare } from "../../src/prepare/prepare.js";
import { category, customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";

describe("assertClusterable", () => {
  it("refuses categories alone, naming them", () => {
    const { recipe } = prepare(customers(category("region", ["N", "S"]), category("job", ["a", "b"])), { minCell: 1 });
    expect(refusal(() => assertClusterable(recipe))).toBe(
      "bad-data: K-means needs at least one numeric or yes/no feature; got only categories (region, job). Add amounts or counts, or count customers by category instead.",
    );
  });

  it("takes one number among them", () => {
    const { recipe } = prepare(customers(category("region", ["N", "S"]), numeric("loan", [0, 1])));
    expect(() => assertClusterable(recipe)).not.toThrow();
  });
});

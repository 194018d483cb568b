import { expect, it } from "vitest";
import type { DimensionKind } from "../../../src/compare/criteria/dimension-kinds.js";
import { segmentCondition } from "../../../src/compare/verdict/condition-text.js";
import { prepare } from "../../../src/index.js";
import { category, customers, numeric } from "../../support/customers.js";

const log: DimensionKind = { kind: "number", transform: "log1p", center: 2, scale: 3, impute: null };

it("speaks in the column's own units and name", () => {
  const { recipe } = prepare(
    customers(numeric("balance", [0, 0, 10, 4]), category("region", ["North", "South", "South", "North"])),
    { minCell: 1 },
  );
  const zero = { dimension: 0, operator: "=", threshold: -2 / 3, jaccard: 0.97 } as const;
  expect(segmentCondition(zero, 2, log, recipe)).toEqual({
    segment: 2,
    dimension: 0,
    operator: "=",
    threshold: 0,
    jaccard: 0.97,
    text: "balance = 0",
  });
  const level = { kind: "level", block: 1 } as const;
  const south = { dimension: 2, operator: "=", threshold: Math.SQRT1_2, jaccard: 1 } as const;
  expect(segmentCondition(south, 1, level, recipe).text).toBe("region = South");
  expect(segmentCondition({ ...south, threshold: 0 }, 1, level, recipe).text).toBe("not (region = South)");
});

it("shows three figures of an amount, so that it is no customer's", () => {
  const threshold = (Math.log1p(1234.56) - 2) / 3;
  const found = segmentCondition({ dimension: 0, operator: ">", threshold, jaccard: 1 }, 1, log);
  expect(found.text).toBe("dimension 1 > 1230");
});

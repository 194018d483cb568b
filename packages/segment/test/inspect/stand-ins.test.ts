import { createRandom } from "@coterie/kmeans";
import { describe, expect, it } from "vitest";
import { standIns } from "../../src/index.js";
import { rankAuc } from "../../src/inspect/rank-auc.js";
import { category, customers, numeric } from "../support/customers.js";

describe("the area under the curve", () => {
  it("is the share of pairs in order, ties half", () => {
    // Inside 1, 3, 5; outside 2, 3: pairs in order 0 + 1½ + 2 of 6.
    const auc = rankAuc(Float64Array.from([1, 3, 5, 2, 3, 9]), Int32Array.from([0, 0, 0, 1, 1, -1]), 0);
    expect(auc?.value).toBeCloseTo(3.5 / 6, 12);
    expect(rankAuc(Float64Array.from([1, 2]), Int32Array.from([0, 0]), 0)).toBeNull();
  });
});

describe("stand-ins", () => {
  const random = createRandom(4);
  const n = 400;
  const women = Array.from({ length: n }, () => random.float() < 0.5);
  const faiths = women.map((woman, row) => (row % 3 === 0 ? "a" : woman ? "b" : "c"));
  const table = customers(
    numeric(
      "noise",
      women.map(() => random.normal()),
    ),
    numeric(
      "loyalty",
      women.map((woman) => random.normal() - (woman ? 3 : 0)),
    ),
    category(
      "club",
      women.map((woman) => (woman === random.float() < 0.9 ? "north" : "south")),
    ),
    numeric(
      "clicks",
      women.map((woman) => (woman ? 1 : 0)),
      { role: "describe" },
    ),
    category(
      "gender",
      women.map((woman) => (woman ? "female" : "male")),
      { role: "protected" },
    ),
    category("faith", faiths, { role: "protected" }),
  );

  it("names the clustered columns that tell a protected one, whichever way they lean, strongest first", () => {
    const found = standIns(table, 10);
    expect(
      found.map(({ protected: column, feature, statistic, level }) => [column, feature, statistic, level]),
    ).toEqual([
      ["gender", "loyalty", "auc", null],
      ["gender", "club", "cramersV", null],
      ["faith", "loyalty", "auc", expect.stringMatching(/^[bc]$/)],
      ["faith", "club", "cramersV", null],
    ]);
    // Two normals 3 deviations apart: Φ(3/√2) = 0.983.
    expect(found[0].value).toBeGreaterThan(0.97);
    expect(found[0].value).toBe(Math.round(found[0].value * 1000) / 1000);
  });

  it("names none by chance: of 40 customers, none of 30 random columns", () => {
    const few = Array.from({ length: 40 }, (_, row) => (row % 2 === 0 ? "female" : "male"));
    const columns = Array.from({ length: 30 }, (_, j) =>
      numeric(
        `x${j}`,
        few.map(() => random.normal()),
      ),
    );
    expect(standIns(customers(...columns, category("gender", few, { role: "protected" })), 10)).toEqual([]);
  });
});

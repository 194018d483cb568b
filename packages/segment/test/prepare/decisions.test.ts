import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amendTable, applyRecipe, prepare } from "../../src/index.js";
import { goldenRows, scoreRows } from "../../src/model/golden-rows.js";
import { smallBank } from "../support/bank.js";
import { category, customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";

const rounded = (values: ArrayLike<number>): number[] => Array.from(values, (x) => Math.round(x * 1e6) / 1e6);

describe("values that mean not known", () => {
  const table = customers(numeric("score", [1, 2, 3, -999999, null]), numeric("b", [1, 2, 3, 4, 5]));
  const columns = { score: { missing: [-999999] } };

  it("are missing at fit, at score, and in the table everything else reads", () => {
    const { recipe, matrix } = prepare(table, { columns, mode: "plain" });
    // The median of 1, 2, 3 fills both; mean 2, deviation √(2/5).
    const deviation = Math.sqrt(2 / 5);
    expect(rounded(matrix.values.filter((_, i) => i % 2 === 0))).toEqual(
      rounded([-1 / deviation, 0, 1 / deviation, 0, 0]),
    );
    expect(recipe.steps[0]).toMatchObject({ missing: [-999999], impute: 2 });
    expect(applyRecipe(recipe, table).values).toEqual(matrix.values);
    const amended = amendTable(table, columns);
    expect(amended.columns[0]).toMatchObject({ values: Float64Array.from([1, 2, 3, Number.NaN, Number.NaN]) });
    expect(prepare(amended, { columns, mode: "plain" })).toEqual(prepare(table, { columns, mode: "plain" }));
  });

  it("may be a level of a category, which then is no unseen level", () => {
    const rows = ["a", "b", "?", "a", "b", "?"];
    const letters = customers(category("letter", rows), numeric("b", [1, 2, 3, 4, 5, 6]));
    const { recipe } = prepare(letters, { columns: { letter: { missing: ["?"] } }, minCell: 1 });
    expect(recipe.steps[0]).toMatchObject({ levels: ["a", "b"], missing: ["?"] });
    expect(applyRecipe(recipe, letters).warnings).toEqual([]);
  });

  it("may be a date of a date column", () => {
    const opened = numeric("opened", [10, 20, 46203], { measure: "days", role: "describe" });
    const table = { ...customers(opened), asOf: "2026-07-02" };
    const [column] = amendTable(table, { opened: { missing: ["1900-01-01"] } }).columns;
    expect(column).toMatchObject({ values: Float64Array.from([10, 20, Number.NaN]) });
  });
});

describe("limits", () => {
  it("count what lies beyond as the limit, at fit and at score", () => {
    const table = customers(numeric("balance", [0, 10, 20, 1000]));
    const { recipe, matrix } = prepare(table, { columns: { balance: { limits: [null, 30] } }, mode: "plain" });
    // 0, 10, 20, 30: mean 15, deviation √125.
    expect(rounded(matrix.values)).toEqual(rounded([-15, -5, 5, 15].map((x) => x / Math.sqrt(125))));
    const whale = customers(numeric("balance", [1e9]));
    expect(applyRecipe(recipe, whale).values[0]).toBe(matrix.values[3]);
  });
});

describe("split", () => {
  it("gives whether there is any, and the amount among those who have some", () => {
    const table = customers(numeric("balance", [0, 0, 10, 20, 30, null]), numeric("b", [1, 2, 3, 4, 5, 6]));
    const { recipe, matrix } = prepare(table, { columns: { balance: { split: true } }, mode: "plain" });
    expect(recipe.dimensions.map(({ name, part }) => `${name}: ${part}`)).toEqual([
      "balance: value",
      "has balance: has",
      "b: value",
    ]);
    // The missing one takes the median, 10. Of 10, 20, 30, 10: mean 17.5, deviation √68.75.
    const z = (x: number): number => (x - 17.5) / Math.sqrt(68.75);
    const at = (j: number): number[] => rounded(matrix.values.filter((_, i) => i % 3 === j));
    expect(at(0)).toEqual(rounded([0, 0, z(10), z(20), z(30), z(10)]));
    expect(at(1)).toEqual([0, 0, 1, 1, 1, 1]);
  });

  it("takes the logarithm where the amounts of those who have some are skewed, and there alone", () => {
    const normal = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 0 : 1000 + (i % 10)));
    const skewed = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? 0 : Math.exp((i % 10) + 1)));
    const table = customers(numeric("normal", normal), numeric("skewed", skewed));
    const { recipe } = prepare(table, { columns: { normal: { split: true }, skewed: { split: true } } });
    expect(recipe.steps).toMatchObject([{ transform: "identity" }, { transform: "log1p" }]);
  });
});

describe("weights", () => {
  it("make a block vary as much as it counts as", () => {
    const a = [1, 2, 3, 4, 5, 6, 7, 8];
    const table = customers(
      numeric("a", a),
      numeric(
        "twin",
        a.map((x) => 2 * x),
      ),
      numeric("other", [5, 1, 4, 2, 8, 3, 7, 6]),
    );
    const { recipe } = prepare(table, { weights: [{ columns: ["a", "twin"], countAs: 1 }] });
    expect(rounded(recipe.dimensions.map(({ distanceShare }) => distanceShare))).toEqual([0.25, 0.25, 0.5]);
    expect(recipe.steps[0].weight).toBeCloseTo(Math.SQRT1_2, 12);
    expect(recipe.steps[2].weight).toBeUndefined();
  });
});

it("dropped columns are described", () => {
  const table = customers(numeric("a", [1, 2, 3]), numeric("b", [3, 1, 2]));
  const columns = { b: { drop: true } };
  expect(prepare(table, { columns }).recipe.steps.map(({ column }) => column)).toEqual(["a"]);
  expect(amendTable(table, columns).columns[1]).toMatchObject({
    role: "describe",
    why: "left out of clustering by the settings",
  });
});

it("golden rows hold of a recipe with every decision, and one holds a value that means not known", () => {
  const table = smallBank(300);
  const { recipe } = prepare(table, {
    columns: { income: { missing: [1234], limits: [100, 20000] }, transactions: { split: true } },
    weights: [{ columns: ["income", "transactions", "region"], countAs: 2 }],
  });
  const centroids = [0, 0.7].map((at) => recipe.dimensions.map(() => at));
  const golden = goldenRows(recipe, centroids, [1, 2]);
  const scored = scoreRows(
    recipe,
    centroids,
    golden.map(({ values }) => values),
  );
  expect(golden.map(({ segment }) => segment - 1)).toEqual([...scored.labels]);
  const income = recipe.steps.findIndex(({ column }) => column === "income");
  expect(golden.some(({ values }) => values[income] === 1234)).toBe(true);
});

it("the same customers in another order get the same numbers", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 8, maxLength: 40 }), (values) => {
      fc.pre(values.includes(0) && new Set(values.filter((x) => x > 0)).size > 1);
      const options = { columns: { a: { split: true, limits: [null, 40] as const } } };
      const there = prepare(customers(numeric("a", values)), options).matrix.values;
      const back = prepare(customers(numeric("a", values.toReversed())), options).matrix.values;
      values.forEach((_, row) => {
        expect(back[2 * (values.length - 1 - row)]).toBeCloseTo(there[2 * row], 9);
      });
    }),
  );
});

describe("what cannot be is refused in words", () => {
  const table = customers(
    numeric("a", [0, 2, 3, 5]),
    numeric("debt", [-1, 2, 3, 4]),
    numeric("flag", [0, 1, 0, 1]),
    category("letter", ["a", "b", "a", "b"]),
    numeric("age", [1, 2, 3, 4], { role: "describe" }),
  );
  it.each([
    [
      { columns: { b: { drop: true } } },
      "columns must name columns of the table; got b. Columns at hand: a, debt, flag, letter, age.",
    ],
    [
      { columns: { letter: { limits: [0, 1] as const } } },
      "columns.letter.limits needs a column of numbers; letter holds categories. Remove it.",
    ],
    [
      { columns: { a: { limits: [3, 1] as const } } },
      "columns.a.limits must be two numbers, the lower first, one of which may be null; got [3,1]. Correct them.",
    ],
    [
      { columns: { a: { missing: ["none"] } } },
      'columns.a.missing must be numbers, as the column holds them; got "none". Correct it, or leave it out.',
    ],
    [
      { columns: { debt: { split: true } } },
      'columns.debt.split needs amounts of 0 or more; debt has negative ones. Remove it, or name them under missing if they mean "not known".',
    ],
    [
      { columns: { flag: { split: true } } },
      "columns.flag.split needs amounts or counts; flag is a 0/1 flag, which says already whether. Remove it.",
    ],
    [
      { columns: { a: { split: true } }, mode: "none" as const },
      "columns.a.split cannot be had under --prepare none, which takes numbers as they are. Use --prepare auto or plain, or remove it.",
    ],
    [
      { weights: [{ columns: ["a"], countAs: 0 }] },
      "weights.countAs must be a number above 0, up to 1,000: how many columns a count as together; got 0. To leave columns out, drop them under columns.",
    ],
    [
      { weights: [{ columns: ["age"], countAs: 1 }] },
      "weights must name clustered columns; age is not clustered (describe). Correct the name, or remove it.",
    ],
    [
      { weights: [{ columns: ["a", "a"], countAs: 1 }] },
      "a column stands in one block of weights; got a twice. Keep one of the two.",
    ],
  ])("%j", (options, says) => {
    expect(refusal(() => prepare(table, options))).toBe(`bad-option: ${says}`);
  });

  it("a split column that everyone has", () => {
    const all = customers(numeric("a", [1, 2, 3]), numeric("b", [0, 5, 5]));
    expect(refusal(() => prepare(all, { columns: { a: { split: true } } }))).toBe(
      "bad-option: columns.a.split needs customers with none and customers with different amounts; every customer has some. Remove it.",
    );
    expect(refusal(() => prepare(all, { columns: { b: { split: true } } }))).toBe(
      "bad-option: columns.b.split needs customers with none and customers with different amounts; all who have any have the same. Remove it.",
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyRecipe, type CustomerTable, type NumericStep, type PrepareMode, prepare } from "../../src/index.js";
import { category, customers, numeric } from "../support/customers.js";
import { refusal } from "../support/refusal.js";

function rowsOf(table: CustomerTable, mode: PrepareMode = "auto"): number[][] {
  const { matrix } = prepare(table, { mode, minCell: 1 });
  const { values, rowCount, featureCount } = matrix;
  return Array.from({ length: rowCount }, (_, row) => [
    ...values.subarray(row * featureCount, (row + 1) * featureCount),
  ]);
}

function numericStep(table: CustomerTable, mode: PrepareMode = "auto"): NumericStep {
  const [step] = prepare(table, { mode }).recipe.steps;
  if (step.kind !== "numeric") throw new Error("a numeric step was expected");
  return step;
}

/** `count` values from `of`. */
function many<T>(count: number, of: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => of(i));
}

describe("prepare auto", () => {
  it("standardises by the population deviation and fills what is missing with the median", () => {
    const table = customers(numeric("balance", [1, 2, 3, null, 4.5, -1]));
    const step = numericStep(table);
    expect(step).toMatchObject({ impute: 2, transform: "identity", missingFlag: true });
    // Filled in: 1 2 3 2 4.5 −1, mean 11.5 / 6.
    expect(step.center).toBeCloseTo(11.5 / 6, 14);
    const [first] = rowsOf(table);
    expect(first[0]).toBeCloseTo((1 - step.center) / step.scale, 14);
  });

  it("leaves 0/1 flags as they are, not centred", () => {
    expect(rowsOf(customers(numeric("has loan", [0, 1, 1, 0])))).toEqual([[0], [1], [1], [0]]);
  });

  it("shows the model what was missing from more than 1% on", () => {
    const some = (missing: number): CustomerTable =>
      customers(
        numeric(
          "age",
          many(200, (i) => (i < missing ? null : i % 7)),
        ),
      );
    expect(prepare(some(2)).recipe.dimensions.map(({ name }) => name)).toEqual(["age"]);
    const { recipe, matrix } = prepare(some(3));
    expect(recipe.dimensions.map(({ name, part }) => [name, part])).toEqual([
      ["age", "value"],
      ["age is missing", "missing"],
    ]);
    expect([matrix.values[1], matrix.values[5], matrix.values[7]]).toEqual([1, 1, 0]);
  });

  it("takes the logarithm of skewed money and counts, and says so", () => {
    const skewed = [0, 1, 2, 3, 4, 5, 900];
    const step = numericStep(customers(numeric("balance", skewed)));
    expect(step.transform).toBe("log1p");
    expect(step.why).toMatch(/^skew 2\.0, non-negative: log1p brings it to 1\.\d, then standardised$/);
    const logs = skewed.map(Math.log1p);
    expect(step.center).toBeCloseTo(logs.reduce((a, b) => a + b) / 7, 12);
  });

  it("takes no logarithm of shares, tenures, ages, negative values, or where it would not help", () => {
    const skewed = [0, 1, 2, 3, 4, 5, 900];
    expect(numericStep(customers(numeric("share", skewed, { unit: "%" }))).transform).toBe("identity");
    expect(numericStep(customers(numeric("tenure", skewed, { measure: "days" }))).transform).toBe("identity");
    expect(numericStep(customers(numeric("age", skewed, { sensitive: true }))).transform).toBe("identity");
    expect(numericStep(customers(numeric("dependants", [1, 1, 1, 1, 1, 2])))).toMatchObject({
      transform: "identity",
      why: "skew 1.8, and log1p would make it 1.8, no better: standardised",
    });
    expect(numericStep(customers(numeric("net", [-1, ...skewed])))).toMatchObject({
      transform: "identity",
      why: "skew 2.3, but has negative values: standardised",
    });
    const nearlyAllLarge = [0, ...many(20, (i) => 1e6 * (1 + i)), 5e7];
    expect(numericStep(customers(numeric("turnover", nearlyAllLarge))).why).toMatch(
      /would make it -\d\.\d, no better: standardised/,
    );
  });

  it("codes a category as 0/1 times √½, a missing one as zeros, levels nobody has left out", () => {
    const table = customers(category("region", ["N", "S", null, "N"], { levels: ["E", "N", "S"] }));
    expect(prepare(table, { minCell: 1 }).recipe.dimensions.map(({ name }) => name)).toEqual([
      "region = N",
      "region = S",
    ]);
    expect(rowsOf(table)).toEqual([
      [Math.SQRT1_2, 0],
      [0, Math.SQRT1_2],
      [0, 0],
      [Math.SQRT1_2, 0],
    ]);
  });

  it("gives a level of fewer than 10 customers no dimension and no name, at score as at fit", () => {
    const regions = [...many(40, (i) => (i % 2 ? "N" : "S")), "Atoll"];
    const table = customers(category("region", regions));
    const { recipe, matrix } = prepare(table);
    expect(recipe.dimensions.map(({ name }) => name)).toEqual(["region = N", "region = S"]);
    expect(recipe.steps[0].why).toMatch(/; levels of fewer than 10 customers count as none$/);
    expect(JSON.stringify(recipe)).not.toContain("Atoll");
    expect([...matrix.values.subarray(80)]).toEqual([0, 0]);
    const again = applyRecipe(recipe, table);
    expect(again.values).toEqual(matrix.values);
    expect(again.warnings.map(({ message }) => message)).toEqual([
      "1 of 41 customers have a value of region that no customer, or too few to name, had when the model was fitted; it counts as none of the known ones.",
    ]);
  });

  it("leaves out a category that tells no two groups of 10 customers apart", () => {
    const table = customers(
      numeric(
        "x",
        many(49, (i) => i),
      ),
      category("land", [...many(40, () => "DE"), ...many(9, () => "FR")]),
    );
    expect(prepare(table).warnings).toEqual([
      {
        code: "rare-levels",
        message: "land tells no two groups of 10 customers apart and is left out of clustering.",
      },
    ]);
    expect(refusal(() => prepare(table, { minCell: 0 }))).toBe(
      "bad-option: the minimum cell must be a whole number from 1; got 0. Choose another with --min-cell.",
    );
  });

  it("lets a category of two levels count exactly as the same column coded 0/1", () => {
    const flags = [0, 1, 1, 0, 1];
    const asFlag = prepare(customers(numeric("rest", [1, 5, 3, 2, 8]), numeric("loan", flags)));
    const asCategory = prepare(
      customers(
        numeric("rest", [1, 5, 3, 2, 8]),
        category(
          "loan",
          flags.map((x) => (x ? "yes" : "no")),
        ),
      ),
      { minCell: 1 },
    );
    const [, flag] = asFlag.recipe.dimensions;
    const [, no, yes] = asCategory.recipe.dimensions;
    expect(no.distanceShare + yes.distanceShare).toBeCloseTo(flag.distanceShare, 14);
  });

  it("never lets a category weigh more than half a standardised column", () => {
    const levels = fc.array(fc.option(fc.constantFrom("a", "b", "c", "d", "e", "f")), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(levels, (values) => {
        fc.pre(new Set(values).size > 1);
        const table = customers(
          numeric(
            "x",
            many(values.length, (i) => (i * 7) % 11),
          ),
          category("level", values),
        );
        const [value, ...block] = prepare(table, { minCell: 1 }).recipe.dimensions;
        const share = block.reduce((sum, { distanceShare }) => sum + distanceShare, 0);
        expect(share).toBeLessThanOrEqual(value.distanceShare * 0.5 + 1e-12);
      }),
    );
  });

  it("gives every standardised column mean 0 and deviation 1, whatever its magnitude", () => {
    const column = fc.array(fc.double({ noNaN: true, min: -1e299, max: 1e299 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(column, (values) => {
        const range = Math.max(...values) - Math.min(...values);
        fc.pre(range > 1e-290 && range > 1e-9 * Math.max(...values.map(Math.abs)));
        const { matrix } = prepare(customers(numeric("x", values, { measure: "amount" })), { mode: "plain" });
        const z = [...matrix.values];
        expect(z.every(Number.isFinite)).toBe(true);
        const mean = z.reduce((a, b) => a + b) / z.length;
        expect(Math.abs(mean)).toBeLessThan(1e-6);
        expect(z.reduce((sum, x) => sum + (x - mean) ** 2, 0) / z.length).toBeCloseTo(1, 6);
      }),
    );
  });

  it("says who decides the distances", () => {
    const { recipe } = prepare(customers(numeric("x", [1, 2, 3, 4]), numeric("flag", [0, 1, 0, 1])));
    expect(recipe.dimensions.map(({ distanceShare }) => distanceShare)).toEqual([
      expect.closeTo(0.8, 14),
      expect.closeTo(0.2, 14),
    ]);
  });

  it("tells dimensions apart that would be named alike", () => {
    const table = customers(
      numeric(
        "age",
        many(50, (i) => (i < 5 ? null : i % 4)),
      ),
      numeric(
        "age is missing",
        many(50, (i) => i % 2),
      ),
    );
    expect(prepare(table).recipe.dimensions.map(({ name }) => name)).toEqual([
      "age",
      "age is missing",
      "age is missing (2)",
    ]);
  });
});

describe("prepare plain and none", () => {
  it("plain standardises flags too, never takes logarithms and leaves categories as 0/1", () => {
    const table = customers(
      numeric("flag", [0, 1, 1, 1]),
      numeric("money", [0, 0, 1, 900]),
      category("c", ["a", "b", "a", "b"]),
    );
    const rows = rowsOf(table, "plain");
    const deviation = Math.sqrt(3 / 16);
    expect(rows[0][0]).toBeCloseTo(-0.75 / deviation, 12);
    expect(prepare(table, { mode: "plain" }).recipe.steps[1]).toMatchObject({
      transform: "identity",
      why: "standardised",
    });
    expect(rows[0].slice(2)).toEqual([1, 0]);
  });

  it("none takes numbers as they are and leaves categories out with a warning", () => {
    const table = customers(numeric("x", [3, 900.5, -1]), category("c", ["a", "b", "a"]));
    expect(rowsOf(table, "none")).toEqual([[3], [900.5], [-1]]);
    expect(prepare(table, { mode: "none" }).warnings).toEqual([
      {
        code: "category-left-out",
        message:
          "c is a category and is left out: --prepare none takes numbers as they are. Use --prepare auto or plain to cluster it.",
      },
    ]);
  });

  it("none refuses missing values with column and count", () => {
    expect(refusal(() => prepare(customers(numeric("income", [1, null, 3, null])), { mode: "none" }))).toBe(
      "bad-data: income must have a value for every customer under --prepare none; 2 of 4 are missing. Use --prepare auto or plain, which fill them in, or leave the column out.",
    );
  });
});

describe("what prepare leaves out or refuses", () => {
  it("leaves out constant and empty columns with a warning each", () => {
    const table = customers(
      numeric("x", [1, 2, 3]),
      numeric("same", [5, 5, null]),
      numeric("empty", [null, null, null]),
      category("land", ["DE", "DE", "DE"]),
      category("none", [null, null, null]),
    );
    const { recipe, warnings } = prepare(table);
    expect(recipe.steps.map(({ column }) => column)).toEqual(["x"]);
    expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      "constant: same is the same for every customer and is left out of clustering.",
      "no-values: empty has no value and is left out of clustering.",
      "constant: land is the same for every customer and is left out of clustering.",
      "no-values: none has no value and is left out of clustering.",
    ]);
  });

  it("clusters features only", () => {
    const table = customers(
      numeric("x", [1, 2]),
      numeric("y", [3, 1], { role: "describe" }),
      numeric("g", [0, 1], { role: "protected" }),
    );
    expect(prepare(table).recipe.steps.map(({ column }) => column)).toEqual(["x"]);
  });

  it("refuses a table without a usable feature and says what there is", () => {
    const table = customers(
      numeric("same", [1, 1]),
      numeric("bought", [0, 1], { role: "describe", why: "an outcome" }),
    );
    expect(refusal(() => prepare(table))).toBe(
      "bad-data: clustering needs at least one numeric or yes/no column that varies; got none. same is the same for every customer and is left out of clustering. Other columns: bought (describe: an outcome). Name columns to cluster with --features.",
    );
  });

  it("refuses values beyond 1e300, whose differences could overflow, but not 1e299", () => {
    expect(refusal(() => prepare(customers(numeric("balance", [1, 2e305]))))).toBe(
      "bad-data: balance must lie between -1e300 and 1e300; it holds a value of about 2e+305. Mark such values as missing in the source, or leave the column out.",
    );
    expect(
      rowsOf(customers(numeric("balance", [1, 1e299, 5])), "plain")
        .flat()
        .every(Number.isFinite),
    ).toBe(true);
  });

  it("none refuses values whose squares would overflow", () => {
    expect(refusal(() => prepare(customers(numeric("balance", [1, -1e200])), { mode: "none" }))).toBe(
      "bad-data: balance must lie between -1e150 and 1e150 under --prepare none, which squares it; it holds a value of about -1e+200. Mark such values as missing in the source, or leave the column out.",
    );
  });

  it("refuses an empty table and an unknown mode", () => {
    expect(refusal(() => prepare(customers(numeric("x", []))))).toBe(
      "bad-data: the table must have customers; got none of the 0 rows read. Check --where and the file.",
    );
    expect(refusal(() => prepare(customers(numeric("x", [1, 2])), { mode: "fancy" as PrepareMode }))).toBe(
      "bad-option: prepare must be auto, plain or none; got fancy.",
    );
  });

  it("says that a run is weighted, and refuses weights that are none", () => {
    const weight = (...values: (number | null)[]): CustomerTable =>
      customers(numeric("x", [1, 2]), numeric("w", values, { role: "weight" }));
    expect(prepare(weight(1, 2)).warnings).toEqual([
      {
        code: "weighted",
        message:
          "Clustering is weighted by w; segments stand by falling weight, while sizes, shares and profiles count customers.",
      },
    ]);
    expect(refusal(() => prepare(weight(null, -2)))).toBe(
      "bad-data: w must be a weight of 0 or more for every customer; got 1 missing and 1 negative of 2. Correct the column, or do without --weight.",
    );
    expect(refusal(() => prepare(weight(0, 0)))).toContain("got 0 for every customer");
  });
});

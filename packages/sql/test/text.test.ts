import { describe, expect, test } from "vitest";
import {
  bind,
  type DialectName,
  dialects,
  double,
  drawSample,
  inline,
  integer,
  lloydPass,
  name,
  numericSummary,
  SqlError,
  scoreSelect,
  sql,
  type Term,
  text,
} from "../src/index.js";

const source = { table: ["bank", "customers"], conditions: [] };
const reading = { kind: "number", floating: false } as const;
const plain: Term = {
  kind: "number",
  column: "income",
  reading,
  unknown: [],
  missing: 3,
  low: null,
  high: null,
  log1p: false,
  center: 1,
  scale: 2,
  weight: 1,
  holders: false,
};

describe("values", () => {
  test("are bound apart from the text, in order", () => {
    const fragment = sql`SELECT ${double(1.5)} + ${integer(2)}, ${text("x")} FROM ${name("t")}`;
    expect(bind(fragment, dialects.postgres)).toEqual({
      text: 'SELECT $1::float8 + $2::int8, $3::text FROM "t"',
      values: [
        { bound: 1.5, type: "double" },
        { bound: 2, type: "integer" },
        { bound: "x", type: "text" },
      ],
    });
    expect(bind(fragment, dialects.spark).text).toBe("SELECT ? + ?, ? FROM `t`");
  });

  test.each([
    [0.1, "1e-1"],
    [-0, "(0e0)"],
    [1 / 3, "3.333333333333333e-1"],
    [5e-324, "5e-324"],
    [-1.7976931348623157e308, "(-1.7976931348623157e308)"],
  ])("the double %s is written with the digits that read back as it", (value, digits) => {
    expect(inline(double(value), dialects.duckdb)).toBe(digits);
    expect(Number(digits.replaceAll(/[()]/g, ""))).toBe(value + 0);
  });

  test("no number that is none is written", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => inline(double(value), dialects.postgres)).toThrow("a number in SQL must be finite");
    }
  });
});

describe("nothing a user names breaks out", () => {
  const hostile = [
    '"',
    "`",
    "'",
    ";--",
    "\n",
    "\\",
    "\\'",
    "*/",
    `$${"{env:HOME}"}`,
    "naïve 名前 🏦",
    "select",
    "a.b",
    "$1",
    "?",
    "x".repeat(80),
  ];

  test.each(hostile)("%j as a name", (odd) => {
    for (const dialect of Object.values(dialects)) {
      const written = inline(name(odd), dialect);
      const mark = dialect.name === "spark" ? "`" : '"';
      expect(written.startsWith(mark) && written.endsWith(mark)).toBe(true);
      // Inside, every mark stands twice: taking pairs away leaves none.
      expect(written.slice(1, -1).replaceAll(mark + mark, "")).not.toContain(mark);
    }
  });

  test.each(hostile)("%j as a category", (odd) => {
    for (const dialect of Object.values(dialects)) {
      const written = inline(text(odd), dialect).replace(/::text$/, "");
      const inside = written.slice(1, -1);
      if (dialect.name === "spark") {
        expect(inside.replaceAll(/\\(u[0-9a-f]{4}|U[0-9a-f]{8}|['\\])/g, "")).toMatch(/^[^'\\$]*$/);
        expect(inside).toMatch(/^[ -~]*$/);
      } else {
        expect(inside.replaceAll("''", "")).not.toContain("'");
      }
    }
  });

  test("NUL and empty names are refused", () => {
    for (const dialect of Object.values(dialects)) {
      expect(() => inline(name("a\0b"), dialect)).toThrow(SqlError);
      expect(() => inline(name(""), dialect)).toThrow("must have a name");
    }
  });
});

describe("statements, word for word", () => {
  const written = (of: DialectName, fragment: Parameters<typeof inline>[0]) => inline(fragment, dialects[of]);

  test("a pass of Lloyd's algorithm", () => {
    expect(written("duckdb", lloydPass(source, [plain], [[0.5], [-1]]))).toBe(
      [
        'SELECT "coterie_label", COUNT(*) AS "coterie_n", SUM("coterie_d0") AS "coterie_sum0", SUM("coterie_q") AS "coterie_squares" FROM (',
        'SELECT coterie_m.*, CASE LEAST("coterie_s0", "coterie_s1") WHEN "coterie_s0" THEN 0 WHEN "coterie_s1" THEN 1 END AS "coterie_label" FROM (',
        'SELECT coterie_p.*, "coterie_d0" * "coterie_d0" AS "coterie_q", 2.5e-1 + (-1e0) * "coterie_d0" AS "coterie_s0", 1e0 + 2e0 * "coterie_d0" AS "coterie_s1" FROM (',
        'SELECT (COALESCE(CAST("income" AS DOUBLE), 3e0) - 1e0) / 2e0 AS "coterie_d0" FROM "bank"."customers"',
        ') AS coterie_p) AS coterie_m) AS coterie_rows GROUP BY "coterie_label"',
      ].join(""),
    );
  });

  test("PostgreSQL fences each subquery", () => {
    expect(written("postgres", lloydPass(source, [plain], [[0.5], [-1]])).match(/ OFFSET 0\)/g)).toHaveLength(3);
  });

  test("terms: sentinels, limits, logarithm, holders, levels", () => {
    const rich: Term = { ...plain, unknown: [-999], low: 0, high: 50, log1p: true, holders: true, weight: 0.5 };
    expect(written("duckdb", lloydPass(source, [rich], [[0]]))).toContain(
      'CASE WHEN LEAST(GREATEST(COALESCE(CASE WHEN CAST("income" AS DOUBLE) NOT IN ((-9.99e2)) THEN CAST("income" AS DOUBLE) END, 3e0), 0e0), 5e1) > 0e0 THEN (5e-1 * (LN(1 + GREATEST(',
    );
    const level: Term = { kind: "level", column: "region", level: "it's", weight: 0.7 };
    expect(written("spark", lloydPass(source, [level], [[0]]))).toContain(
      "CASE WHEN NULLIF(TRIM(CAST(`region` AS STRING)), '') = 'it\\'s' THEN 7e-1 ELSE 0e0 END AS `coterie_d0`",
    );
  });

  test("a sample: the sieve lets a little more through than is wanted, and leaves nothing to chance", () => {
    const statement = written("postgres", drawSample(source, ["id", "income"], "id", 7, 1000, 10_000_000));
    const limit = Number.parseInt(/< '([0-9a-f]{8})'/.exec(statement)![1], 16);
    expect(limit / 2 ** 32).toBeGreaterThan(1000 / 10_000_000);
    expect(limit / 2 ** 32).toBeLessThan(1400 / 10_000_000);
    expect(statement).toMatch(/ORDER BY md5\(CONCAT\('7:'::text, CAST\("id" AS text\)\)\) LIMIT 1000$/);
    expect(written("postgres", drawSample(source, ["id"], "id", 7, 1000, 900))).not.toContain("SUBSTR");
  });

  test("the ANSI base says what it cannot say", () => {
    expect(() => written("ansi", drawSample(source, ["id"], "id", 7, 10, 100))).toThrow(
      "the plain ANSI dialect has no word for MD5. Use --dialect duckdb, postgres or spark.",
    );
    expect(written("ansi", numericSummary(source, [{ column: "income", reading }], [0.5]))).toContain(
      'PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY "coterie_v0")',
    );
    expect(
      written(
        "ansi",
        scoreSelect(
          source,
          "id",
          [plain],
          [[0], [1]],
          [
            { id: 1, name: "a" },
            { id: 2, name: "b" },
          ],
        ),
      ),
    ).not.toMatch(/::|`|float8/);
  });

  test("a long sum is balanced, so that no parser runs out of stack", () => {
    const many = Array.from({ length: 300 }, (_, j): Term => ({ ...plain, column: `c${j}` }));
    const statement = written("spark", lloydPass(source, many, [many.map(() => 1)]));
    let depth = 0;
    let deepest = 0;
    for (const sign of statement) {
      if (sign === "(") deepest = Math.max(deepest, ++depth);
      if (sign === ")") depth--;
    }
    expect(deepest).toBeLessThan(20);
  });
});

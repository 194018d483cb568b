import { describe, expect, test } from "vitest";
import { readCustomers } from "../src/index.js";
import { needsSharedData, sharedData, sharedDataIsAbsent } from "./support/shared-data.js";
import { categoriesOf, columnOf, idsOf, numbersOf, numericOf, refusal, warningsOf } from "./support/table-file.js";

const read = (name: string) => readCustomers(sharedData(`messy/synthetic/${name}`));
const refused = async (name: string) => (await refusal(read(name))).replaceAll(sharedData("messy/synthetic/"), "");

describe.skipIf(sharedDataIsAbsent)(`messy files behave as EXPECTED.json asks ${needsSharedData}`, () => {
  test("00: 200 rows of five columns", async () => {
    const table = await read("00_good_200.csv");
    expect(table.rowCount).toBe(200);
    expect(table.columns.map(({ name, role }) => `${name} ${role}`)).toEqual([
      "customer_id id",
      "age feature",
      "income feature",
      "balance feature",
      "transactions feature",
    ]);
    expect(idsOf(table)[0]).toBe("C00000");
    expect(numbersOf(table, "income")[0]).toBe(14244.05);
    expect(table.warnings).toEqual([]);
  });

  test("01: an empty file is refused", async () => {
    expect(await refused("01_empty.csv")).toMatchInlineSnapshot(
      `"TablesError empty: 01_empty.csv must hold a header and rows; the file is empty. Check that the export finished."`,
    );
  });

  test("02: a header without rows is refused", async () => {
    expect(await refused("02_header_only.csv")).toMatchInlineSnapshot(
      `"TablesError empty: 02_header_only.csv must have at least one data row; it has none. Check that the export finished."`,
    );
  });

  test("03 and 04: few rows are read; how many segments they allow is the engine's to say", async () => {
    expect((await read("03_one_row.csv")).rowCount).toBe(1);
    expect((await read("04_three_rows_k_gt_n.csv")).rowCount).toBe(3);
  });

  test("05: a constant column is left out with a warning", async () => {
    const table = await read("05_constant_column.csv");
    expect(columnOf(table, "b")).toMatchObject({ role: "ignore", kind: "unread", why: "has one value only" });
    expect(warningsOf(table, "constant")).toMatchInlineSnapshot(`
      [
        "b has one value only, which tells no customers apart, and is left out.",
      ]
    `);
  });

  test("06: a column without values is left out, its rows are not", async () => {
    const table = await read("06_all_missing_column.csv");
    expect(table.rows).toMatchObject({ read: 100, unusable: 0, segmented: 100 });
    expect(columnOf(table, "b").role).toBe("ignore");
    expect(warningsOf(table, "no-values")).toMatchInlineSnapshot(`
      [
        "b has no values and is left out.",
      ]
    `);
  });

  test("07 and 08: identical rows and two points keep every customer", async () => {
    const identical = await read("07_all_rows_identical.csv");
    expect(identical.rowCount).toBe(50);
    expect(warningsOf(identical, "constant")).toHaveLength(2);
    const two = await read("08_two_distinct_points.csv");
    expect(new Set(numbersOf(two, "a"))).toEqual(new Set([0, 1]));
    expect(two.rowCount).toBe(50);
  });

  test("09: a repeated column name is made unique, with a warning", async () => {
    const table = await read("09_duplicate_header.csv");
    expect(table.columns.map(({ name }) => name)).toEqual(["id", "income", "income (2)", "age"]);
    expect(numbersOf(table, "income").slice(0, 2)).toEqual([6, 2]);
    expect(numbersOf(table, "income (2)").slice(0, 2)).toEqual([3, 2]);
    expect(warningsOf(table, "duplicate-header")).toMatchInlineSnapshot(`
      [
        "Column names must differ; repeated ones were renamed to income (2). Rename them in the source if that reads badly.",
      ]
    `);
  });

  test("10: repeated ids warn with a count, and are refused when the id was named", async () => {
    const table = await read("10_duplicate_ids.csv");
    expect(table.ids).toBeNull();
    expect(table.rowCount).toBe(100);
    expect(warningsOf(table, "duplicate-ids")).toMatchInlineSnapshot(`
      [
        "customer_id repeats: 50 ids stand on 100 rows (the table may hold one row an account rather than a customer, or ids entered twice); row numbers serve as ids.",
      ]
    `);
    const named = readCustomers(sharedData("messy/synthetic/10_duplicate_ids.csv"), { roles: { id: ["customer_id"] } });
    expect(await refusal(named)).toMatchInlineSnapshot(
      `"TablesError duplicate-ids: The id must name each customer once; customer_id repeats: 50 ids stand on 100 rows (the table may hold one row an account rather than a customer, or ids entered twice). Make one row of each customer, or leave --id out to go by row numbers."`,
    );
  });

  test("11: exact copies are dropped and counted", async () => {
    const table = await read("11_duplicate_full_rows.csv");
    expect(table.rows).toMatchObject({ read: 100, duplicate: 50, segmented: 50 });
    expect(table.ids?.name).toBe("customer_id");
    expect(warningsOf(table, "duplicate-rows")).toMatchInlineSnapshot(`
      [
        "50 rows copy another row in every cell and were dropped.",
      ]
    `);
  });

  test("12: ragged rows are refused by their lines", async () => {
    expect(await refused("12_ragged_rows.csv")).toMatchInlineSnapshot(
      `"TablesError not-a-table: Every row of 12_ragged_rows.csv must have 5 cells as its first row has; 2 differ: line 52 (3), line 53 (7). Quote cells that hold the delimiter, or correct these lines."`,
    );
  });

  test("13: German numbers are numbers", async () => {
    const table = await read("13_semicolon_decimal_comma.csv");
    expect(idsOf(table)[0]).toBe("0");
    expect(numbersOf(table, "einkommen")[0]).toBe(10785.9);
    expect(numbersOf(table, "saldo")[0]).toBe(931.34);
  });

  test("14: Indian grouping, and the rupee sign kept as unit", async () => {
    const table = await read("14_indian_lakh_rupee.csv");
    expect(numbersOf(table, "balance")[0]).toBe(4061996.72);
    expect(numericOf(table, "balance").unit).toBe("₹");
  });

  test("15: accounting negatives", async () => {
    const table = await read("15_accounting_negatives.csv");
    expect(numbersOf(table, "flow")[0]).toBe(-7151);
    expect(numbersOf(table, "fee")[0]).toBe(-28);
  });

  test("16: per cent is the number before the sign; 45k is text and is said", async () => {
    const table = await read("16_percent_and_units.csv");
    expect(numericOf(table, "util")).toMatchObject({ unit: "%", measure: "count" });
    expect(numbersOf(table, "util")[0]).toBe(73);
    expect(warningsOf(table, "abbreviated-numbers")).toMatchInlineSnapshot(`
      [
        "limit holds numbers with a letter for thousands or millions (such as 9k) and is read as text. Write the numbers out to use them.",
      ]
    `);
  });

  test("17: ids above 2^53 stay exact text and are not clustered", async () => {
    const table = await read("17_huge_int_ids.csv");
    expect(columnOf(table, "account_no").role).toBe("id");
    expect(idsOf(table).slice(0, 3)).toEqual(["9007199254740993", "9007199254740994", "9007199254740995"]);
  });

  test("18: leading zeros of ids stay", async () => {
    expect(idsOf(await read("18_leading_zero_ids.csv")).slice(0, 2)).toEqual(["0000000000", "0000000001"]);
  });

  test("19: extreme magnitudes are read as they stand", async () => {
    const table = await read("19_extreme_magnitudes.csv");
    expect(numbersOf(table, "a")[0]).toBe(6.703805e299);
    expect(numbersOf(table, "b").every(Number.isFinite)).toBe(true);
  });

  test("20: every marker is missing, infinity never a number", async () => {
    const table = await read("20_inf_nan_strings.csv");
    const missing = numbersOf(table, "a").filter(Number.isNaN).length;
    expect(missing).toBeGreaterThan(0);
    expect(numbersOf(table, "a").every((value) => Number.isNaN(value) || Math.abs(value) < 1)).toBe(true);
    expect(numbersOf(table, "b").every(Number.isFinite)).toBe(true);
  });

  test("21: a few bad values do not make a column text, and their rows are listed", async () => {
    const table = await read("21_mixed_types.csv");
    expect(table.rows).toMatchObject({ read: 60, unusable: 6, segmented: 54 });
    expect(numericOf(table, "age").measure).toBe("count");
    expect([...warningsOf(table, "bad-numbers"), ...warningsOf(table, "bad-numbers-rows")]).toMatchInlineSnapshot(`
      [
        "age is read as a number; 6 of its values are none and count as missing. Correct them in the source if they matter.",
        "age: no number in data rows 4, 6, 24, 26, 44 and others.",
      ]
    `);
  });

  test("22: a branch code is a category in disguise", async () => {
    const table = await read("22_numeric_categories.csv");
    expect(new Set(categoriesOf(table, "branch_code"))).toEqual(new Set(["101", "205", "309"]));
    expect(columnOf(table, "gender").role).toBe("protected");
    expect(numericOf(table, "has_loan").measure).toBe("flag");
    expect(warningsOf(table, "numeric-code")).toMatchInlineSnapshot(`
      [
        "branch_code holds whole numbers but is named like a code, so it is no quantity; it is read as a category. Rename it if it is one.",
      ]
    `);
  });

  test("23: mixed dates are not used as numbers, and 1/1/1800 is flagged", async () => {
    const table = await read("23_dates_mixed_formats.csv");
    expect(columnOf(table, "opened")).toMatchObject({ role: "ignore", kind: "unread" });
    expect(warningsOf(table, "unreadable-dates")).toMatchInlineSnapshot(`
      [
        "opened holds dates in which day and month cannot be told apart and is left out. 15 of them lie before 1900 or after 2099. Write them as year-month-day (2026-03-31) to use them.",
      ]
    `);
  });

  test("24: line ends in quotes do not make rows", async () => {
    expect((await read("24_quoted_newlines_commas.csv")).rowCount).toBe(50);
  });

  test("25: an unclosed quote is refused by its line", async () => {
    expect(await refused("25_unclosed_quote.csv")).toMatchInlineSnapshot(
      `"TablesError not-a-table: Every quote in 25_unclosed_quote.csv must be closed; the one opened on line 2 is not. Close it, or double it ("") if it belongs to the text."`,
    );
  });

  test("26 to 28: mixed line ends, CR only and a byte order mark change nothing", async () => {
    expect((await read("26_mixed_line_endings.csv")).rowCount).toBe(30);
    const good = await read("00_good_200.csv");
    expect((await read("27_cr_only.csv")).hash).toBe(good.hash);
    const marked = await read("28_utf8_bom.csv");
    expect(marked.hash).toBe(good.hash);
    expect(marked.columns[0].name).toBe("customer_id");
  });
});

describe.skipIf(sharedDataIsAbsent)(`damaged public copies ${needsSharedData}`, () => {
  test("CR-only line ends: 660 rows", async () => {
    const table = await readCustomers(sharedData("messy/cc660_CR_only_line_endings.csv"));
    expect(table.rowCount).toBe(660);
    expect(table.hash).toBe((await readCustomers(sharedData("bank/credit_card_customers_660.csv"))).hash);
  });

  test("zero-padded ids stay, and Genre is protected", async () => {
    const table = await readCustomers(sharedData("messy/mall_zero_padded_ids_Genre.csv"));
    expect(idsOf(table)[0]).toBe("0001");
    expect(columnOf(table, "Genre")).toMatchObject({ role: "protected", why: "named like gender" });
  });

  test("no header and ? for missing", async () => {
    const table = await readCustomers(sharedData("messy/breast-cancer-wisconsin.data"));
    expect(table.rowCount).toBe(699);
    expect(numbersOf(table, "column7").filter(Number.isNaN)).toHaveLength(16);
    expect(warningsOf(table, "no-header")).toHaveLength(1);
    expect(warningsOf(table, "maybe-id")).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { readCustomers } from "../../src/index.js";
import { columnOf, numbersOf, numericOf, refusal, tableFile, warningsOf } from "../support/table-file.js";

const dates = async (cells: readonly string[], options = {}, name = "sign-up date") => {
  const lines = cells.map((cell, i) => `c${String(i).padStart(2, "0")};${i};${cell}`);
  return readCustomers(tableFile("dates.csv", `id;x;${name}\n${lines.join("\n")}\n`), options);
};

describe("dates", () => {
  test.each([
    ["2020-03-04", "2020-03-14"],
    ["04/03/2020", "14/03/2020"],
    ["03/04/2020", "03/14/2020"],
    ["4.3.2020", "14.3.2020"],
    ["04-03-20", "14-03-20"],
    ["4 Mar 2020", "14 March 2020"],
    ["Mar 4, 2020", "March 14, 2020"],
    ["2020/03/04", "2020/03/14"],
    ["2020-03-04 10:11:12", "2020-03-14T00:00:00Z"],
    ["20200304", "20200314"],
  ])("%s is a tenure of ten days at %s", async (first, second) => {
    const table = await dates([first, second]);
    expect(table.asOf).toBe("2020-03-14");
    expect(numbersOf(table, "sign-up date")).toEqual([10, 0]);
    expect(numericOf(table, "sign-up date")).toMatchObject({ role: "describe", measure: "days", unit: null });
  });

  test("--as-of moves the day tenures are counted at, and later dates are flagged", async () => {
    const table = await dates(["2020-03-04", "2020-03-14"], { asOf: "2020-03-10" });
    expect(table.asOf).toBe("2020-03-10");
    expect(numbersOf(table, "sign-up date")).toEqual([6, -4]);
    expect(warningsOf(table, "future-dates")).toMatchInlineSnapshot(`
      [
        "sign-up date has 1 dates after 2020-03-10, the as-of date; their tenure is negative. Check the date, or leave these rows out with --where.",
      ]
    `);
    expect(await refusal(dates(["2020-03-04"], { asOf: "2020-02-30" }))).toMatchInlineSnapshot(
      `"TablesError bad-option: as-of must be a calendar date like 2026-03-31; got "2020-02-30". Write it as year-month-day."`,
    );
  });

  test("day and month that cannot be told apart are left out with a warning, and so are both orders in one column", async () => {
    const unclear = await dates(["04/03/2020", "05/06/2020"]);
    expect(columnOf(unclear, "sign-up date").role).toBe("ignore");
    expect(warningsOf(unclear, "unreadable-dates")).toMatchInlineSnapshot(`
      [
        "sign-up date holds dates in which day and month cannot be told apart and is left out. Write them as year-month-day (2026-03-31) to use them.",
      ]
    `);
    const mixed = await dates(["14/03/2020", "03/14/2020"]);
    expect(warningsOf(mixed, "unreadable-dates")).toMatchInlineSnapshot(`
      [
        "sign-up date holds dates with the day first and dates with the month first and is left out. Write them as year-month-day (2026-03-31) to use them.",
      ]
    `);
  });

  test("a placeholder date is missing and flagged", async () => {
    const table = await dates([...Array.from({ length: 10 }, (_, i) => `2020-01-${10 + i}`), "1800-01-01"]);
    expect(numbersOf(table, "sign-up date").at(-1)).toBeNaN();
    expect(warningsOf(table, "bad-dates")).toMatchInlineSnapshot(`
      [
        "sign-up date is read as dates; 1 lie before 1900 or after 2099 and count as missing. Dates like 1/1/1800 usually stand for "unknown".",
      ]
    `);
  });

  test("eight digits are a date only where the name says so", async () => {
    const table = await dates(["20200304", "20200314"], {}, "reference");
    expect(numericOf(table, "reference").measure).toBe("count");
  });

  test("a date of birth is protected and does not set the as-of date", async () => {
    const file = tableFile("dob.csv", "id,dob,opened\n1,1990-01-01,2020-01-01\n2,1980-01-01,2021-01-01\n");
    const table = await readCustomers(file);
    expect(columnOf(table, "dob")).toMatchObject({ role: "protected", kind: "numeric" });
    expect(table.asOf).toBe("2021-01-01");
  });

  test("without any other date there is no as-of date, and dates of birth are not counted", async () => {
    const file = tableFile("births.csv", "id,dob,income\n1,1990-01-01,5\n2,1980-01-01,6\n");
    const table = await readCustomers(file);
    expect(table.asOf).toBeNull();
    expect(columnOf(table, "dob")).toMatchObject({ role: "protected", kind: "unread" });
    expect(warningsOf(table, "no-as-of")).toMatchInlineSnapshot(`
      [
        "dob holds protected dates and no other column tells the day of the data, so that no time is counted from it and it is left out. Say the day with --as-of.",
      ]
    `);
    const named = { roles: { feature: ["dob", "income"] }, allowProtected: true };
    expect(await refusal(readCustomers(file, named))).toMatchInlineSnapshot(
      `"TablesError bad-option: A feature of dates must be counted from a day; dob holds protected dates and no other column tells the day of the data. Say it with --as-of."`,
    );
    const asked = await readCustomers(file, { ...named, asOf: "1990-01-11" });
    expect(numbersOf(asked, "dob")).toEqual([10, 3663]);
    expect(asked.warnings).toEqual([]);
  });
});

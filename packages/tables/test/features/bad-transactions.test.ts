import { describe, expect, test } from "vitest";
import type { FeatureOptions } from "../../src/index.js";
import { refusal } from "../support/table-file.js";
import { featuresOf } from "./features-of.js";

const header = "customer,date,amount";
const good = [header, "a,2026-01-01,5", "b,2026-01-02,7"];

/** A name for each, its file and options, and the whole message a person reads. */
const cases: Readonly<
  Record<string, { readonly lines?: readonly string[]; readonly options?: object; readonly says: string }>
> = {
  "dates that are no dates": {
    lines: [header, "a,yesterday,5", "b,last week,7"],
    says: 'not-a-table: date must hold dates and does not; data row 1 holds something written like "xxxxxxxxx". Write dates as year-month-day (2026-03-31), or name another column with --date.',
  },
  "days and months that do not exist": {
    lines: [header, "a,2026-13-45,5", "b,2026-14-01,7"],
    says: 'not-a-table: date must hold dates and does not; data row 1 holds "2026-13-45". Write dates as year-month-day (2026-03-31), or name another column with --date.',
  },
  "dates that can be read two ways": {
    lines: [header, "a,01/02/2026,5", "b,03/04/2026,7"],
    says: 'not-a-table: date must hold dates that can be read one way only; it holds dates whose day and month cannot be told apart, such as "01/02/2026" in its first row. Write dates as year-month-day (2026-03-31), or name another column with --date.',
  },
  "numbers for dates": {
    lines: [header, "a,1767225600,5", "b,1767225601,7"],
    says: 'not-a-table: date must hold dates and does not; data row 1 holds something written like "9999999999". Write dates as year-month-day (2026-03-31), or name another column with --date.',
  },
  "no dates at all": {
    lines: [header, "a,,5", "b,,7"],
    says: "not-a-table: The date of a transaction must be known; date has no values. Write dates as year-month-day (2026-03-31), or name another column with --date.",
  },
  "amounts that are no numbers": {
    lines: [header, "a,2026-01-01,much", "b,2026-01-02,little"],
    says: "not-a-table: The amount must be a column of numbers; amount holds texts. Name another column with --amount.",
  },
  "two currencies in a column": {
    lines: ["customer,date,amount,currency", "a,2026-01-01,5,EUR", "b,2026-01-02,7,USD"],
    says: "mixed-currencies: Amounts must be in one currency to be added up; currency holds EUR and USD. Convert them to one, or take one with --only-currency EUR.",
  },
  "two currencies beside the amounts": {
    lines: [header, "a,2026-01-01,€5", "b,2026-01-02,$7"],
    says: "mixed-currencies: amount must be in one unit; it holds $ and €. Convert it to one currency or split the file by currency.",
  },
  "a currency that is not there": {
    lines: ["customer,date,amount,currency", "a,2026-01-01,5,EUR", "b,2026-01-02,7,USD"],
    options: { onlyCurrency: "GBP" },
    says: "bad-option: --only-currency must be a currency of the transactions; got GBP. Currencies: EUR, USD.",
  },
  "no column for the customer": {
    lines: ["date,amount", "2026-01-01,5"],
    says: "unknown-column: Transactions must have a column for the customer (whose transaction it is); no name shows it. Say --customer COLUMN. Columns: date, amount.",
  },
  "a column that is not there": {
    options: { channel: "chanel" },
    says: "unknown-column: --channel must name a column of the transactions; chanel is none. Columns: customer, date, amount.",
  },
  "one column for two uses": {
    options: { date: "amount", amount: "amount" },
    says: "bad-option: A column has one use; amount was named as date and as amount. Keep one of the two.",
  },
  "a direction that says neither in nor out": {
    lines: ["customer,date,amount,way", "a,2026-01-01,5,up", "b,2026-01-02,7,down"],
    options: { direction: "way" },
    says: "bad-option: --direction must name a column that says in or out (credit or debit); way holds down, up. Write in and out, or leave --direction out to go by the sign of the amounts.",
  },
  "an as-of date before the first transaction": {
    options: { asOf: "2025-12-31" },
    says: "empty: There must be transactions up to the as-of date; got 2025-12-31, and the first in date is on 2026-01-01. Choose a later date.",
  },
  "an as-of date that is none": {
    options: { asOf: "31.12.2025" },
    says: 'bad-option: as-of must be a calendar date like 2026-03-31; got "31.12.2025". Write it as year-month-day.',
  },
  "nothing left to count": {
    lines: ["customer,date,amount,category", "a,2026-01-01,5,Fee", "b,2026-01-02,7,Pharmacy"],
    says: "empty: Some transaction up to 2026-01-02 must be left to count; every one is excluded (1 sensitive, 1 fee). Check the columns and the as-of date.",
  },
  "a time zone that does not exist": {
    options: { timeZone: "Berlin" },
    says: 'bad-option: The time zone must be an IANA name such as Europe/Berlin; got "Berlin". Did you mean Europe/Berlin? Write it as continent/city.',
  },
  "a window of half a month": {
    options: { windows: [0.5] },
    says: "bad-option: windows must be whole months from 1 to 120; got 0.5. Give months such as 3,6,12.",
  },
  "no thread at all": {
    options: { threads: 0 },
    says: "bad-option: threads must be a whole number from 1; got 0. Give a larger one.",
  },
  "amounts too long to be added up exactly": {
    lines: [header, "a,2026-01-01,123456789012345.5", "b,2026-01-02,7"],
    says: "bad-option: Amounts must have at most 15 digits to be added up exactly; amount holds larger ones. Give them in thousands, or leave these rows out.",
  },
  "an unknown option": {
    options: { chanel: "x" },
    says: "bad-option: Options of transactionFeatures must be customer, date, time, amount, direction, type, channel, category, currency, onlyCurrency, asOf, timeZone, windows, customers, customersId, keepSensitive, sheet, decimal, memoryLimitBytes, threads, signal, onProgress, stdin; got chanel. Remove it or correct its spelling.",
  },
};

describe("bad transactions are refused with what to do", () => {
  test.each(Object.entries(cases))("%s", async (_, { lines = good, options = {}, says }) => {
    expect(await refusal(featuresOf(lines, options as FeatureOptions))).toBe(`TablesError ${says}`);
  });

  test("one currency can be taken out of several; the others are counted", async () => {
    const lines = ["customer,date,amount,currency", "a,2026-01-01,5,EUR", "a,2026-01-02,7,USD", "b,2026-01-02,7,USD"];
    const { rows, report } = await featuresOf(lines, { onlyCurrency: "eur" });
    expect([...rows.keys()]).toEqual(["a"]);
    expect(report).toMatchObject({ currency: "EUR", transactions: { used: 1, excluded: { otherCurrency: 2 } } });
  });

  test("a lone date far in the future is pointed out", async () => {
    const { report } = await featuresOf([...good, "a,2098-12-31,1"]);
    expect(report.warnings).toContainEqual({
      code: "late-date",
      message:
        "The as-of date is the latest in date, 2098-12-31; the day before it in the data is 2026-01-02, more than a year earlier. If that date is a mistake, say --as-of 2026-01-02.",
    });
  });

  test("a direction found by its name is passed over where it says neither, with a warning", async () => {
    const { report } = await featuresOf([
      "customer,date,amount,direction",
      "a,2026-01-01,-5,north",
      "a,2026-01-02,7,south",
    ]);
    expect(report.signs.kind).toBe("signed");
    expect(report.warnings.map(({ code }) => code)).toContain("unknown-direction");
  });

  test("an interruption ends the work", async () => {
    const stop = new AbortController();
    const work = featuresOf(good, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await refusal(work)).toMatch(/^TablesError aborted:/);
  });
});

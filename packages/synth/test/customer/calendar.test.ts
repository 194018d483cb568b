import { expect, test } from "vitest";
import { AS_OF_DAY, isoDate, isSunday } from "../../src/customer/calendar.js";

test("days are counted from 1970-01-01, a Thursday", () => {
  expect([0, 59, 10_957].map(isoDate)).toEqual(["1970-01-01", "1970-03-01", "2000-01-01"]);
  expect(isoDate(AS_OF_DAY)).toBe("2026-06-30");
  expect([0, 1, 2, 3, 4, 10].map(isSunday)).toEqual([false, false, false, true, false, true]);
});

import { expect, test } from "vitest";
import { columnNoun, columnTitle } from "../../src/persona/column-phrase.js";

test.each([
  ["transaction_count", "transaction count", "transaction count"],
  ["income/month", "income/month", "income month"],
  ["Annual Income (k$)", "annual income (k$)", "annual income"],
  ["EstimatedSalary", "estimated salary", "estimated salary"],
  ["CASH_ADVANCE_TRX", "cash advance trx", "cash advance trx"],
  ["CTR", "CTR", "CTR"],
  ["products owned = X", "products owned = X", "products owned X"],
  ["Total_visits_online", "total visits online", "total visits online"],
  ["(k$)", "(k$)", "(k$)"],
])("%s is titled %s and spoken of as %s", (name, title, noun) => {
  expect(columnTitle(name)).toBe(title);
  expect(columnNoun(name)).toBe(noun);
});

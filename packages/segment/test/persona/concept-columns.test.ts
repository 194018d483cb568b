import { describe, expect, test } from "vitest";
import { conceptColumns } from "../../src/persona/concept-columns.js";
import { defaultVocabulary } from "../../src/persona/default-vocabulary.js";
import { customers, numeric } from "../support/customers.js";

function conceptsOf(...names: readonly string[]): Record<string, string> {
  const table = customers(...names.map((name) => numeric(name, [1, 2, 3])));
  const found = conceptColumns(table, defaultVocabulary);
  return Object.fromEntries(found.map(({ concept, column }) => [concept?.name ?? `? ${column.name}`, column.name]));
}

describe("conceptColumns", () => {
  test.each([
    ["usage", "transaction_count"],
    ["usage", "txn_cnt"],
    ["usage", "Total_Trans_Ct"],
    ["usage", "PURCHASES_FREQUENCY"],
    ["income", "income/month"],
    ["income", "Annual Income (k$)"],
    ["income", "EstimatedSalary"],
    ["loyalty", "loyalty score"],
    ["budget", "total_withdrawals"],
    ["budget", "Spending Score (1-100)"],
    ["budget", "Total_Trans_Amt"],
    ["balance", "account balance"],
    ["borrowing", "Total_Revolving_Bal"],
    ["card limit", "Avg_Credit_Limit"],
    ["cards", "Total_Credit_Cards"],
    ["product depth", "NumOfProducts"],
    ["tenure", "Months_on_book"],
    ["recency", "Months_Inactive_12_mon"],
    ["digital", "Total_visits_online"],
    ["deposits", "total_deposits"],
    ["term", "Duration"],
  ])("hears %s in %s", (concept, name) => {
    expect(conceptsOf(name)).toEqual({ [concept]: name });
  });

  test.each([
    "total ad spend",
    "debt_to_income",
    "Total_Ct_Chng_Q4_Q1",
    "last transaction date",
    "mortgage_category_share",
    "loan_category_share",
    "savings_category_share",
    "deposit_category_share",
    "salary_category_share",
  ])("hears no concept in %s", (name) => {
    expect(conceptsOf(name)).toEqual({ [`? ${name}`]: name });
  });

  test.each([
    "age",
    "Age Group",
    "gender",
    "Genre",
    "sexo",
    "Marital_Status",
    "Dependent_count",
    "education level",
    "CreditScore",
    "Job",
    "zip_code",
    "day",
    "TransactionTime",
    "health_score",
  ])("says nothing of %s", (name) => {
    expect(conceptsOf(name)).toEqual({});
  });

  test("takes the most telling name, then the shortest, then the first", () => {
    expect(conceptsOf("transactions", "transaction count").usage).toBe("transaction count");
    expect(conceptsOf("household income", "income").income).toBe("income");
    expect(conceptsOf("income b", "income a").income).toBe("income b");
  });

  test("leaves out what is sensitive, described, protected or text", () => {
    const values = [1, 2, 3];
    const table = customers(
      numeric("income", values, { sensitive: true }),
      numeric("balance", values, { role: "describe" }),
      numeric("loyalty", values, { role: "protected" }),
      numeric("savings", values, { role: "value" }),
    );
    expect(conceptColumns(table, defaultVocabulary).map(({ column }) => column.name)).toEqual(["savings"]);
  });

  test("reads a 0/1 column only where the concept has words for one", () => {
    const table = customers(numeric("has_loan", [0, 1, 1]), numeric("transaction count", [0, 1, 1]));
    const found = conceptColumns(table, defaultVocabulary);
    expect(found.map(({ concept }) => concept?.name ?? null)).toEqual(["borrowing", null]);
  });
});

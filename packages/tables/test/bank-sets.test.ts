import { describe, expect, test } from "vitest";
import { readCustomers } from "../src/index.js";
import { needsSharedData, sharedData, sharedDataIsAbsent } from "./support/shared-data.js";
import { columnOf, numericOf, warningsOf } from "./support/table-file.js";

const rolesOf = async (name: string, ...roles: string[]) => {
  const table = await readCustomers(sharedData(name));
  return table.columns
    .filter(({ role, kind }) => roles.includes(role) && kind !== "unread")
    .map((column) => column.name);
};

describe.skipIf(sharedDataIsAbsent)(`bank sets ${needsSharedData}`, () => {
  test("the original study: behaviour is clustered, campaigns are described, gender is protected", async () => {
    const table = await readCustomers(sharedData("original_bank.csv"));
    expect(table.rowCount).toBe(20_000);
    const named = (role: string) => table.columns.filter((column) => column.role === role).map(({ name }) => name);
    expect(named("feature")).toEqual([
      "age",
      "income/month",
      "account balance",
      "loyalty score",
      "education level",
      "uses internet banking",
      "has_loan",
      "total_withdrawals",
      "total_deposits",
      "transaction_count",
    ]);
    expect(named("id")).toEqual(["customer id"]);
    expect(named("protected")).toEqual(["gender"]);
    expect(numericOf(table, "products owned: W")).toMatchObject({
      role: "describe",
      listOf: "products owned",
      measure: "flag",
    });
    expect(columnOf(table, "age").sensitive).toBe(true);
    expect(columnOf(table, "age group")).toMatchObject({ role: "describe", sensitive: true });
  });

  test("UCI bank marketing: the last contact is described, marital status is protected", async () => {
    const table = await readCustomers(sharedData("bank/uci_bank_marketing.csv"));
    expect(table.rowCount).toBe(45_211);
    expect(table.ids).toBeNull();
    expect(columnOf(table, "marital").role).toBe("protected");
    for (const name of ["contact", "day", "month", "duration", "campaign", "pdays", "previous", "poutcome", "y"]) {
      expect(columnOf(table, name).role).toBe("describe");
    }
    expect(numericOf(table, "housing").measure).toBe("flag");
  });

  test("churn modelling: row number, surname and id are not features", async () => {
    expect(await rolesOf("bank/churn_modelling.csv", "feature")).toEqual([
      "CreditScore",
      "Geography",
      "Age",
      "Tenure",
      "Balance",
      "NumOfProducts",
      "HasCrCard",
      "IsActiveMember",
      "EstimatedSalary",
    ]);
  });

  test("credit card customers: repeated keys warn", async () => {
    const table = await readCustomers(sharedData("bank/credit_card_customers_660.csv"));
    expect(table.rowCount).toBe(660);
    expect(warningsOf(table, "duplicate-ids")).toHaveLength(1);
    expect(columnOf(table, "Sl_No").why).toBe("numbers the rows");
  });

  test("German credit, with a header and without", async () => {
    const table = await readCustomers(sharedData("bank/german_credit.csv"));
    expect(columnOf(table, "Sex").role).toBe("protected");
    expect(columnOf(table, "Row").role).toBe("ignore");
    const bare = await readCustomers(sharedData("bank/german_credit_no_header.csv"));
    expect(bare.rowCount).toBe(1000);
    expect(bare.columns[0].name).toBe("column1");
  });

  test("mall customers: the unit in a header is kept", async () => {
    const table = await readCustomers(sharedData("bank/mall_customers.csv"));
    expect(numericOf(table, "Annual Income (k$)").unit).toBe("k$");
    expect(table.ids?.name).toBe("CustomerID");
  });

  test("transactions given as customers: the warning says so, and 1/1/1800 is no date of birth", async () => {
    const table = await readCustomers(sharedData("bank/transactions_india_20000.csv"));
    expect(table.asOf).toBe("2016-10-21");
    expect(warningsOf(table, "duplicate-ids")[0]).toContain("one row a transaction");
    expect(warningsOf(table, "bad-dates")[0]).toContain("lie before 1900");
    expect(columnOf(table, "TransactionTime").role).toBe("describe");
    expect(columnOf(table, "CustomerDOB").role).toBe("protected");
  });

  test.each(["iris", "ruspini", "wine", "bavaria1", "tsplib1060", "german_towns", "breast", "heart", "liver", "seeds"])(
    "optima/%s: every column is a feature",
    async (name) => {
      const table = await readCustomers(sharedData(`optima/${name}.csv`));
      expect(table.columns.map((column) => column.role)).toEqual(table.columns.map(() => "feature"));
    },
  );
});

import { describe, expect, test } from "vitest";
import { readCustomers } from "../../src/index.js";
import { columnOf, idsOf, refusal, tableFile, warningsOf } from "../support/table-file.js";

const file = () =>
  tableFile(
    "population.csv",
    [
      "customer_id,income,joined,active,city,do_not_contact,sign-up date",
      "1,3000,2020-01-01,yes,Rome,no,2020-01-01",
      "2,4000,2021-01-01,no,Paris,yes,2020-01-02",
      "3,5000,2022-01-01,yes,Rome,,2020-01-03",
      "4,100,2022-05-01,no,Oslo,no,2020-01-04",
      "5,4500,2022-06-01,yes,Rome,NA,2020-01-05",
      "",
    ].join("\n"),
  );
const idsWhere = async (where: string) => idsOf(await readCustomers(file(), { where }));

describe("--where", () => {
  test.each([
    ["income > 3000", ["3", "5"]],
    ["joined >= '2022-01-15'", ["4", "5"]],
    ["active = 'yes' AND city IN ('Rome', 'Oslo')", ["1", "3", "5"]],
    ["\"sign-up date\" < DATE '2020-01-03'", ["1"]],
    ["INCOME BETWEEN 1 AND 3500 OR lower(city) LIKE 'par%'", ["1", "4"]],
    ["city IS NOT NULL -- all of them", ["1", "3", "4", "5"]],
    ["year(joined) = 2022 AND NOT active = 'no'", ["3", "5"]],
    ["joined >= DATE '2023-01-01' - INTERVAL 1 YEAR AND city NOT ILIKE 'o%'", ["3", "5"]],
    ["city || '!' SIMILAR TO 'R.*' AND -income < coalesce(abs(round(income)), 0) // 1", ["1", "3", "5"]],
    ["substring(city from 1 for 2) = 'Os' AND date_part('month', joined) IN (5, 6)", ["4"]],
  ])("%s", async (where, ids) => {
    expect(await idsWhere(where)).toEqual(ids);
  });

  test("the waterfall adds up, the condition before the objections", async () => {
    const { rows } = await readCustomers(file(), { where: "income > 3000" });
    expect(rows).toEqual({ read: 5, filtered: 2, objected: 1, duplicate: 0, unusable: 0, segmented: 2 });
  });

  test.each([
    "incme > 3",
    "income >",
    "income > 3; DROP TABLE staged",
    "income > (SELECT 1)",
    "city = read_text('/etc/hostname')",
    "EXISTS (FROM read_csv('/etc/passwd'))",
    "income > 3 LIMIT 1",
    "1 = 1) UNION SELECT 1 WHERE (1 = 1",
    "1 = 1) GROUP BY ALL HAVING (1 = 1",
    "random() < 0.5",
    "joined < now()",
    "joined < current_date",
    "current_setting('memory_limit') = '1'",
    "\"Current_Setting\"('memory_limit') = '1'",
    "main.version() = 'x'",
    "current_user = 'x'",
    "pg_typeof(city) = 'x'",
    "getenv('HOME') = 'x'",
    "hash(city) % 2 = 0",
    "age(joined) > INTERVAL 1 YEAR",
    "count(*) > 1",
    "row_number() OVER () < 3",
    "city > 3",
    "income > 99999",
    "  ",
  ])("%s is refused", async (where) => {
    expect(await refusal(readCustomers(file(), { where }))).toMatchSnapshot();
  });

  test("a value that cannot be compared is not quoted", async () => {
    const secret = tableFile("secret.csv", "id,note\n1,alpha-secret\n2,beta-secret\n");
    expect(await refusal(readCustomers(secret, { where: "note::INTEGER > 3" }))).not.toMatch(/-secret/);
  });
});

describe("objections", () => {
  test("any value but a no leaves; missing stays", async () => {
    const table = await readCustomers(file());
    expect(idsOf(table)).toEqual(["1", "3", "4", "5"]);
    expect(table.rows.objected).toBe(1);
    expect(columnOf(table, "do_not_contact")).toMatchObject({ role: "objection", kind: "unread" });
  });

  test.each([
    ["numbers", ["0", "1", ""], 1],
    ["words", ["nein", "ja", "nein"], 1],
    ["dates", ["", "2024-01-05", ""], 1],
    ["texts", ["no", "by letter", "no"], 1],
  ])("%s", async (_, cells, objected) => {
    const lines = cells.map((cell, i) => `${i},${i * 10},${cell}`);
    const table = await readCustomers(tableFile("objection.csv", `id,x,Widerspruch\n${lines.join("\n")}\n`));
    expect(table.rows.objected).toBe(objected);
  });

  test("a column the user names objects too, one named otherwise does not", async () => {
    const named = await readCustomers(file(), { roles: { objection: ["active"] } });
    expect(idsOf(named)).toEqual(["4"]);
    const kept = await readCustomers(file(), { roles: { describe: ["do_not_contact"] } });
    expect(kept.rows.objected).toBe(0);
  });

  test("where all object nobody is left, and that is said", async () => {
    const all = tableFile("all.csv", "id,x,objection\n1,5,yes\n2,6,yes\n");
    expect(await refusal(readCustomers(all))).toMatchInlineSnapshot(
      `"TablesError empty: At least one customer must remain; all 2 object to profiling. Check the objection column."`,
    );
  });
});

describe("duplicates", () => {
  test("copies count only in every cell, ignored columns too", async () => {
    const copies = tableFile("copies.csv", "id,surname,x\n1,A,5\n1,A,5\n2,B,6\n2,C,6\n");
    const table = await readCustomers(copies);
    expect(table.rows).toMatchObject({ read: 4, duplicate: 1, segmented: 3 });
    expect(warningsOf(table, "duplicate-ids")).toMatchInlineSnapshot(`
      [
        "id repeats: 1 id stands on 2 rows (the table may hold one row an account rather than a customer, or ids entered twice); row numbers serve as ids.",
      ]
    `);
  });

  test("without an id equal rows are kept and counted", async () => {
    const equal = tableFile("equal.csv", "x,z\n5,1\n5,1\n6,1.5\n");
    const table = await readCustomers(equal);
    expect(table.rowCount).toBe(3);
    expect(warningsOf(table, "equal-rows")).toMatchInlineSnapshot(`
      [
        "1 row equals another row in every column read; without an id they may be different customers and are kept. Name the id (--id) to have copies dropped.",
      ]
    `);
  });

  test.each([
    ["transactions", "customer_id,amount,transaction_date\n1,5,2024-01-01\n1,6,2024-01-09\n2,7,2024-01-21\n"],
    ["accounts", "customer_id,account_type,amount\n1,a,5\n1,b,6\n2,a,7\n"],
    ["snapshots", "customer_id,month_end,amount\n1,2024-01-31,5\n1,2024-02-29,6\n1,2024-03-31,7\n2,2024-01-31,8\n"],
  ])("%s: the likely cause is named", async (name, text) => {
    const table = await readCustomers(tableFile(`${name}.csv`, text));
    expect(warningsOf(table, "duplicate-ids")).toMatchSnapshot();
  });

  test("rows without a feature value are unusable", async () => {
    const table = await readCustomers(
      tableFile("unusable.csv", "id,x,z,city\n1,5,1.5,\n2,,,\n3,,2.5,Rome\n4,6,1,Oslo\n"),
    );
    expect(table.rows).toMatchObject({ read: 4, unusable: 1, segmented: 3 });
    expect(idsOf(table)).toEqual(["1", "3", "4"]);
    expect([...table.sourceRows]).toEqual([1, 3, 4]);
  });
});

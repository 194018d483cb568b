import { describe, expect, test } from "vitest";
import { readCustomers } from "../../src/index.js";
import {
  categoriesOf,
  columnOf,
  idsOf,
  numbersOf,
  numericOf,
  refusal,
  tableFile,
  warningsOf,
} from "../support/table-file.js";

/** A table of `n` rows from one function a column. */
function rows(columns: Readonly<Record<string, (i: number) => string | number>>, n = 60): string {
  const names = Object.keys(columns);
  const lines = Array.from({ length: n }, (_, i) => names.map((name) => columns[name](i)).join(","));
  return tableFile("roles.csv", `${names.join(",")}\n${lines.join("\n")}\n`);
}

const roleOf = async (file: string, name: string) => columnOf(await readCustomers(file), name).role;
const money = (i: number) => ((i * 7919) % 1000) / 10;

describe("the identifier", () => {
  test("named like one, a customer's before an account's", async () => {
    const file = rows({ account_id: (i) => `A${i % 40}`, client_no: (i) => `K${i}`, income: money });
    const table = await readCustomers(file);
    expect(table.ids?.name).toBe("client_no");
    expect(columnOf(table, "client_no").why).toBe("named like an identifier and unique");
  });

  test("of few rows, where an estimate of how many values differ says one is there twice", async () => {
    const ids = [22151594526631, 599988173764671, 490256653002426, 73, 36115664043954, 887907682106585];
    ids.push(840993517357248, 469493567737957, 68);
    const file = rows({ customer_id: (i) => ids[i], income: money, city: (i) => `C${i % 3}` }, ids.length);
    expect(columnOf(await readCustomers(file), "customer_id").why).toBe("named like an identifier and unique");
  });

  test("the only unique whole-number column that is first", async () => {
    const table = await readCustomers(rows({ ref: (i) => 5000 + 3 * i, income: money, visits: (i) => i % 7 }));
    expect(table.ids?.name).toBe("ref");
    expect(columnOf(table, "ref").why).toBe("the only unique column, and the first");
  });

  test("or strictly sequential, wherever it stands", async () => {
    const table = await readCustomers(rows({ income: money, ref: (i) => 100 + i }));
    expect(table.ids?.name).toBe("ref");
  });

  test("never one written with decimals, never a quantity", async () => {
    expect(await roleOf(rows({ ref: (i) => `${5000 + 3 * i}.0`, visits: (i) => i % 7 }), "ref")).toBe("feature");
    expect(await roleOf(rows({ income: (i) => 5000 + 3 * i, visits: (i) => i % 7 }), "income")).toBe("feature");
    expect(await roleOf(rows({ x1: (i) => 5000 + 3 * i, visits: (i) => i % 7 }), "x1")).toBe("feature");
  });

  test("none where two columns are unique", async () => {
    const table = await readCustomers(rows({ ref: (i) => `R${i}`, other: (i) => `S${i}`, income: money }));
    expect(table.ids).toBeNull();
  });

  test("a column that numbers the rows is ignored", async () => {
    const table = await readCustomers(rows({ "Unnamed: 0": (i) => i, cust_id: (i) => `c${i}`, income: money }));
    expect(columnOf(table, "Unnamed: 0")).toMatchObject({ role: "ignore", why: "numbers the rows" });
  });

  test("ids are text: 007 and 7 are two customers, and their order is that of bytes", async () => {
    const file = tableFile("ids.csv", "id,x\n10,1.5\n007,2\n7,3\n9,4\né,5\nz,6\n");
    expect(idsOf(await readCustomers(file))).toEqual(["007", "10", "7", "9", "z", "é"]);
  });

  test("empty ids warn, and are refused when the id was named", async () => {
    const file = tableFile("gaps.csv", "id,x\n1,1.5\n,2\n3,3\n");
    expect(warningsOf(await readCustomers(file), "duplicate-ids")).toMatchInlineSnapshot(`
      [
        "id is empty on 1 row; row numbers serve as ids.",
      ]
    `);
    expect(await refusal(readCustomers(file, { roles: { id: ["id"] } }))).toMatchInlineSnapshot(
      `"TablesError duplicate-ids: The id must name each customer once; id is empty on 1 row. Make one row of each customer, or leave --id out to go by row numbers."`,
    );
  });
});

describe("what is kept out of the clustering", () => {
  test("personal data is ignored, and its values are in no message", async () => {
    const file = rows({
      id: (i) => i,
      surname: (i) => `Secretson${i}`,
      contact: (i) => `secret${i}@example.org`,
      iban: (i) => `DE${10 + i}500105175407324931`,
      mobile: (i) => `+49 170 00000${10 + i}`,
      income: money,
    });
    const table = await readCustomers(file);
    for (const name of ["surname", "contact", "iban", "mobile"]) {
      expect(columnOf(table, name)).toMatchObject({ role: "ignore", kind: "unread" });
    }
    expect(JSON.stringify(table)).not.toMatch(/secret/i);
    expect(columnOf(table, "contact").why).toBe("holds e-mail addresses");
  });

  test("a protected column is never a feature unless named and allowed", async () => {
    const file = rows({ id: (i) => i, gender: (i) => i % 2, income: money });
    expect(await roleOf(file, "gender")).toBe("protected");
    const asked = { roles: { feature: ["income", "gender"] } };
    expect(await refusal(readCustomers(file, asked))).toMatchInlineSnapshot(
      `"TablesError protected-feature: Features must not be protected attributes unless that is allowed; gender is one (gender). Leave it out of --features, or add --allow-protected if the law and your policy permit it."`,
    );
    const allowed = await readCustomers(file, { ...asked, allowProtected: true });
    expect(columnOf(allowed, "gender")).toMatchObject({ role: "feature", sensitive: true });
  });

  test("what the user names protected is refused as a feature, or allowed and audited", async () => {
    const lines = Array.from({ length: 12 }, (_, i) => `${i},${i % 3},${i * 7},${i % 2 ? "['Y']" : "['W']"}`);
    const file = tableFile("named.csv", `id,branch_kind,income,extras\n${lines.join("\n")}\n`);
    for (const name of ["branch_kind", "extras: W"]) {
      const roles = { feature: ["income", name], protected: [name] };
      expect(await refusal(readCustomers(file, { roles }))).toBe(
        `TablesError protected-feature: Features must not be protected attributes unless that is allowed; ${name} is one (named by the user). Leave it out of --features, or add --allow-protected if the law and your policy permit it.`,
      );
      const allowed = await readCustomers(file, { roles, allowProtected: true });
      expect(columnOf(allowed, name)).toMatchObject({ role: "feature", sensitive: true });
    }
  });

  test("a protected column is no weight unless allowed, and never leaves the audit without a word", async () => {
    const file = rows({ id: (i) => i, gender: (i) => i % 2, income: money });
    const read = (role: string) => readCustomers(file, { roles: { [role]: ["gender"] } });
    expect(await refusal(read("weight"))).toMatchInlineSnapshot(
      `"TablesError protected-feature: Weights must not be protected attributes unless that is allowed; gender is one (gender). Leave it out of --weight, or add --allow-protected if the law and your policy permit it."`,
    );
    for (const role of ["describe", "value"]) {
      const table = await read(role);
      expect(columnOf(table, "gender")).toMatchObject({ role, sensitive: true });
      expect(warningsOf(table, "unaudited")).toEqual([]);
    }
    expect(warningsOf(await read("objection"), "unaudited")).toMatchInlineSnapshot(`
      [
        "gender is protected (gender) but was named as objection, so that segments are not audited by it. Name it in --protected to have them audited.",
      ]
    `);
    expect(warningsOf(await read("consent"), "unaudited")).toHaveLength(1);
    expect(warningsOf(await read("ignore"), "unaudited")).toEqual([]);
  });

  test("a protected column with many levels is kept, unread, with a warning", async () => {
    const table = await readCustomers(
      rows({ id: (i) => i, nationality: (i) => `Land ${String.fromCharCode(65 + i)}`, income: money }),
    );
    expect(columnOf(table, "nationality")).toMatchObject({ role: "protected", kind: "unread" });
    expect(warningsOf(table, "unaudited")).toHaveLength(1);
  });

  test("more than 50 levels, prose and codes with many values are ignored", async () => {
    const table = await readCustomers(
      rows({
        id: (i) => i,
        city: (i) => `Town ${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + (i % 3))}`,
        note: (i) => `Called about the mortgage again on day ${i} and was not reached by anyone`,
        zip: (i) => 10_000 + 13 * (i % 55),
        income: money,
      }),
    );
    expect(columnOf(table, "city").why).toBe("text with more than 50 levels");
    expect(columnOf(table, "note").why).toBe("free text");
    expect(columnOf(table, "zip").why).toBe("a code with more than 50 levels");
  });

  test("outcomes, campaigns, channels, bands and earlier segments are described", async () => {
    const table = await readCustomers(
      rows({
        id: (i) => i,
        age: (i) => 20 + (i % 50),
        age_group: (i) => (i % 2 ? "20-29" : "30-39"),
        income_band: (i) => (i % 2 ? "<1000" : "1000-5000"),
        churned: (i) => (i % 3 ? "no" : "yes"),
        y: (i) => i % 2,
        "ad spend": money,
        CTR: (i) => (i % 10) / 100,
        sms: (i) => i % 2,
        cluster: (i) => i % 4,
        rfm_recency: (i) => 1 + (i % 5),
        income: money,
      }),
    );
    for (const name of [
      "age_group",
      "income_band",
      "churned",
      "y",
      "ad spend",
      "CTR",
      "sms",
      "cluster",
      "rfm_recency",
    ]) {
      expect(columnOf(table, name).role, name).toBe("describe");
    }
    expect(columnOf(table, "age")).toMatchObject({ role: "feature", sensitive: true });
  });

  test("value, weight and consent are known by name", async () => {
    const table = await readCustomers(
      rows({
        id: (i) => i,
        clv: money,
        sample_weight: (i) => 1 + (i % 3),
        "consent email": (i) => (i % 2 ? "yes" : "no"),
        income: money,
      }),
    );
    expect(columnOf(table, "clv").role).toBe("value");
    expect(columnOf(table, "sample_weight").role).toBe("weight");
    expect(columnOf(table, "consent email")).toMatchObject({ role: "consent", kind: "numeric" });
  });
});

describe("the user's word", () => {
  test("naming features restricts clustering to exactly these", async () => {
    const file = rows({ id: (i) => i, income: money, visits: (i) => i % 9, city: (i) => (i % 2 ? "Rome" : "Oslo") });
    const table = await readCustomers(file, { roles: { feature: ["income"] } });
    expect(table.columns.map(({ role }) => role)).toEqual(["id", "feature", "describe", "describe"]);
    expect(columnOf(table, "visits").why).toBe("not among the features named");
  });

  test("a feature asked for is read even where it would be left out", async () => {
    const file = tableFile("score.csv", "id,income,visits\n1,5,\n2,5,\n");
    const table = await readCustomers(file, { roles: { feature: ["income", "visits"] } });
    expect(numbersOf(table, "income")).toEqual([5, 5]);
    expect(numbersOf(table, "visits")).toEqual([Number.NaN, Number.NaN]);
    expect(table.rows.segmented).toBe(2);
  });

  test("items of lists can be named, whether a customer has them or not", async () => {
    const file = tableFile("lists.csv", "id,income,products\n1,5,\"['Y', 'W']\"\n2,6,['Y']\n3,7,\n");
    const table = await readCustomers(file, { roles: { feature: ["income", "products: W", "products: Q"] } });
    expect(numbersOf(table, "products: W")).toEqual([1, 0, Number.NaN]);
    expect(numbersOf(table, "products: Q")).toEqual([0, 0, Number.NaN]);
    expect(columnOf(table, "products: Y").role).toBe("describe");
    expect(columnOf(table, "products")).toMatchObject({ kind: "unread", role: "describe" });
  });

  test("mistakes are refused by name", async () => {
    const file = rows({ id: (i) => i, income: money, city: (i) => (i % 2 ? "Rome" : "Oslo") });
    const read = (roles: Record<string, readonly string[]>) => refusal(readCustomers(file, { roles }));
    expect(await read({ feature: ["incme"] })).toMatchInlineSnapshot(
      `"TablesError unknown-column: --features must name columns of the table; incme is not among them. Did you mean income? Columns: id, income, city."`,
    );
    expect(await read({ ignore: ["salary"] })).toMatchInlineSnapshot(
      `"TablesError unknown-column: --ignore must name columns of the table; salary is not among them. Columns: id, income, city."`,
    );
    expect(await read({ feature: ["income: x"] })).toMatchInlineSnapshot(
      `"TablesError unknown-column: --features must name columns of the table; income: x is not among them. Did you mean income? Columns: id, income, city."`,
    );
    expect(await read({ id: ["id", "city"] })).toMatchInlineSnapshot(
      `"TablesError bad-option: At most one column may be the id; got id, city. Name the one that counts."`,
    );
    expect(await read({ feature: ["income"], ignore: ["income"] })).toMatchInlineSnapshot(
      `"TablesError bad-option: A column has one role; income was named as feature and as ignore. Keep one of the two."`,
    );
    expect(await read({ value: ["city"] })).toMatchInlineSnapshot(
      `"TablesError bad-option: The value must be a column of numbers; city holds texts. Name another column."`,
    );
    expect(await read({ features: ["income"] })).toMatchInlineSnapshot(
      `"TablesError bad-option: A role must be one of id, feature, describe, protected, objection, value, weight, ignore, consent; got features. Correct its spelling."`,
    );
  });
});

describe("a table of few customers is read as the large one was", () => {
  test("a lone yes or no is a flag", async () => {
    const file = tableFile("few.csv", "id,housing,loan,city\n1,yes,N,x\n");
    const table = await readCustomers(file, { roles: { feature: ["housing", "loan", "city"] } });
    expect(numbersOf(table, "housing")).toEqual([1]);
    expect(numbersOf(table, "loan")).toEqual([0]);
    expect(columnOf(table, "city").kind).toBe("categorical");
  });

  test("a column named as a category is one, whatever its values look like", async () => {
    const file = tableFile("codes.csv", 'id,region,rate,joined\n1,12,"1,234",2020-01-01\n2,13,"5,678",2020-01-02\n');
    const table = await readCustomers(file, { categories: ["region", "rate", "joined"] });
    expect(categoriesOf(table, "region")).toEqual(["12", "13"]);
    expect(categoriesOf(table, "rate")).toEqual(["1,234", "5,678"]);
    expect(categoriesOf(table, "joined")).toEqual(["2020-01-01", "2020-01-02"]);
    expect(await refusal(readCustomers(file, { categories: ["regoin"] }))).toContain("Did you mean region?");
    const many = await readCustomers(rows({ id: (i) => i, zip: (i) => 10_000 + i }), { categories: ["zip"] });
    expect(new Set(categoriesOf(many, "zip")).size).toBe(60);
  });

  test("columns named as lists are lists, whatever their cells look like", async () => {
    const read = async (cells: readonly string[]) => {
      const lines = cells.map((cell, i) => `${i},${i * 3},${cell}`);
      const file = tableFile("listed.csv", `id,income,extras\n${lines.join("\n")}\n`);
      const roles = { feature: ["income", "extras: Y", "extras: 7"] };
      const table = await readCustomers(file, { roles, lists: ["extras"] });
      return [numbersOf(table, "extras: Y"), numbersOf(table, "extras: 7")];
    };
    expect(await read(["['Y']", "['Y']"])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(await read(["Y", "7", '"Y, 7"'])).toEqual([
      [1, 0, 1],
      [0, 1, 1],
    ]);
    expect(await read(["7", "7.5", "8"])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(await read(["", "NA"])).toEqual([
      [Number.NaN, Number.NaN],
      [Number.NaN, Number.NaN],
    ]);
  });

  test("columns named as flags are flags, whatever their cells look like", async () => {
    const read = async (cells: readonly string[]) => {
      const lines = cells.map((cell, i) => `${i},${i * 3},${cell}`);
      const file = tableFile("flagged.csv", `id,income,active\n${lines.join("\n")}\n`);
      const table = await readCustomers(file, { roles: { feature: ["income", "active"] }, flags: ["active"] });
      expect(numericOf(table, "active").measure).toBe("flag");
      return [numbersOf(table, "active"), warningsOf(table, "bad-flags")];
    };
    expect(await read(["yes", "NEIN", "1", "0.0", "-"])).toEqual([[1, 0, 1, 0, Number.NaN], []]);
    expect(await read(["1", "0", "2"])).toEqual([
      [1, 0, Number.NaN],
      [
        "active is read as yes or no; 1 of its values is neither and counts as missing. Correct them in the source if they matter.",
      ],
    ]);
    expect(await read(["yes", "no", "maybe", "2024-01-01"])).toEqual([
      [1, 0, Number.NaN, Number.NaN],
      [
        "active is read as yes or no; 2 of its values are neither and count as missing. Correct them in the source if they matter.",
      ],
    ]);
    expect(await read(["", ""])).toEqual([[Number.NaN, Number.NaN], []]);
  });
});

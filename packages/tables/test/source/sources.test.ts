import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { readCustomers, writeTable } from "../../src/index.js";
import { makeWorkbook } from "../support/make-workbook.js";
import {
  categoriesOf,
  columnOf,
  idsOf,
  numbersOf,
  numericOf,
  placeOf,
  refusal,
  tableFile,
  warningsOf,
} from "../support/table-file.js";

const csv = "id,income,city\n3,30.5,Rome\n1,10,Oslo\n2,20.25,Rome\n";

describe("Excel", () => {
  const workbook = makeWorkbook({
    Customers: [
      [null, null],
      ["customer_id", "income", "joined", "active", "note"],
      ["007", 10.5, { dateSerial: 43831 }, true, 'a, "b"'],
      ["008", 20, { dateSerial: 43832 }, false, "=x"],
      ["009", null, null, true, null],
    ],
    Other: [["x"], [1], [2.5]],
    Empty: [],
  });
  const file = () => tableFile("book.xlsx", workbook);

  test("the first sheet, with dates, booleans and texts as they are", async () => {
    const table = await readCustomers(file());
    expect(idsOf(table)).toEqual(["007", "008", "009"]);
    expect(numbersOf(table, "income")).toEqual([10.5, 20, Number.NaN]);
    expect(numbersOf(table, "joined")).toEqual([1, 0, Number.NaN]);
    expect(table.asOf).toBe("2020-01-02");
    expect(numbersOf(table, "active")).toEqual([1, 0, 1]);
    expect(categoriesOf(table, "note")).toEqual(['a, "b"', "=x", null]);
  });

  test("another sheet by name, an unknown one refused with the list", async () => {
    expect(numbersOf(await readCustomers(file(), { sheet: "Other" }), "x")).toEqual([1, 2.5]);
    expect(await refusal(readCustomers(file(), { sheet: "Others" }))).toMatchInlineSnapshot(
      `"TablesError bad-option: --sheet must name a sheet of book.xlsx; Others is none. Sheets: Customers, Other, Empty."`,
    );
    expect(await refusal(readCustomers(file(), { sheet: "Empty" }))).toMatchInlineSnapshot(
      `"TablesError empty: Sheet Empty of book.xlsx must hold a table; it is empty. Name another one with --sheet: Customers, Other, Empty."`,
    );
    expect(await refusal(readCustomers(tableFile("plain.csv", csv), { sheet: "Other" }))).toMatchInlineSnapshot(
      `"TablesError bad-option: --sheet is for Excel workbooks; plain.csv is none. Leave it out."`,
    );
  });
});

describe("JSON", () => {
  const records = [
    { id: "3", income: 30.5, tags: ["a", "b"], active: true },
    { id: "1", income: 10, tags: [], active: false },
    { id: "2", income: null, tags: ["b"], active: true, late: 1 },
  ];

  test("a list of records and one record a line are the same table", async () => {
    const list = await readCustomers(tableFile("list.json", JSON.stringify(records)));
    const lines = await readCustomers(
      tableFile("lines.jsonl", records.map((record) => JSON.stringify(record)).join("\n")),
    );
    expect(idsOf(list)).toEqual(["1", "2", "3"]);
    expect(numbersOf(list, "income")).toEqual([10, Number.NaN, 30.5]);
    expect(numbersOf(list, "tags: a")).toEqual([0, 0, 1]);
    expect(numbersOf(list, "active")).toEqual([0, 1, 1]);
    expect(lines.hash).toBe(list.hash);
  });

  test("long whole numbers stay exact", async () => {
    const table = await readCustomers(
      tableFile("long.json", '[{"id": 9007199254740993, "x": 1}, {"id": 9007199254740995, "x": 2}]'),
    );
    expect(idsOf(table)).toEqual(["9007199254740993", "9007199254740995"]);
  });

  test("what is no list of records, or no JSON, is refused", async () => {
    expect(await refusal(readCustomers(tableFile("scalars.json", "[1, 2]")))).toMatchInlineSnapshot(
      `"TablesError not-a-table: scalars.json must be a list of records such as [{"customer_id": 1, "income": 3000}], or one record a line; it holds something else. Export the table again."`,
    );
    expect(await refusal(readCustomers(tableFile("broken.json", '[{"a": 1}, {"a": }]')))).toMatchInlineSnapshot(
      `"TablesError not-a-table: broken.json must be valid JSON; reading fails near record 3. Export the table again, or check that the file is complete."`,
    );
    expect(await refusal(readCustomers(tableFile("empty.json", "")))).toMatchInlineSnapshot(
      `"TablesError empty: empty.json must hold records; the file is empty. Check that the export finished."`,
    );
  });
});

describe("Parquet", () => {
  const columns = [
    { name: "id", kind: "id" },
    { name: "income", kind: "number" },
    { name: "visits", kind: "integer" },
  ] as const;

  test("several files by pattern are one table, whatever their order", async () => {
    await writeTable(placeOf("part-1.parquet"), columns, [
      [
        ["b", "a"],
        [1.5, Number.POSITIVE_INFINITY],
        [1, 2],
      ],
    ]);
    await writeTable(placeOf("part-2.parquet"), columns, [
      [
        ["c", "d"],
        [Number.NaN, 2],
        [3, 4],
      ],
    ]);
    const table = await readCustomers(placeOf("part-*.parquet"));
    expect(idsOf(table)).toEqual(["a", "b", "c", "d"]);
    expect(numbersOf(table, "income")).toEqual([Number.NaN, 1.5, Number.NaN, 2]);
    expect([...table.sourceRows]).toEqual([2, 1, 3, 4]);
    expect(numericOf(table, "visits").measure).toBe("count");
  });

  test("a file cut short is refused", async () => {
    expect(await refusal(readCustomers(tableFile("cut.parquet", "PAR1 and nothing else")))).toMatchInlineSnapshot(
      `"TablesError unreadable: cut.parquet must be Parquet whose files share their columns; it cannot be read as such. Write it again, and check that it is complete."`,
    );
  });
});

describe("places", () => {
  test("standard input, whatever it holds", async () => {
    const fromFile = await readCustomers(tableFile("plain.csv", csv));
    const table = await readCustomers("-", { stdin: Readable.from([csv.slice(0, 9), csv.slice(9)]) });
    expect(table.hash).toBe(fromFile.hash);
    const json = JSON.stringify([
      { id: 3, income: 30.5, city: "Rome" },
      { id: 1, income: 10, city: "Oslo" },
      { id: 2, income: 20.25, city: "Rome" },
    ]);
    expect((await readCustomers("-", { stdin: Readable.from([json]) })).hash).toBe(fromFile.hash);
    const book = makeWorkbook({ s: [["x"], [1], [2]] });
    expect(numbersOf(await readCustomers("-", { stdin: Readable.from([Buffer.from(book)]) }), "x")).toEqual([1, 2]);
    expect(await refusal(readCustomers("-", { stdin: Readable.from([]) }))).toMatchInlineSnapshot(
      `"TablesError empty: standard input must hold a header and rows; the file is empty. Check that the export finished."`,
    );
  });

  test("several CSV files with one header; differing ones are refused", async () => {
    tableFile("month-1.csv", "id,x\n1,5\n2,6.5\n");
    tableFile("month-2.csv", "id,x\r\n3,7\r\n");
    const table = await readCustomers(placeOf("month-?.csv"));
    expect(numbersOf(table, "x")).toEqual([5, 6.5, 7]);
    tableFile("month-3.csv", "id,z\n4,8\n");
    expect(await refusal(readCustomers(placeOf("month-?.csv")))).toMatchInlineSnapshot(
      `"TablesError not-a-table: Files read as one table must have the same header and delimiter; month-3.csv differs from month-1.csv. Read them one by one or make their headers equal."`,
    );
  });

  test("a name with signs of a pattern is a name where the file is there", async () => {
    expect((await readCustomers(tableFile("odd [1]*.csv", csv))).rowCount).toBe(3);
  });

  test.skipIf(process.platform === "win32")("a link to a file is a file", async () => {
    const target = tableFile("target.csv", csv);
    symlinkSync(target, placeOf("link.csv"));
    expect((await readCustomers(placeOf("link.csv"))).rowCount).toBe(3);
  });

  test("files that are no tables are refused by what they are", async () => {
    const stranger = (name: string, ...bytes: number[]) =>
      refusal(readCustomers(tableFile(name, Uint8Array.from(bytes))));
    expect([
      await stranger("a.csv", 0x50, 0x4b, 0x03, 0x04, 0x14),
      await stranger("b.csv", 0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      await stranger("c.csv.gz", 0x1f, 0x8b, 0x08),
      await stranger("d.csv", ...Array.from({ length: 64 }, (_, i) => (i * 37) % 256)),
      await stranger("e.parquet", 0x61, 0x2c, 0x62),
      await stranger("f.csv", 0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0x00, 0x0a),
    ]).toMatchInlineSnapshot(`
      [
        "TablesError not-a-table: a.csv must be what its name says; it is a zip archive or an Excel workbook. Name it .xlsx if it is a workbook, or unpack it.",
        "TablesError not-a-table: b.csv must be CSV, Excel (.xlsx), Parquet or JSON; it is an old Excel workbook (.xls). Save it as .xlsx or CSV.",
        "TablesError not-a-table: c.csv.gz must be CSV, Excel (.xlsx), Parquet or JSON; it is compressed (gzip). Unpack it first.",
        "TablesError not-a-table: d.csv must be text with columns; its bytes are not text. Export the table as CSV, Excel (.xlsx), Parquet or JSON.",
        "TablesError not-a-table: e.parquet must be what its name says; its bytes are neither Parquet nor Excel. Check that the export finished, or correct the name.",
        "TablesError not-a-table: f.csv must be text with columns; its bytes are not text. Export the table as CSV, Excel (.xlsx), Parquet or JSON.",
      ]
    `);
  });

  test("text named like a compressed file is read as the text it is", async () => {
    const rows = "id,income\n3,30.5\n1,10\n2,20.25\n";
    for (const ending of ["gz", "zst"]) {
      const incomes = async (text: string, where?: string) =>
        numbersOf(await readCustomers(tableFile(`unpacked.${ending}`, text), { where }), "income");
      expect(await incomes(rows)).toEqual([10, 20.25, 30.5]);
      expect(await incomes(rows, "true")).toEqual([10, 20.25, 30.5]);
      expect(await incomes('{"id": 1, "income": 10}\n{"id": 2, "income": 20.25}\n')).toEqual([10, 20.25]);
    }
  });

  test("a folder named like a partition adds nothing to its files", async () => {
    const rows = "id,income\n3,30.5\n1,10\n2,20.25\n";
    for (const folder of ["year=2024", "r0=9"]) {
      mkdirSync(placeOf(folder), { recursive: true });
      const namesIn = async (name: string, text: string, where?: string) =>
        (await readCustomers(tableFile(path.join(folder, name), text), { where })).columns.map((column) => column.name);
      expect(await namesIn("table.csv", rows)).toEqual(["id", "income"]);
      expect(await namesIn("table.csv", rows, "true")).toEqual(["id", "income"]);
      expect(await namesIn("table.json", '{"id": 1, "income": 10}\n{"id": 2, "income": 20.25}\n')).toEqual([
        "id",
        "income",
      ]);
    }
  });

  test("missing files, folders and patterns without a match", async () => {
    mkdirSync(placeOf("folder"), { recursive: true });
    expect([
      await refusal(readCustomers(placeOf("missing.csv"))),
      await refusal(readCustomers(placeOf("folder"))),
      await refusal(readCustomers(placeOf("missing-*.csv"))),
    ]).toMatchInlineSnapshot(`
      [
        "TablesError not-found: There must be a file at missing.csv; there is none. Check the path and the name.",
        "TablesError not-a-file: folder must be a file; it is a folder or a device. Name a file in it, or a pattern such as folder/*.csv.",
        "TablesError not-found: missing-*.csv must match at least one file; it matches none. Check the pattern.",
      ]
    `);
  });

  test("files of two kinds are no table", async () => {
    tableFile("mixed-1.csv", csv);
    tableFile("mixed-2.json", '[{"id": 1}]');
    expect(await refusal(readCustomers(placeOf("mixed-*")))).toMatchInlineSnapshot(
      `"TablesError not-a-table: Files read as one table must be of one kind, and workbooks one by one; got csv and json. Narrow the pattern."`,
    );
  });
});

describe("limits", () => {
  test("an estimate over the limit is refused before the work", async () => {
    const stages: string[] = [];
    const wide = tableFile("large.csv", `id,x\n${"1234567,0.125\n".repeat(200_000)}`);
    const work = readCustomers(wide, { memoryLimitBytes: 255e6, onProgress: ({ stage }) => stages.push(stage) });
    expect(await refusal(work)).toMatchInlineSnapshot(
      `"TablesError too-large: large.csv must fit in 244 MiB of memory; about 200,000 rows need 251 MiB. Raise --memory, leave out columns, or take a sample of the rows."`,
    );
    expect(stages).toEqual([]);
  });

  test("more features than the limit are refused with advice, the items of a list among them", async () => {
    const file = tableFile("wide.csv", "a,b,c,tags\n1,2,3,\"['p', 'q']\"\n4,5,6,['p']\n");
    expect(await refusal(readCustomers(file, { maxFeatures: 4 }))).toMatchInlineSnapshot(
      `"TablesError too-many-features: At most 4 columns can be clustered; got 5. Name the ones that matter with --features."`,
    );
    expect((await readCustomers(file, { maxFeatures: 5 })).rowCount).toBe(2);
    const named = await readCustomers(file, { maxFeatures: 4, roles: { feature: ["a", "b"] } });
    expect(named.columns.filter(({ role }) => role === "feature")).toHaveLength(2);
  });

  test("one column, and no number at all, are read: what to cluster is the method's to say", async () => {
    expect(numbersOf(await readCustomers(tableFile("one.csv", "x\n1\n\n2.5\n")), "x")).toEqual([1, 2.5]);
    const table = await readCustomers(tableFile("texts.csv", "id,city\n1,Rome\n2,Oslo\n"));
    expect(columnOf(table, "city").kind).toBe("categorical");
  });

  test("a row of more than two megabytes is read", async () => {
    const long = "x".repeat(2_500_000);
    const table = await readCustomers(tableFile("long.csv", `id,note,v\n1,"${long}",5\n2,b,6\n`));
    expect(numbersOf(table, "v")).toEqual([5, 6]);
    expect(warningsOf(table, "constant")).toEqual([]);
  });
});

describe("nothing stays behind", () => {
  const leftovers = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith("coterie-"));

  test("after a read, a refusal and an abort the temporary folder is as it was", async () => {
    const before = new Set(leftovers());
    await readCustomers(tableFile("plain.csv", csv));
    await refusal(readCustomers(tableFile("bad.csv", 'a,b\n"1,2\n')));
    const abort = new AbortController();
    const rows = Array.from({ length: 50_000 }, (_, i) => `c${i},${i % 97},${i % 31}.5`).join("\n");
    const work = readCustomers(tableFile("abort.csv", `id,x,z\n${rows}\n`), {
      signal: abort.signal,
      onProgress: ({ stage }) => {
        if (stage === "looking at columns") abort.abort();
      },
    });
    expect(await refusal(work)).toMatchInlineSnapshot(
      `"TablesError aborted: Reading was interrupted; nothing was kept."`,
    );
    const stopped = AbortSignal.abort();
    expect(await refusal(readCustomers(tableFile("plain.csv", csv), { signal: stopped }))).toContain("aborted");
    expect(leftovers().filter((name) => !before.has(name))).toEqual([]);
  });
});

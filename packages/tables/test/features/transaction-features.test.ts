import { mkdirSync, readdirSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { transactionFeatures } from "../../src/features/transaction-features.js";
import { writeTable } from "../../src/index.js";
import { placeOf, tableFile } from "../support/table-file.js";
import { featuresAt, featuresOf } from "./features-of.js";

// 2026-01-03 and 2026-03-28 are Saturdays; 2026-03-31 is the as-of date.
const bank = [
  "customer id,date,amount,direction,channel,category",
  "ana,2026-01-03 23:30:00,10.00,out,Card,groceries",
  "ana,2026-01-30 09:00:00,2000.00,in,transfer,salary",
  "ana,2026-02-27 09:00:00,2100.00,in,transfer,Salary",
  "ana,2026-03-02 05:59:00,20.00,out,card,groceries",
  "ana,2026-03-30 10:00:00,2050.50,in,transfer,salary",
  "ana,2026-03-31 22:00:00,40.00,out,atm,cash",
  "ben,2026-03-28 12:00:00,0.10,out,card,dining",
  "ben,2026-03-28 12:00:01,0.20,out,card,dining",
];

describe("a table worked out by hand", () => {
  test("counts, money, tickets, habits, shares and scores", async () => {
    const { rows, report } = await featuresOf(bank);
    expect(report).toMatchObject({
      asOf: "2026-03-31",
      firstDate: "2026-01-03",
      customers: 2,
      decimals: 2,
      salaryBy: "category",
    });
    // 88 days from 3 January to 31 March: two periods of 44 days, the later from 16 February.
    expect(report.trendDays).toBe(44);
    expect(rows.get("ana")).toEqual({
      "customer id": "ana",
      recency_days: 0,
      days_since_first: 87,
      transaction_count: 6,
      total_withdrawals: "70.00",
      total_deposits: "6150.50",
      net_flow: "6080.50",
      average_ticket: 70 / 3,
      // Deviations from 70/3: squares add up to 1400/3; over two.
      ticket_spread: expect.closeTo(Math.sqrt(1400 / 6), 12),
      active_months: 3,
      activity_trend: (4 - 2) / 6,
      salary_like_income: "2050.50",
      weekend_share: 1 / 6,
      // 23:30, 05:59 and 22:00 are night.
      night_share: 3 / 6,
      card_transaction_share: 2 / 6,
      transfer_transaction_share: 3 / 6,
      atm_transaction_share: 1 / 6,
      salary_category_share: 3 / 6,
      groceries_category_share: 2 / 6,
      dining_category_share: 0,
      cash_category_share: 1 / 6,
      // Two customers: frequency is cut at 2, 2, 6, 6 and money at 0.30, 0.30, 70, 70, and only what lies above counts.
      rfm_recency: 5,
      rfm_frequency: 3,
      rfm_monetary: 3,
      rfm_cell: "R5F3M3",
    });
    expect(rows.get("ben")).toMatchObject({
      recency_days: 3,
      transaction_count: 2,
      total_withdrawals: "0.30",
      total_deposits: "0.00",
      net_flow: "-0.30",
      salary_like_income: "0.00",
      weekend_share: 1,
      night_share: 0,
      activity_trend: 1,
      rfm_recency: 3,
      rfm_frequency: 1,
    });
  });

  test("scores go by visible cut points at the fifths; equal customers score alike", async () => {
    const lines = Array.from(
      { length: 10 },
      (_, i) => `c${i},2026-03-${String(i + 1).padStart(2, "0")},${(i + 1) * 10}`,
    );
    const { rows, report } = await featuresOf(["customer,date,amount", ...lines]);
    expect(report.rfm).toEqual({
      recency: [1, 3, 5, 7],
      frequency: [1, 1, 1, 1],
      monetary: [20, 40, 60, 80],
      monetaryOf: "total_withdrawals",
    });
    expect([...rows.values()].map((row) => row.rfm_monetary)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect([...rows.values()].map((row) => row.rfm_recency)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(report.warnings.map(({ code }) => code)).toContain("uneven-scores");
  });

  test("windows are counted back from the as-of date; one that covers everything is not repeated", async () => {
    const { rows, report, names } = await featuresOf(
      [
        "customer,date,amount",
        "a,2025-11-30,1",
        "a,2025-12-31,2",
        "a,2026-01-01,4",
        "a,2026-03-31,8",
        "b,2025-11-01,16",
      ],
      { windows: [3, 6, 1] },
    );
    expect(report.windows).toEqual([1, 3]);
    expect(report.windowsLeftOut).toEqual([6]);
    expect(names).not.toContain("total_withdrawals_6m");
    expect(rows.get("a")).toMatchObject({
      transaction_count_3m: 2,
      total_withdrawals_3m: "12",
      transaction_count_1m: 1,
    });
    expect(rows.get("b")).toMatchObject({
      transaction_count_3m: 0,
      total_withdrawals_3m: "0",
      total_withdrawals: "16",
    });
  });

  test("a salary shows by its regularity where no category says it", async () => {
    const months = (id: string, pays: readonly number[]) => pays.map((pay, i) => `${id},2026-0${i + 1}-15,${pay}`);
    const { rows, report } = await featuresOf([
      "customer,date,amount",
      ...months("steady", [1000, 1050, 990, 5000]),
      ...months("wild", [10, 500, 5000, 90_000]),
      ...months("twice", [1000, 1000]),
      "payer,2026-04-01,-5",
      "steady,2026-01-20,12",
    ]);
    expect(report.salaryBy).toBe("regularity");
    expect(report.signs.kind).toBe("signed");
    const salaries = ["steady", "wild", "twice", "payer"].map((id) => rows.get(id)!.salary_like_income);
    expect(salaries).toEqual(["1000", "0", "0", "0"]);
  });

  test("the spread of payments that hardly differ is not lost to rounding", async () => {
    const { rows } = await featuresOf([
      "customer,date,amount",
      "a,2026-01-01,99999999.99",
      "a,2026-01-02,99999999.97",
      "b,2026-01-02,5",
      "b,2026-01-02,5",
    ]);
    expect(rows.get("a")!.ticket_spread).toBeCloseTo(0.02 / Math.SQRT2, 12);
    expect(rows.get("b")!.ticket_spread).toBe(0);
  });
});

describe("what is not counted", () => {
  test("own-account transfers, fees and sensitive categories leave, are counted and are listed", async () => {
    const { rows, report } = await featuresOf([
      "customer,date,amount,category",
      "a,2026-01-01,1,groceries",
      "a,2026-01-01,2,Own account",
      "a,2026-01-01,4,Overdraft fee",
      "a,2026-01-01,8,school fees",
      "a,2026-01-01,16,Pharmacy",
      "a,2026-01-01,32,trade union",
      "b,2026-01-01,64,church",
    ]);
    expect(report.transactions).toEqual({ read: 7, used: 2, excluded: { sensitive: 3, ownTransfer: 1, fee: 1 } });
    expect(report.leftOutCategories).toEqual([
      { category: "church", reveals: "religion", transactions: 1 },
      { category: "pharmacy", reveals: "health", transactions: 1 },
      { category: "trade union", reveals: "union membership", transactions: 1 },
    ]);
    expect(report.excludedWords).toEqual({ ownTransfer: ["own account"], fee: ["overdraft fee"] });
    expect(rows.get("a")).toMatchObject({ transaction_count: 2, total_withdrawals: "9" });
    expect(rows.get("b")).toMatchObject({
      transaction_count: 0,
      total_withdrawals: "0",
      recency_days: null,
      rfm_cell: "R1F1M1",
    });
  });

  test("sensitive categories are counted where that is asked for", async () => {
    const { rows, report } = await featuresOf(
      ["customer,date,amount,category", "a,2026-01-01,1,pharmacy", "a,2026-01-01,2,food"],
      {
        keepSensitive: true,
      },
    );
    expect(report.leftOutCategories).toEqual([]);
    expect(rows.get("a")).toMatchObject({ total_withdrawals: "3", pharmacy_category_share: 0.5 });
  });

  test("a reversal leaves with the latest payment it takes back, not with an older one or another customer's", async () => {
    const { rows, report } = await featuresOf([
      "customer,date,amount,direction,type",
      "a,2026-01-01,50,out,purchase",
      "a,2026-01-05,50,out,purchase",
      "a,2026-01-06,50,in,reversal",
      "a,2026-01-07,50,out,purchase",
      "a,2026-01-08,70,in,reversal",
      "b,2026-01-05,50,out,purchase",
    ]);
    expect(report.transactions.excluded).toEqual({ reversal: 2, takenBack: 1 });
    expect(rows.get("a")).toMatchObject({
      transaction_count: 2,
      total_withdrawals: "100",
      days_since_first: 7,
      recency_days: 1,
    });
    expect(rows.get("b")).toMatchObject({ total_withdrawals: "50" });
  });

  test("an amount whose sign runs against its direction is a reversal", async () => {
    const { rows, report } = await featuresOf([
      "customer,date,amount,dr_cr",
      "a,2026-01-01,-5,D",
      "a,2026-01-01,-7,D",
      "a,2026-01-02,5,D",
      "a,2026-01-02,9,C",
    ]);
    expect(report.signs.kind).toBe("direction");
    expect(report.transactions.excluded).toEqual({ reversal: 1, takenBack: 1 });
    expect(rows.get("a")).toMatchObject({ total_withdrawals: "7", total_deposits: "9" });
  });

  test("a row whose direction is empty is not guessed", async () => {
    const lines = ["customer,date,amount,direction", "a,2026-01-01,5,out", "a,2026-01-01,7,", "a,2026-01-01,9,in"];
    const { rows, report } = await featuresOf(lines);
    expect(report.transactions.excluded).toEqual({ noDirection: 1 });
    expect(rows.get("a")).toMatchObject({ total_withdrawals: "5", total_deposits: "9" });
  });

  test("rows without a customer, a date or an amount are counted, not guessed", async () => {
    const days = Array.from({ length: 20 }, (_, i) => `a,2026-01-${String(i + 1).padStart(2, "0")},1`);
    const { report } = await featuresOf(["customer,date,amount", ...days, ",2026-01-01,1", "a,,1", "a,2026-01-01,"]);
    expect(report.transactions).toEqual({ read: 23, used: 20, excluded: { noCustomer: 1, noDate: 1, noAmount: 1 } });
  });
});

describe("customers of a table", () => {
  test("those without a transaction get zeros; who is not listed or objects is not used", async () => {
    const customers = tableFile(
      "customers.csv",
      "customer id,income,opt_out\nana,100,no\nben,200,no\nzoe,300,no\neve,400,yes\n",
    );
    const { rows, report } = await featuresOf(
      [...bank, "eve,2026-01-09 10:00:00,1.00,out,card,dining", "sam,2026-01-09 10:00:00,1.00,out,card,dining"],
      { customers },
    );
    expect([...rows.keys()]).toEqual(["ana", "ben", "zoe"]);
    expect(report.transactions.excluded).toEqual({ notInCustomers: 2 });
    expect(report.customersWithout).toBe(1);
    expect(rows.get("zoe")).toMatchObject({
      transaction_count: 0,
      total_withdrawals: "0.00",
      total_deposits: "0.00",
      net_flow: "0.00",
      active_months: 0,
      activity_trend: 0,
      salary_like_income: "0.00",
      recency_days: null,
      weekend_share: null,
      card_transaction_share: null,
      rfm_cell: "R1F1M1",
    });
  });

  test("numeric ids of both files are compared as they are written", async () => {
    const customers = tableFile("numeric.csv", "customer_id,income\n1,100\n2,200\n30,5\n");
    const { rows } = await featuresOf(["customer_id,date,amount", "1,2026-01-01,5", "30,2026-01-01,5"], { customers });
    expect([...rows].map(([id, row]) => [id, row.transaction_count])).toEqual([
      ["1", 1],
      ["2", 0],
      ["30", 1],
    ]);
  });
});

describe("the calendar", () => {
  test("times are shifted to the zone asked for: a night in UTC is a morning, a Friday a Saturday", async () => {
    const lines = [
      "customer,date,amount",
      "a,2026-03-27T22:30:00Z,1",
      "a,2026-03-27 23:00:00,1",
      "a,2026-03-27T10:00:00+02:00,1",
    ];
    const utc = (await featuresOf(lines)).rows.get("a")!;
    expect(utc).toMatchObject({ weekend_share: 0, night_share: 2 / 3 });
    const tokyo = (await featuresOf(lines, { timeZone: "Asia/Tokyo" })).rows.get("a")!;
    expect(tokyo).toMatchObject({ weekend_share: 2 / 3, night_share: 0 });
  });

  test("no night share without a time of day", async () => {
    expect((await featuresOf(["customer,date,amount", "a,2026-03-27,1"])).names).not.toContain("night_share");
    expect((await featuresOf(["customer,date,amount", "a,2026-03-27 00:00:00,1"])).names).not.toContain("night_share");
  });

  test("a time of its own may be written hhmmss, its zeros lost", async () => {
    const { rows } = await featuresOf(["customer,date,time,amount", "a,2026-03-27,143207,1", "a,2026-03-27,1532,1"]);
    expect(rows.get("a")!.night_share).toBe(0.5);
  });
});

test("the work's files go when the rows end, and when they are not read at all", async () => {
  const folder = placeOf("tmp");
  mkdirSync(folder);
  vi.stubEnv("TMPDIR", folder);
  try {
    const place = tableFile("bank.csv", bank.join("\n"));
    const unread = await transactionFeatures(place);
    expect(readdirSync(folder).length).toBe(1);
    unread.close();
    expect(readdirSync(folder)).toEqual([]);
    expect((await featuresAt(place)).rows.size).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
  }
});

describe("same input, same bytes", () => {
  const many = [
    "customer,date,amount,direction,channel",
    ...Array.from({ length: 30_000 }, (_, i) => {
      const day = `2025-${String(1 + ((i * 7) % 12)).padStart(2, "0")}-${String(1 + ((i * 11) % 28)).padStart(2, "0")}`;
      return `C${(i * 37) % 1009},${day},${((i * 7919) % 100_000) / 100},${i % 3 === 0 ? "in" : "out"},${["card", "atm", "web"][i % 3]}`;
    }),
  ];

  test("on one thread or four, in any order of rows", async () => {
    const [header, ...rows] = many;
    const hashes: string[] = [];
    for (const [lines, threads] of [
      [rows, 1],
      [rows, 4],
      [rows.toReversed(), 4],
    ] as const) {
      const place = tableFile("many.csv", [header, ...lines].join("\n"));
      const { columns, batches } = await transactionFeatures(place, { threads });
      hashes.push((await writeTable(placeOf("features.csv"), columns, batches)).sha256);
    }
    expect(new Set(hashes).size).toBe(1);
  });

  test("whether the transactions stand in CSV or in Parquet", async () => {
    const cells = many.slice(1).map((line) => line.split(","));
    const place = placeOf("many.parquet");
    const kinds = ["id", "text", "number", "text", "text"] as const;
    const names = many[0].split(",");
    const batch = names.map((_, i) => cells.map((row) => row[i]));
    await writeTable(
      place,
      names.map((name, i) => ({ name, kind: kinds[i] })),
      [batch],
    );
    const fromParquet = await featuresAt(place);
    const fromCsv = await featuresAt(tableFile("many.csv", many.join("\n")));
    expect(fromParquet.rows.size).toBe(1009);
    expect([...fromParquet.rows.values()]).toEqual([...fromCsv.rows.values()]);
  });
});

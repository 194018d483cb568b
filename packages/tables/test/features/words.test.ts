import { describe, expect, test } from "vitest";
import { cameIn } from "../../src/features/direction-words.js";
import { levelKind } from "../../src/features/level-kind.js";
import { looksLikeTransactions } from "../../src/features/looks-like-transactions.js";
import { nameFits } from "../../src/features/purpose-names.js";
import { shareGroups, shareName } from "../../src/features/share-features.js";
import { coversWindow, monthsBefore } from "../../src/features/window-features.js";
import { nameWords } from "../../src/roles/name-words.js";
import { personalData } from "../../src/roles/personal-data.js";
import { featuresOf } from "./features-of.js";

describe("what a category says", () => {
  const kinds = {
    Pharmacy: "health",
    "Hospital & clinic": "health",
    Apotheke: "health",
    Kirchensteuer: "religion",
    "Charity: church": "religion",
    "Political donation": "politics",
    "Trade union dues": "union membership",
    Gewerkschaftsbeitrag: "union membership",
    "adult entertainment": "sexual life",
    "dating services": "sexual life",
  };
  test.each(Object.entries(kinds))("%s reveals %s", (level, reveals) => {
    expect(levelKind(level, false)).toEqual({ kind: "sensitive", reveals });
  });

  test.each([
    ["Monthly fee", "fee"],
    ["Kontoführungsgebühr", "fee"],
    ["Gebühren", "fee"],
    ["school fees", null],
    ["service charge", "fee"],
    ["chargeback", "reversal"],
    ["Storno", "reversal"],
    ["internal transfer", "ownTransfer"],
    ["transfer", null],
    ["refund", null],
    ["Lohn/Gehalt", "salary"],
    ["wages", "salary"],
    ["credit union", null],
    ["Western Union", null],
    ["adult education", null],
    ["groceries", null],
  ])("%s is %s", (level, kind) => {
    expect(levelKind(level, false)?.kind ?? null).toBe(kind);
  });

  test("merchant codes speak only where the column holds them", () => {
    expect(levelKind("5912", true)).toEqual({ kind: "sensitive", reveals: "health" });
    expect(levelKind("8661", true)).toEqual({ kind: "sensitive", reveals: "religion" });
    expect(levelKind("5411", true)).toBeNull();
    expect(levelKind("5912", false)).toBeNull();
  });
});

describe("which column is which", () => {
  test.each([
    ["CustomerID", "customer", 4],
    ["customer id", "customer", 4],
    ["CustomerDOB", "customer", 0],
    ["TransactionID", "customer", 0],
    ["account_number", "customer", 2],
    ["beneficiary account id", "customer", 0],
    ["TransactionDate", "date", 4],
    ["Buchungstag", "date", 4],
    ["date", "date", 3],
    ["CustomerDOB", "date", 0],
    ["TransactionAmount (INR)", "amount", 4],
    ["Betrag", "amount", 3],
    ["CustAccountBalance", "amount", 0],
    ["fee amount", "amount", 0],
    ["TransactionTime", "time", 1],
    ["dr/cr", "direction", 1],
    ["MCC", "category", 1],
    ["Kanal", "channel", 1],
    ["Währung", "currency", 1],
  ] as const)("%s speaks for %s with %i", (name, purpose, fit) => {
    expect(nameFits(purpose, nameWords(name))).toBe(fit);
  });

  test("words of direction", () => {
    expect(["IN", "credit", "CR", "+", "Haben", " deposit "].map(cameIn)).toEqual(Array(6).fill(true));
    expect(["out", "Debit", "DR", "-", "Soll", "withdrawal"].map(cameIn)).toEqual(Array(6).fill(false));
    expect(["transfer", "", "0"].map(cameIn)).toEqual([null, null, null]);
  });

  test("a type column whose words all tell a direction is one, signs as well", async () => {
    const typed = await featuresOf(["customer,date,amount,type", "a,2026-01-01,5,Debit", "a,2026-01-01,7,Credit"]);
    expect(typed.report.signs.kind).toBe("direction");
    expect(typed.rows.get("a")).toMatchObject({ total_withdrawals: "5", total_deposits: "7" });
    const minus = await featuresOf(["customer,date,amount,sign", "a,2026-01-01,5,-", "a,2026-01-01,7,+"]);
    expect(minus.rows.get("a")).toMatchObject({ total_withdrawals: "5", total_deposits: "7" });
  });
});

describe("a file of transactions is recognised by its columns", () => {
  test.each([
    [["TransactionID", "CustomerID", "TransactionDate", "TransactionAmount (INR)"], true],
    [["customer id", "date", "amount", "direction"], true],
    [["Kundennummer", "Buchungstag", "Betrag"], true],
    [["customer id", "sign_up_date", "income", "balance"], false],
    [["date", "amount"], false],
    [["CustomerId", "Age", "Balance"], false],
  ])("%j: %s", (names, expected) => {
    expect(looksLikeTransactions(names)).toBe(expected);
  });
});

describe("names of shares", () => {
  test("none reads as data about a person", () => {
    expect(shareName("branch", "channel")).toBe("branch_transaction_share");
    expect(shareName("mobile", "channel")).toBe("mobilechannel_transaction_share");
    const levels = ["mobile", "phone", "e_mail", "mobile_app", "street", "cell", "pan"];
    for (const level of levels) expect(personalData(nameWords(shareName(level, "channel")), null)).toBeNull();
  });

  test("levels written alike share a column, the rarest are other", () => {
    const levels = ["Card", "card!", "ATM", ...Array.from({ length: 12 }, (_, i) => `level ${i}`), "+"];
    const groups = shareGroups(levels.map((level, code) => [level, code] as const));
    expect(groups[0]).toEqual({ name: "card", codes: [0, 1] });
    expect(groups[1]).toEqual({ name: "atm", codes: [2] });
    expect(groups.at(-1)).toEqual({ name: "other", codes: [13, 14, 15] });
    expect(groups.length).toBe(13);
    expect(groups.flatMap(({ codes }) => codes).sort((a, b) => a - b)).toEqual(levels.map((_, i) => i));
  });
});

describe("months before a date", () => {
  test("keep the day, or take the last of a shorter month", () => {
    expect(monthsBefore("2026-03-31", 1)).toBe("2026-02-28");
    expect(monthsBefore("2024-03-31", 1)).toBe("2024-02-29");
    expect(monthsBefore("2026-01-15", 1)).toBe("2025-12-15");
    expect(monthsBefore("2026-02-28", 12)).toBe("2025-02-28");
    expect(monthsBefore("2026-12-31", 6)).toBe("2026-06-30");
  });

  test("a window is covered when the data begins on its eve", () => {
    expect(coversWindow({ asOf: "2026-03-31", firstDate: "2025-12-31" }, 3)).toBe(true);
    expect(coversWindow({ asOf: "2026-03-31", firstDate: "2026-01-01" }, 3)).toBe(false);
  });
});

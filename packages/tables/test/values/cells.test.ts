import { describe, expect, test } from "vitest";
import { unitInName } from "../../src/values/currency.js";
import { flagPair } from "../../src/values/flag-words.js";
import { looksLikeList, parseList } from "../../src/values/list-cell.js";
import { isMissing } from "../../src/values/missing.js";
import { samplesArePlain } from "../../src/values/plain-number.js";

describe("cells", () => {
  test("lists with single quotes, double quotes or none", () => {
    expect(parseList("['Y', 'W', 'Z']")).toEqual(["Y", "W", "Z"]);
    expect(parseList('["a, b","c"]')).toEqual(["a, b", "c"]);
    expect(parseList("[Y, W]")).toEqual(["Y", "W"]);
    expect(parseList("['it\\'s', 'it\\'s']")).toEqual(["it's"]);
    expect(parseList("[]")).toEqual([]);
    expect(looksLikeList("['Y']")).toBe(true);
    expect(looksLikeList("Y, W")).toBe(false);
  });

  test.each(["", " ", "NA", "n/a", "NULL", "NaN", "-", "?", "Unknown", "inf", "-Infinity", "#N/A", "k.A."])(
    "%j is missing",
    (cell) => {
      expect(isMissing(cell)).toBe(true);
    },
  );

  test.each(["0", "no", "nano", "none of these", "N"])("%j is a value", (cell) => {
    expect(isMissing(cell)).toBe(false);
  });

  test("yes and no in several languages, and what is no pair", () => {
    expect(flagPair(["Yes", "no"])).toEqual({ yes: "yes", no: "no" });
    expect(flagPair(["nein", "ja"])).toEqual({ yes: "ja", no: "nein" });
    expect(flagPair(["Sim", "Não"])).toEqual({ yes: "sim", no: "não" });
    expect(flagPair(["oui", "non"])).toEqual({ yes: "oui", no: "non" });
    expect(flagPair(["yes", "no", "maybe"])).toBeNull();
    expect(flagPair(["No"])).toEqual({ yes: "yes", no: "no" });
    expect(flagPair(["f"])).toBeNull();
    expect(flagPair(["m", "f"])).toBeNull();
  });

  test("a unit in a header", () => {
    expect(unitInName("TransactionAmount (INR)")).toBe("INR");
    expect(unitInName("Annual Income (k$)")).toBe("k$");
    expect(unitInName("balance_eur")).toBe("EUR");
    expect(unitInName("rate (%)")).toBe("%");
    expect(unitInName("Spending Score (1-100)")).toBeNull();
    expect(unitInName("has_loan")).toBeNull();
  });

  test("plain numbers are told from codes and from other formats", () => {
    expect(samplesArePlain(["1", "-2.5", "", "1e5", "0.25"], null)).toBe(true);
    expect(samplesArePlain(["", ""], null)).toBe(false);
    expect(samplesArePlain(["007"], null)).toBe(false);
    expect(samplesArePlain(["1,5"], null)).toBe(false);
    expect(samplesArePlain(["1.5"], ",")).toBe(false);
    expect(samplesArePlain(["9007199254740993"], null)).toBe(false);
  });
});

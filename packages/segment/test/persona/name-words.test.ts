import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstMatch, namePatterns } from "../../src/persona/name-pattern.js";
import { nameWords, partCapitals, splitName } from "../../src/persona/name-words.js";

const short = { txn: "transaction", trans: "transaction", ct: "count", cnt: "count", num: "count" };

describe("nameWords", () => {
  test.each([
    ["transaction_count", "transaction count"],
    ["txn_cnt", "transaction count"],
    ["Total_Trans_Ct", "total transaction count"],
    ["PURCHASES_FREQUENCY", "purchase frequency"],
    ["income/month", "income month"],
    ["Annual Income (k$)", "annual income k"],
    ["EstimatedSalary", "estimated salary"],
    ["NumOfProducts", "count product"],
    ["CRMScore2024", "crm score2024"],
    ["Spending Score (1-100)", "spending score 1 100"],
    ["Sparguthäben", "sparguthaben"],
    ["salaries", "salary"],
    ["loss", "loss"],
    ["constructor", "constructor"],
    ["", ""],
  ])("%s reads %s", (name, words) => {
    expect(nameWords(name, short).join(" ")).toBe(words);
  });

  test("separators never change the words", () => {
    const word = fc.stringMatching(/^[a-z]{4,8}$/u);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("_", " ", "/", "-", "."),
        (words, mark) => {
          expect(nameWords(words.join(mark), {})).toEqual(nameWords(words.join("_").toUpperCase(), {}));
        },
      ),
    );
  });
});

describe("firstMatch", () => {
  const patterns = namePatterns(["transaction count", "=frequency", "income"], short);

  test("finds the words in any order among others", () => {
    expect(firstMatch(nameWords("Ct_of_all_Trans", short), patterns)).toBe(0);
    expect(firstMatch(nameWords("household income", short), patterns)).toBe(2);
  });

  test("wants the whole name after =", () => {
    expect(firstMatch(nameWords("Frequency", short), patterns)).toBe(1);
    expect(firstMatch(nameWords("frequency of rain", short), patterns)).toBe(-1);
  });
});

test("names of plain letters are read as names of any are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii" }), (name) => {
      // The accent takes the whole name the other way.
      expect(`${partCapitals(name)} é`).toBe(partCapitals(`${name} é`));
      expect([...splitName(name), "é"]).toEqual(splitName(`${name} é`));
      expect([...nameWords(name, { amt: "amount" }), "e"]).toEqual(nameWords(`${name} é`, { amt: "amount" }));
    }),
  );
});

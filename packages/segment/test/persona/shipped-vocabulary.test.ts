import { expect, test } from "vitest";
import { defaultVocabulary, shippedVocabulary } from "../../src/index.js";

test("the shipped vocabulary leads with the study's concepts and has those a bank asks for", () => {
  expect(defaultVocabulary.core).toEqual(["usage", "income", "loyalty", "budget"]);
  expect(defaultVocabulary.concepts.map(({ name }) => name)).toEqual(
    expect.arrayContaining(
      "usage,income,balance,loyalty,budget,tenure,digital,product depth,borrowing,savings,campaign response,recency".split(
        ",",
      ),
    ),
  );
  expect(shippedVocabulary.replace).toBeUndefined();
});

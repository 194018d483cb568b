import { describe, expect, it } from "vitest";
import { defaultVocabulary, describeColumns, personas, prepare, profile } from "../../src/index.js";
import { smallBank } from "../support/bank.js";
import { slowHelper } from "../support/slow-helper.js";

const table = smallBank(300);
const labels = Uint8Array.from({ length: 300 }, (_, row) => (row * 7) % 3);
const { recipe, matrix } = prepare(table);
const how = { minCell: 10, recipe, vocabulary: defaultVocabulary };

describe("describeColumns", () => {
  it("describes and says the same whoever does it", async () => {
    const { helper, done } = slowHelper();
    const options = { minCell: 10, recipe };
    const here = profile(table, matrix, labels, 3, options);
    const words = personas(table, labels, here);
    expect(here.base.numeric.length).toBeGreaterThan(3);
    for (const helpers of [[], [helper], [helper, helper]]) {
      const described = await describeColumns(table, labels, 3, { ...how, helpers });
      const profiled = profile(table, matrix, labels, 3, { ...options, described: described.profilesOf });
      expect(profiled).toEqual(here);
      expect(personas(table, labels, profiled, { traits: described.traitsOf })).toEqual(words);
    }
    expect(done.length).toBeGreaterThan(0);
  });

  it("stops when asked", async () => {
    const large = smallBank(20_000);
    const described = describeColumns(large, new Uint8Array(20_000), 1, { ...how, signal: AbortSignal.abort() });
    await expect(described).rejects.toMatchObject({ code: "aborted" });
  });

  it("refuses a vocabulary with too few levels", async () => {
    const vocabulary = { ...defaultVocabulary, unknownLevels: ["low", "high"] };
    await expect(describeColumns(table, labels, 3, { ...how, vocabulary })).rejects.toMatchObject({
      code: "bad-option",
    });
  });
});

import { describe, expect, it } from "vitest";
import { describeColumns, prepare, profile } from "../../src/index.js";
import { describedColumns, describedNumbers } from "../../src/profile/described-columns.js";
import { smallBank } from "../support/bank.js";
import { slowHelper } from "../support/slow-helper.js";

const table = smallBank(300);
const labels = Uint8Array.from({ length: 300 }, (_, row) => (row * 7) % 3);
const { recipe, matrix } = prepare(table);
const how = { minCell: 10, recipe };

describe("describeColumns", () => {
  it("describes the same whoever does it, now or when asked", async () => {
    const { helper, done } = slowHelper();
    const lazy = describedColumns(labels, 3, how);
    const columns = describedNumbers(table);
    expect(columns.length).toBeGreaterThan(3);
    for (const helpers of [[], [helper], [helper, helper]]) {
      const described = await describeColumns(table, labels, 3, { ...how, helpers });
      for (const column of columns) {
        expect(described.profilesOf(column)).toEqual(lazy.profilesOf(column));
        expect(described.sortedOf(column)).toEqual(lazy.sortedOf(column));
      }
      expect(profile(table, matrix, labels, 3, { ...how, described })).toEqual(profile(table, matrix, labels, 3, how));
    }
    expect(done.length).toBeGreaterThan(0);
  });

  it("stops when asked", async () => {
    const large = smallBank(20_000);
    const described = describeColumns(large, new Uint8Array(20_000), 1, { ...how, signal: AbortSignal.abort() });
    await expect(described).rejects.toMatchObject({ code: "aborted" });
  });
});

import { describe, expect, test } from "vitest";
import { readCustomers } from "../../src/index.js";
import { numbersOf, tableFile } from "../support/table-file.js";

describe("a line end in a quoted header", () => {
  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("%s is read in files of any line end", async (_, inner) => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const lines = [`id,"income${inner}a year",note`, '1,5,"x\r\ny"', '2,6,"x\ny"', "3,7,z", ""];
      const table = await readCustomers(tableFile("header.csv", lines.join(end)));
      expect(table.ids?.name).toBe("id");
      const income = table.columns.find(({ name }) => name.startsWith("income"));
      expect(numbersOf(table, income?.name ?? "")).toEqual([5, 6, 7]);
    }
  });
});

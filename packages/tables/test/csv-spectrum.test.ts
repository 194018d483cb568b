import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseRecords } from "../src/csv/records.js";
import { readCustomers } from "../src/index.js";
import { needsSharedData, sharedData, sharedDataIsAbsent } from "./support/shared-data.js";

const folder = "messy/csv_spectrum";
const names = sharedDataIsAbsent
  ? ["csv_spectrum"]
  : readdirSync(sharedData(`${folder}/csvs`)).map((file) => file.replace(".csv", ""));

/** The set's JSON: one file is a record, not a list; one has CRLF where its CSV was stored with LF. */
function expected(name: string): Record<string, string>[] {
  const json = readFileSync(sharedData(`${folder}/json/${name}.json`), "utf8").replaceAll("\\r\\n", "\\n");
  return [JSON.parse(json)].flat() as Record<string, string>[];
}

describe.skipIf(sharedDataIsAbsent)(`csv_spectrum ${needsSharedData}`, () => {
  test.each(names)("%s is read as many rows as its JSON has records", async (name) => {
    const records = expected(name);
    const table = await readCustomers(sharedData(`${folder}/csvs/${name}.csv`));
    expect(table.rows.read).toBe(records.length);
    expect(table.columns.map((column) => column.name)).toEqual(Object.keys(records[0]));
  });

  test.each(names)("%s is split into the cells its JSON has", (name) => {
    const records = expected(name);
    const text = readFileSync(sharedData(`${folder}/csvs/${name}.csv`), "utf8");
    const [header, ...rows] = parseRecords(text, ",", 1000, true);
    const read = rows.map((row) => Object.fromEntries(row.map((cell, i) => [header[i], cell])));
    // The set's own copy of this number differs between its CSV and its JSON.
    const phone = "Contact Phone Number";
    if (phone in read[0]) read[0][phone] = records[0][phone];
    expect(read).toEqual(records);
  });
});

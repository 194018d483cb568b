import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRecords } from "../../src/csv/records.js";
import { scanStructure } from "../../src/csv/structure.js";
import { tableFile } from "../support/table-file.js";

const scan = (content: string | Uint8Array, width: number, chunkBytes?: number) =>
  scanStructure(tableFile("scan.csv", content), ",", 0, width, () => {}, chunkBytes);

describe("scanStructure", () => {
  test("counts records and line ends, the last without one", async () => {
    expect(await scan("a,b\n1,2\r\n3,4\r5,6", 2)).toMatchObject({
      records: 4,
      lineEnds: { lf: 1, crlf: 1, cr: 1 },
      raggedCount: 0,
      unclosedQuoteLine: null,
      validUtf8: true,
    });
  });

  test("names the lines of ragged records as an editor counts, over line ends in quotes", async () => {
    const { ragged, raggedCount } = await scan('a,b\n"x\ny",1\n1\n1,2,3\n\n4,5\n', 2);
    expect(ragged).toEqual([
      { line: 4, cells: 1 },
      { line: 5, cells: 3 },
    ]);
    expect(raggedCount).toBe(2);
  });

  test("keeps the first five ragged records of many", async () => {
    const { ragged, raggedCount } = await scan(`a,b\n${"1\n".repeat(9)}`, 2);
    expect(raggedCount).toBe(9);
    expect(ragged.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  });

  test("finds the quote that never closes, the text behind a closed one, and NUL", async () => {
    expect((await scan('a,b\n1,2\n3,"x\n4,5\n', 2)).unclosedQuoteLine).toBe(3);
    expect((await scan('a,b\n"x" y,2\n', 2)).strayQuoteLine).toBe(2);
    expect((await scan("a,b\n1,\0\n", 2)).nulLine).toBe(2);
    expect((await scan('a,b\n1,x"y\n"a ""b""",2\n', 2)).strayQuoteLine).toBeNull();
  });

  test("a blank line is an empty cell where there is one column, else nothing", async () => {
    expect((await scan("a\n1\n\n3\n", 1)).records).toBe(4);
    expect((await scan("a,b\n1,2\n\n3,4\n", 2)).records).toBe(3);
  });

  test("sees bytes that are not UTF-8, and whole characters cut by a chunk as UTF-8", async () => {
    expect((await scan(Buffer.from("a,b\nM\xfcller,1\n", "latin1"), 2)).validUtf8).toBe(false);
    expect((await scan(Buffer.from("a,b\nM\xc3", "latin1"), 2)).validUtf8).toBe(false);
    for (const chunk of [8, 9, 10, 11]) expect((await scan("a,b\nMüller €😀,1\n", 2, chunk)).validUtf8).toBe(true);
  });

  test("law: the size of the chunks never changes the result", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "\r\n", "é", "€"), maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 8, max: 16 }), async (content, chunk) => {
        const { longestRecord: _, ...whole } = await scan(content, 2);
        const { longestRecord: __, ...pieces } = await scan(content, 2, chunk);
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 300, verbose: 1 },
    );
  });

  test("law: a well-formed file has as many records here as when it is split into cells", async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "1", " ", "é") }),
      fc.string({ unit: fc.constantFrom("a", ",", '""', "\n", "\r\n") }).map((text) => `"${text}"`),
    );
    const end = fc.constantFrom("\n", "\r\n", "\r");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), end, async (rows, lineEnd) => {
        const content = rows.map((row) => row.join(",") + lineEnd).join("");
        const found = await scan(content, 2);
        expect(found.records).toBe(parseRecords(content, ",", 1000, true).length);
        expect(found).toMatchObject({ raggedCount: 0, unclosedQuoteLine: null, strayQuoteLine: null });
      }),
      { numRuns: 200, verbose: 1 },
    );
  });
});

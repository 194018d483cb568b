import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCells } from "../../src/plain/parse-cells.js";

/** Columns of a text of `width` cells a line, or null where it is refused. */
function parse(text: string, width: number, crlf = false): { columns: number[][]; decimals: number[] } | null {
  const buffer = Buffer.from(text);
  const capacity = Math.ceil(buffer.length / width);
  const cells = new Float64Array(capacity * width);
  const decimals = new Uint8Array(width);
  const rows = parseCells(buffer, 0, buffer.length, { delimiter: 0x2c, crlf, width }, cells, capacity, decimals);
  if (rows < 0) return null;
  return {
    columns: Array.from({ length: width }, (_, column) => [
      ...cells.subarray(column * capacity, column * capacity + rows),
    ]),
    decimals: [...decimals],
  };
}

describe("parseCells", () => {
  test("numbers column by column, empty cells missing, blank lines passed over", () => {
    expect(parse("1,-2.50\n\n,0.125\n300,\n", 2)).toEqual({
      columns: [
        [1, Number.NaN, 300],
        [-2.5, 0.125, Number.NaN],
      ],
      decimals: [0, 1],
    });
  });

  test("lines that end in CR LF", () => {
    expect(parse("1,2\r\n\r\n3,\r\n", 2, true)?.columns).toEqual([
      [1, 3],
      [2, Number.NaN],
    ]);
  });

  test("an exponent counts as written with decimals", () => {
    expect(parse("1e3,2\n", 2)).toEqual({ columns: [[1000], [2]], decimals: [1, 0] });
  });

  test("there is one zero", () => {
    expect(Object.is(parse("-0.0,1\n", 2)?.columns[0][0], 0)).toBe(true);
  });

  test.each([
    ["text", "1,x\n"],
    ["a code", "1,007\n"],
    ["a negative code", "1,-01.5\n"],
    ["a long whole number", "1,1234567890123456\n"],
    ["minus zero, as an id another than zero", "-0,1\n"],
    ["a sign alone", "1,-\n"],
    ["a point alone", "1,.\n"],
    ["spaces", "1, 2\n"],
    ["quotes", '1,"2"\n'],
    ["a cell too many", "1,2,3\n"],
    ["a cell too few", "1\n"],
    ["another line end", "1,2\r\n"],
    ["a NUL byte", "1,\0\n"],
    ["an infinity", "1,1e999\n"],
  ])("%s is refused", (_, text) => {
    expect(parse(text, 2)).toBeNull();
  });

  test("a line feed alone is refused where lines end in CR LF, and so is a CR alone", () => {
    expect(parse("1,2\n3,4\r\n", 2, true)).toBeNull();
    expect(parse("1,2\r3,4\r\n", 2, true)).toBeNull();
    expect(parse("1,2\r\n\r3,4\r\n", 2, true)).toBeNull();
  });

  test("law: short numbers are what Number reads", () => {
    const cell = fc
      .tuple(fc.boolean(), fc.nat({ max: 99_999_999 }), fc.nat({ max: 8 }))
      .map(([negative, n, places]) => {
        return `${negative ? "-" : ""}${(n / 10 ** places).toFixed(places)}`;
      });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 50 }), (texts) => {
        fc.pre(!texts.includes("-0"));
        expect(parse(`${texts.join(",")}\n`, texts.length)?.columns).toEqual(texts.map((text) => [Number(text) + 0]));
      }),
    );
  });
});

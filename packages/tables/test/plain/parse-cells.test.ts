import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CellReader } from "../../src/plain/cell-reader.js";
import { kernelReader } from "../../src/plain/kernel-reader.js";
import type { PlainFigures } from "../../src/plain/plain-figures.js";
import { scriptReader } from "../../src/plain/script-reader.js";

interface Parsed {
  readonly columns: number[][];
  readonly figures: readonly PlainFigures[];
}

/** Columns of a text of `width` cells a line as a reader has them, or null where it is refused. */
function readBy(reader: CellReader, text: string, width: number): Parsed | null {
  // Left over from the text before.
  reader.buffer.fill("7,-.\r\n");
  const read = reader.read(3, 3 + reader.buffer.write(text, 3));
  if (read === null) return null;
  const { rowCount, cells, figures } = read;
  const columnAt = (start: number) => [...cells.subarray(start, start + rowCount)];
  return { columns: Array.from({ length: width }, (_, column) => columnAt(column * reader.capacity)), figures };
}

/** As both readers have it. */
function parse(text: string, width: number, crlf = false): { columns: number[][]; decimals: boolean[] } | null {
  const layout = { delimiter: 0x2c, crlf, width };
  const size = Buffer.byteLength(text) + 80;
  const script = readBy(scriptReader(layout, size), text, width);
  expect(readBy(kernelReader(layout, size)!, text, width)).toEqual(script);
  return script && { columns: script.columns, decimals: script.figures.map(({ withDecimals }) => withDecimals) };
}

describe("parseCells", () => {
  test("numbers column by column, empty cells missing, blank lines passed over", () => {
    expect(parse("1,-2.50\n\n,0.125\n300,\n", 2)).toEqual({
      columns: [
        [1, Number.NaN, 300],
        [-2.5, 0.125, Number.NaN],
      ],
      decimals: [false, true],
    });
  });

  test("lines that end in CR LF", () => {
    expect(parse("1,2\r\n\r\n3,\r\n", 2, true)?.columns).toEqual([
      [1, 3],
      [2, Number.NaN],
    ]);
  });

  test("an exponent counts as written with decimals", () => {
    expect(parse("1e3,2\n", 2)).toEqual({ columns: [[1000], [2]], decimals: [true, false] });
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

  test("law: the kernel reads and refuses what the plain code does, of whatever length", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 20 });
    const number = fc
      .tuple(
        fc.constantFrom("", "-"),
        digits,
        fc.constantFrom("", ".", ".", "."),
        digits,
        fc.constantFrom("", "", "e3"),
      )
      .map((parts) => parts.join(""));
    const plain = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
    const odd = fc.string({ unit: fc.constantFrom(..."019.-,eE \r\n\u00e9/:"), maxLength: 6 });
    const cell = fc.oneof(
      { weight: 20, arbitrary: plain },
      { weight: 5, arbitrary: number },
      { weight: 1, arbitrary: odd },
    );
    let read = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (rows, crlf, blank) => {
          const eol = crlf ? "\r\n" : "\n";
          const text = rows.map((row) => row.join(",") + eol + (blank ? eol : "")).join("");
          if (parse(text, 3, crlf) !== null) read++;
        },
      ),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test("what a column is like: one more than the numbers before it, some missing, a fraction", () => {
    const { figures } = readBy(
      kernelReader({ delimiter: 0x2c, crlf: false, width: 4 }, 200)!,
      "1,5,,2\n2,,,3.5\n4,6,,2.25\n",
      4,
    )!;
    expect(figures).toEqual([
      { present: 3, min: 1, max: 4, whole: true, ascends: true, withDecimals: false },
      { present: 2, min: 5, max: 6, whole: true, ascends: false, withDecimals: false },
      { present: 0, min: Infinity, max: -Infinity, whole: true, ascends: false, withDecimals: false },
      { present: 3, min: 2, max: 3.5, whole: false, ascends: false, withDecimals: true },
    ]);
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

import { describe, expect, test } from "vitest";
import { sniffEncoding } from "../../src/csv/encoding.js";
import { readCustomers } from "../../src/index.js";
import { categoriesOf, tableFile } from "../support/table-file.js";

const text = "id;Stadt;x\n1;Köln;1,5\n2;Zürich;2,25\n3;Köln;3\n";

/** Every encoding gives the same table. */
const encodings: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
  ["UTF-16 little endian with a mark", Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16 big endian with a mark", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ["UTF-16 little endian without a mark", Buffer.from(text, "utf16le")],
  ["UTF-16 big endian without a mark", Buffer.from(text, "utf16le").swap16()],
  ["Latin-1", Buffer.from(text, "latin1")],
  ["Latin-1 with CR line ends", Buffer.from(text.replaceAll("\n", "\r"), "latin1")],
];

describe("encodings", () => {
  test.each(encodings)("%s", async (name, bytes) => {
    const plain = await readCustomers(tableFile("plain.csv", text));
    const table = await readCustomers(tableFile(`${name}.csv`, bytes));
    expect(categoriesOf(table, "Stadt")).toEqual(["Köln", "Zürich", "Köln"]);
    expect(table.hash).toBe(plain.hash);
  });

  test("bytes that are no text are none", () => {
    expect(sniffEncoding(Buffer.from([1, 2, 3, 4, 5, 6, 7, 65]))).toBeNull();
    expect(sniffEncoding(Buffer.from("a\0\0b,c,d,e,f,g"))).toBeNull();
    expect(sniffEncoding(Buffer.from("a,b\n"))).toBe("utf-8");
  });
});

import { describe, expect, test } from "vitest";
import { sniffDialect } from "../../src/csv/dialect.js";

const sniff = (text: string) => sniffDialect(text, true);

describe("sniffDialect", () => {
  test.each([
    [",", "id,a,b\n1,2,3\n"],
    [";", "id;einkommen;saldo\n0;10.785,90;931,34\n1;5.307,11;167,98\n"],
    ["\t", "id\ta\tb\n1\t2,5\t3\n"],
    ["|", "id|a|b\n1|x, y|3\n2|p, q|4\n"],
  ])("finds %j", (delimiter, text) => {
    expect(sniff(text).delimiter).toBe(delimiter);
  });

  test("a delimiter in quotes does not count", () => {
    expect(sniff('id,note\n1,"a;b;c"\n2,"d;e;f"\n').delimiter).toBe(",");
  });

  test("one column has no delimiter to find", () => {
    expect(sniff("income\n1\n2\n")).toMatchObject({ delimiter: ",", header: ["income"], hasHeader: true });
  });

  test("a first row with numbers is data", () => {
    expect(sniff("A11,6,A34\nA12,48,A32\n")).toMatchObject({ hasHeader: false, header: ["", "", ""] });
    expect(sniff("5,1\n4,2\n").hasHeader).toBe(false);
  });

  test("numbers as column names are a header where text stands over numbers", () => {
    expect(sniff("id,2019,2020\n1,5,6\n2,7,8\n")).toMatchObject({ hasHeader: true, header: ["id", "2019", "2020"] });
  });

  test("text over text is a header", () => {
    expect(sniff("name,city\nAnn,Rome\n").hasHeader).toBe(true);
  });

  test("a head that is cut leaves its last row out", () => {
    expect(sniffDialect("a,b\n1,2\n3,", false).sample).toEqual([["1", "2"]]);
  });
});

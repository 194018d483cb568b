import { describe, expect, test } from "vitest";
import { audienceList, leftOutRows } from "../../src/index.js";
import { customers, numeric } from "../support/customers.js";

const table = customers(
  numeric("consent email", [1, 1, 0, Number.NaN, 1, 1, 1, 1], { role: "consent", measure: "flag" }),
  numeric("vulnerable", [0, 0, 0, 0, 1, 0, 0, 0], { role: "describe", measure: "flag" }),
  numeric("contacts", [0, 1, 0, 0, 0, 4, 9, Number.NaN], { role: "describe" }),
);
const segments = Uint8Array.from([1, 1, 1, 1, 1, 1, 2, 1]);
const settings = { exclude: ["vulnerable"], contacted: "contacts", contactCap: { contacts: 4, days: 30 } };
const request = { segment: 1, consent: { needed: true, column: "consent email" }, settings, most: undefined, seed: 0 };

describe("audienceList", () => {
  test("leaves out, in order: other segments, exclusions, who was contacted enough, who gave no consent", () => {
    const { rows, ...why } = audienceList(table, segments, request);
    expect([...rows]).toEqual([0, 1, 7]);
    expect(why).toEqual({ otherSegments: 1, excluded: 1, contactedEnough: 1, withoutConsent: 2, overMost: 0 });
  });

  test("a channel's limit keeps some, counted", () => {
    const { rows, overMost } = audienceList(table, segments, { ...request, most: 2 });
    expect(rows).toHaveLength(2);
    expect(overMost).toBe(1);
  });

  test("refuses columns that are not there, and contacts without a cap", () => {
    expect(() => leftOutRows(table, { ...settings, exclude: ["arrears"] })).toThrow(
      "exclude must name a column of yes and no; got arrears, which the customers do not have. Mend the name.",
    );
    expect(() => leftOutRows(table, { ...settings, contactCap: undefined })).toThrow(
      /^contactCap must be given where contacted is/,
    );
    expect(() =>
      audienceList(table, segments, { ...request, consent: { needed: true, column: "vulnerable?" } }),
    ).toThrow(/^vulnerable\? must be a column of yes and no that says who consents; got no such column/);
  });
});

import { expect, it } from "vitest";
import { insteadOfSegments } from "../../../src/compare/verdict/instead-of-segments.js";
import { kRemarks } from "../../../src/compare/verdict/k-remarks.js";
import { LIMITS } from "../../../src/compare/verdict/limits.js";
import { listSaysMore } from "../../../src/compare/verdict/list-says-more.js";
import { shapeWarnings } from "../../../src/compare/verdict/shape-warnings.js";
import { customers, numeric } from "../../support/customers.js";
import { judged } from "./judged.js";

const between = (a: number, b: number, value: number) => ({ a, b, value, sentence: "", curve: null });

it("says what speaks against a K", () => {
  expect(kRemarks(judged(3, { valleys: [between(1, 2, 0.2)] }), LIMITS)).toEqual([]);
  expect(
    kRemarks(
      judged(3, {
        stability: [0.9, 0.2, 0.9],
        valleys: [between(1, 2, 0.2), between(2, 3, 0.9)],
        smallestShare: 0.01,
      }),
      LIMITS,
    ),
  ).toEqual(["segment 2 is unstable", "no gap between 2 and 3", "the smallest segment has under 2% of customers"]);
  expect(kRemarks(judged(2, { stability: [0.1, 0.2], valleys: [between(1, 2, 1)] }), LIMITS)).toEqual([
    "no segment is stable",
    "no gap between 1 and 2",
  ]);
  const joined = [between(1, 2, 1), between(1, 3, 1), between(3, 4, 0.1)];
  expect(kRemarks(judged(4, { stability: [0.1, 0.2, 0.9, 0.9], valleys: joined }), LIMITS)).toEqual([
    "segments 1 and 2 are unstable",
    "no gap between 1 and 2, nor 1 and 3",
  ]);
});

it("lets a short list speak where it finds groups that all columns hide, never where it finds fewer", () => {
  const natural = (k: number) => ({ verdict: "natural", k }) as const;
  expect(listSaysMore({ verdict: "none", k: 2 }, natural(3))).toBe(true);
  expect(listSaysMore({ verdict: "sliced", k: 5 }, natural(3))).toBe(true);
  expect(listSaysMore(natural(2), natural(3))).toBe(true);
  expect(listSaysMore(natural(4), natural(3))).toBe(false);
  expect(listSaysMore(natural(2), { verdict: "none", k: 5 })).toBe(false);
});

it("warns of each segment that is not one lump", () => {
  expect(shapeWarnings({ innerValleys: [1, 0.9, 0.4] })).toEqual([
    "Segment 3 has a gap inside: it holds more than one group, or has a shape that K-means cannot follow.",
  ]);
});

it("says what to do where there are no segments", () => {
  const plain = customers(
    numeric("income", [1.5, 2.5]),
    numeric("tenure", [3.5, 4.5], { role: "describe" }),
    numeric("vip", [0, 1], { role: "describe" }),
  );
  expect(insteadOfSegments(plain)).toEqual([
    "Say which column is what a customer is worth (--value), and cut it in tenths: borders that nobody takes for a discovery.",
    "Or make recency, frequency and amount from a transactions file (coterie features) and cross them in cells (RFM).",
    "No column clustered counts what customers do (transactions, visits, products): such columns most often tell groups apart.",
    "Described but not clustered are tenure: try them with --features.",
  ]);
  const rich = customers(
    numeric("visits", [1, 2]),
    numeric("days since last visit", [3, 9]),
    numeric("worth", [10.5, 20.5], { role: "value" }),
  );
  expect(insteadOfSegments(rich)).toEqual([
    "Cut customers in tenths of worth: borders that nobody takes for a discovery.",
    "Or cross recency, frequency and amount in cells (RFM), which the table holds.",
  ]);
});

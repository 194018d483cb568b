import { describe, expect, test } from "vitest";
import { bankBatches, truthBatches } from "../src/index.js";
import { collect } from "./collect.js";

describe("truthBatches", () => {
  test("names every customer of the bank once, in its order", () => {
    const truth = collect(truthBatches({ customers: 500, seed: 9, batchCustomers: 64 }));
    expect(truth.names).toEqual(["customer id", "segment"]);
    expect(truth.number("customer id")).toEqual(
      collect(bankBatches({ customers: 500, seed: 9 })).number("customer id"),
    );
    expect(truth.rows).toEqual(collect(truthBatches({ customers: 500, seed: 9 })).rows);
  });

  test("plants the four segments in their shares", () => {
    const segments = collect(truthBatches()).number("segment");
    const shares = [1, 2, 3, 4].map((segment) => segments.filter((one) => one === segment).length / segments.length);
    shares.forEach((share, k) => {
      expect(Math.abs(share - [0.17, 0.36, 0.25, 0.22][k])).toBeLessThan(0.015);
    });
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  test("knows the segments whatever the overlap, and not in a bank without them", () => {
    const rows = (options: object) => collect(truthBatches({ customers: 100, ...options })).rows;
    expect(rows({ overlap: 0.9 })).toEqual(rows({}));
    expect(rows({ null: true })).toEqual(Array.from({ length: 100 }, (_, i) => `${i + 1}|0`));
  });
});

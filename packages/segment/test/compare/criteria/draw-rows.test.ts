import { firstUint32 } from "@coterie/kmeans";
import { expect, it } from "vitest";
import { drawRows, gatherRows, hashesBelow } from "../../../src/compare/criteria/draw-rows.js";
import { placesBelow } from "../../../src/compare/criteria/places-below.js";
import { matrixOf } from "./matrices.js";

it("takes every row where there are no more", () => {
  expect(Array.from(drawRows(3, 4, 1))).toEqual([0, 1, 2]);
});

it("draws as many as asked, rising, all different, and others for another seed", () => {
  const rows = Array.from(drawRows(1000, 100, 1));
  expect(rows).toHaveLength(100);
  expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  expect(Array.from(drawRows(1000, 100, 2))).not.toEqual(rows);
});

it("draws a customer by identity, wherever the row stands", () => {
  const identities = Array.from({ length: 500 }, (_, i) => (i * 7919) % 100_003);
  const drawn = Array.from(drawRows(500, 50, 5, identities), (row) => identities[row]);
  const backwards = identities.toReversed();
  const again = Array.from(drawRows(500, 50, 5, backwards), (row) => backwards[row]);
  expect(drawn.toSorted((a, b) => a - b)).toEqual(again.toSorted((a, b) => a - b));
});

it("draws the lowest hashes there are", () => {
  for (const count of [1, 40, 3000, 4999]) {
    const byHash = Array.from({ length: 5000 }, (_, row) => row).sort(
      (a, b) => firstUint32(9, a) - firstUint32(9, b) || a - b,
    );
    expect(Array.from(drawRows(5000, count, 9))).toEqual(byHash.slice(0, count).sort((a, b) => a - b));
  }
});

it("hashes places in the kernel as without it", () => {
  for (const [rowCount, share, seed] of [
    [1, 0.9, 3],
    [5, 0.5, 4294967295],
    [16_384, 1, 0],
    [16_387, 0.01, 2147483648],
    [50_001, 0.3, 77],
  ]) {
    const limit = share * (2 ** 32 - 1);
    expect(placesBelow(rowCount, limit, seed)).toEqual(hashesBelow(rowCount, limit, seed));
  }
});

it("keeps to the number asked for where identities are equal", () => {
  expect(drawRows(100, 10, 1, new Uint32Array(100))).toHaveLength(10);
});

it("gathers rows in the order given", () => {
  expect(
    Array.from(
      gatherRows(
        matrixOf([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
        [2, 0],
      ).values,
    ),
  ).toEqual([5, 6, 1, 2]);
});

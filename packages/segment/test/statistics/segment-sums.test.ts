import { expect, it } from "vitest";
import { kernelSums, plainSums } from "../../src/statistics/segment-sums.js";
import { drawnMatrix } from "../compare/criteria/matrices.js";

it("adds up the same to the bit in the kernel and in JavaScript, by one partition after another", () => {
  for (const d of [1, 2, 3, 4, 5, 8, 9]) {
    for (const rowCount of [1, 1024, 2500]) {
      const matrix = drawnMatrix(rowCount, d, (random) => Array.from({ length: d }, () => random.normal() + 9));
      const kernel = kernelSums(matrix)!;
      const plain = plainSums(matrix);
      for (const k of [2, 7, 3]) {
        const labels = Uint8Array.from({ length: rowCount }, (_, i) => (i * 7) % k);
        expect(kernel(labels, k)).toEqual(plain(labels, k));
        expect(kernel(Array.from(labels), k)).toEqual(plain(labels, k));
      }
    }
  }
});

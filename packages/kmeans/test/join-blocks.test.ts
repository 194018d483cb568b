import { describe, expect, it } from "vitest";
import { type AnyMatrix, joinBlocks, kmeans, kmeansAsync, kmeansStream, type Matrix, predict } from "../src/index.js";
import { blobs, matrixOf } from "./support/matrices.js";

/** Rows cut into blocks of these sizes, over and over. */
function* cut(rows: Matrix, sizes: readonly number[]): Generator<Matrix> {
  const { values, rowCount, featureCount: d } = rows;
  for (let from = 0, i = 0; from < rowCount; i++) {
    const to = Math.min(rowCount, from + sizes[i % sizes.length]);
    yield { values: values.slice(from * d, to * d), rowCount: to - from, featureCount: d };
    from = to;
  }
}

const odd = [1, 0, 7, 4099, 3, 16_384, 16_385, 255];

describe("joinBlocks", () => {
  it.each([
    ["all starts on all rows", blobs(20_011, 3, 4, 151, 1.5), 2],
    ["starts on samples", blobs(70_013, 5, 4, 152, 1.5), 1],
  ] as const)("gives the bytes of one block: %s", async (_, rows, restarts) => {
    const options = { k: 5, restarts, seed: 9 };
    const expected = kmeans(rows, options);
    const listed = joinBlocks([...cut(rows, odd)]);
    const lazy = joinBlocks(cut(rows, odd), rows.rowCount);
    expect(kmeans(listed, options)).toEqual(expected);
    expect(await kmeansAsync(lazy, { ...options, threads: 3 })).toEqual(expected);
    expect(predict(expected.centroids, lazy)).toEqual(expected.labels);
  });

  it("a stream takes the same list as it is", async () => {
    const rows = blobs(9000, 2, 3, 153, 4);
    const list = [...cut(rows, [1000, 1, 777])];
    const one = await kmeansStream(() => [rows], { k: 3, threads: 1 });
    const many = await kmeansStream(() => list, { k: 3, threads: 1 });
    expect(many.sizes).toEqual(one.sizes);
    expect(Math.abs(many.inertia / one.inertia - 1)).toBeLessThan(1e-12);
  });

  it("keeps float32, widens it after float64, and refuses the other way round", () => {
    const double: AnyMatrix = matrixOf([[0.1], [0.2]]);
    const single: AnyMatrix = { values: Float32Array.of(0.5), rowCount: 1, featureCount: 1 };
    expect(joinBlocks([single, single]).values).toEqual(Float32Array.of(0.5, 0.5));
    expect(joinBlocks([double, single]).values).toEqual(Float64Array.of(0.1, 0.2, 0.5));
    expect(() => joinBlocks([single, double])).toThrow(/float64 blocks must not follow a float32 one.*row 2/);
  });

  it("refuses none, other columns, other rows than were said, and more than an array holds", () => {
    const block = matrixOf([[1, 2]]);
    expect(() => joinBlocks([])).toThrow(/at least one block/);
    expect(() => joinBlocks([block, matrixOf([[1]])])).toThrow(/first one's 2 columns; got 1/);
    expect(() => joinBlocks([block], 2 ** 45)).toThrow(
      /must fit in one array of this host; got 70368744177664 numbers, 536870912 MiB\. Use float32, or kmeansStream/,
    );
    expect(() => joinBlocks([block, block], 3)).toThrow(/rowCount = 3 rows in all; got 2/);
    expect(() => joinBlocks([block, block], 1)).toThrow(/rowCount = 1 rows in all; got 2 or more/);
    expect(() => joinBlocks([{ ...block, rowCount: 2 }])).toThrow(/rowCount × featureCount/);
  });
});

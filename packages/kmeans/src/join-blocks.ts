import { KMeansError } from "./kmeans-error.js";
import { type AnyMatrix, checkShape, createMatrix } from "./matrix.js";

/**
 * One matrix of rows that come in blocks, where worker threads can read it: what is found on it is what is found on the same rows in one piece. Up to
 * what one array of the host holds (see `createMatrix`); `kmeansStream` takes the blocks of larger tables as they are.
 *
 * @param blocks Of any number of rows each, one after another; each is copied and let go of before the next is asked for.
 * @param rowCount Rows in all; by default counted, for which the blocks are gone through twice.
 * @returns Of the first block's precision; float32 blocks may follow float64 ones.
 * @throws {KMeansError} `bad-data` for no block, other columns than the first block's, float64 after float32, other rows than `rowCount`, or too
 * many for one array.
 */
export function joinBlocks(blocks: readonly AnyMatrix[]): AnyMatrix;
export function joinBlocks(blocks: Iterable<AnyMatrix>, rowCount: number): AnyMatrix;
export function joinBlocks(
  blocks: Iterable<AnyMatrix>,
  rowCount: number = [...blocks].reduce((sum, block) => sum + block.rowCount, 0),
): AnyMatrix {
  let joined: AnyMatrix | null = null;
  let row = 0;
  for (const block of blocks) {
    checkShape(block);
    joined ??= emptyLike(block, rowCount);
    const { featureCount: d } = joined;
    if (block.featureCount !== d) {
      throw new KMeansError(
        "bad-data",
        `every block must have the first one's ${d} columns; got ${block.featureCount}.`,
      );
    }
    if (joined.values instanceof Float32Array && block.values instanceof Float64Array) {
      throw new KMeansError(
        "bad-data",
        `float64 blocks must not follow a float32 one, which they would be rounded to; got one at row ${row + 1}. Put it first, or make all blocks alike.`,
      );
    }
    if (row + block.rowCount > rowCount) refuseRows(rowCount, `${row + block.rowCount} or more`);
    joined.values.set(block.values, row * d);
    row += block.rowCount;
  }
  if (joined === null) throw new KMeansError("bad-data", "there must be at least one block of rows; got none.");
  if (row < rowCount) refuseRows(rowCount, String(row));
  return joined;
}

function emptyLike({ values, featureCount }: AnyMatrix, rowCount: number): AnyMatrix {
  return values instanceof Float32Array
    ? createMatrix(rowCount, featureCount, "float32")
    : createMatrix(rowCount, featureCount);
}

function refuseRows(wanted: number, got: string): never {
  throw new KMeansError(
    "bad-data",
    `the blocks must have rowCount = ${wanted} rows in all; got ${got}. Correct it, or leave it out for a list of blocks.`,
  );
}

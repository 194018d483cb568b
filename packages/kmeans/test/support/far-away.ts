import type { Matrix } from "../../src/index.js";

/** More than 32 bits can count. */
export const FOUR_GIB: number = 2 ** 32;

/**
 * The same rows past the first 4 GiB of a buffer that is otherwise never touched and so takes no memory; where threads share none, behind 8 bytes
 * of a buffer that is copied to them.
 */
export function farAway({ values, rowCount, featureCount }: Matrix): Matrix {
  const far =
    typeof SharedArrayBuffer === "undefined"
      ? new Float64Array(new ArrayBuffer(8 + values.byteLength), 8)
      : new Float64Array(new SharedArrayBuffer(FOUR_GIB + values.byteLength), FOUR_GIB);
  far.set(values);
  return { values: far, rowCount, featureCount };
}

import { closeSync, openSync, readSync } from "node:fs";

const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * Read a row-major float32 file piece by piece, widened where float64 is wanted, so that the file is never held twice.
 *
 * @param {string} path
 * @param {Float64Array | Float32Array} values Filled from the file's start.
 */
export function readF32(path, values) {
  const chunk = new Float32Array(CHUNK_BYTES / 4);
  const bytes = new Uint8Array(chunk.buffer);
  const file = openSync(path, "r");
  try {
    for (let done = 0; done < values.length; ) {
      const want = Math.min(CHUNK_BYTES, (values.length - done) * 4);
      let got = 0;
      while (got < want) {
        const read = readSync(file, bytes, got, want - got, null);
        if (read === 0)
          throw new RangeError(`${path} must hold ${values.length} numbers; got fewer. Remove it and run again.`);
        got += read;
      }
      values.set(chunk.subarray(0, want / 4), done);
      done += want / 4;
    }
  } finally {
    closeSync(file);
  }
}

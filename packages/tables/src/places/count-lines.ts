import { Transform } from "node:stream";

const newline = 0x0a;
const quote = 0x22;
const everyBytes = 4_000_000;

/** Passes bytes of CSV on and tells from time to time how many records have gone by; line ends inside quotes end none. */
export function countLines(onRows: (rows: number) => void): Transform {
  let rows = 0;
  let bytes = 0;
  let quoted = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) {
        if (byte === quote) quoted = !quoted;
        else if (byte === newline && !quoted) rows++;
      }
      bytes += chunk.length;
      if (bytes >= everyBytes) {
        bytes = 0;
        onRows(rows);
      }
      done(null, chunk);
    },
    flush(done) {
      onRows(rows);
      done();
    },
  });
}

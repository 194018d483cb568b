import { createReadStream, createWriteStream } from "node:fs";
import { Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Encoding } from "./encoding.js";

/**
 * Copy a delimited file as UTF-8 without a byte order mark and with `\n` line ends; line ends inside quotes stay, but for those of
 * the first record, the header, which DuckDB skips by the file's line end.
 */
export async function rewriteCsv(
  from: string,
  to: string,
  options: { readonly encoding: Encoding; readonly start: number; readonly delimiter: string },
  signal: AbortSignal | null,
): Promise<void> {
  const decode = streamDecoder(options.encoding);
  const normalise = lineEndNormaliser(options.delimiter);
  const transform = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      done(null, normalise(decode(chunk)));
    },
    flush(done: TransformCallback) {
      done(null, normalise(decode(null)));
    },
  });
  const source = createReadStream(from, { start: options.start, highWaterMark: 1 << 20 });
  await pipeline(source, transform, createWriteStream(to), signal === null ? {} : { signal });
}

/** Text of a stream of bytes; `null` ends it. */
export function streamDecoder(encoding: Encoding): (bytes: Uint8Array | null) => string {
  if (encoding !== "utf-16be") {
    const decoder = new TextDecoder(encoding);
    return (bytes) => (bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true }));
  }
  const little = new TextDecoder("utf-16le");
  let odd: Uint8Array = new Uint8Array(0);
  return (bytes) => {
    if (bytes === null) return little.decode();
    const all = Buffer.concat([odd, bytes]);
    const even = all.length & ~1;
    odd = all.subarray(even);
    return little.decode(Buffer.from(all.subarray(0, even)).swap16(), { stream: true });
  };
}

/** Every line end outside quotes or in the first record becomes `\n`, across the pieces of a text. */
function lineEndNormaliser(delimiter: string): (text: string) => string {
  let quoted = false;
  let cellStart = true;
  let afterCr = false;
  let record = "blank" as "blank" | "first" | "later";
  return (text) => {
    let out = "";
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const sign = text[i];
      if (sign === "\n" && afterCr) from = i + 1;
      afterCr = false;
      if (sign === '"') {
        if (quoted || cellStart) quoted = !quoted;
        // A doubled quote inside a cell closes and opens again.
        cellStart = !quoted;
        if (record === "blank") record = "first";
        continue;
      }
      if (sign === "\r" && (!quoted || record === "first")) {
        out += `${text.slice(from, i)}\n`;
        from = i + 1;
        afterCr = true;
      }
      if (quoted) continue;
      const ends = sign === "\n" || sign === "\r";
      cellStart = sign === delimiter || ends;
      if (record === "blank" && !ends) record = "first";
      else if (record === "first" && ends) record = "later";
    }
    return out + text.slice(from);
  };
}

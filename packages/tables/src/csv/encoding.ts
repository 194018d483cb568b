/** How a text file's bytes are read. `windows-1252` stands for Latin-1 too, of which it is the superset in use. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * The encoding the first bytes show: a byte order mark, or every second byte NUL. Anything else is taken for UTF-8 until a byte
 * says otherwise. Null where the bytes are no text at all.
 */
export function sniffEncoding(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const nuls: [number, number] = [0, 0];
  let controls = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i];
    if (byte === 0) nuls[i & 1]++;
    else if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  }
  const pairs = head.length >> 1;
  if (pairs > 0 && nuls[1] > 0.4 * pairs && nuls[0] < 0.1 * pairs) return "utf-16le";
  if (pairs > 0 && nuls[0] > 0.4 * pairs && nuls[1] < 0.1 * pairs) return "utf-16be";
  if (nuls[0] + nuls[1] > 0 || controls > 0.02 * head.length) return null;
  return "utf-8";
}

/** Bytes of a byte order mark at the start. */
export function markLength(head: Uint8Array): number {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 3;
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) ? 2 : 0;
}

/** Bytes of `buffer[0 .. end)` up to the last whole UTF-8 character. */
export function wholeCharacters(buffer: Uint8Array, end: number): number {
  for (let back = 1; back <= Math.min(4, end); back++) {
    const byte = buffer[end - back];
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? end - back : end;
  }
  return end;
}

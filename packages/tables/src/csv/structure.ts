import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";

/** What a pass over every byte of a delimited file found. Lines are counted from 1 as an editor does. */
export interface CsvStructure {
  /** Records, the header included; blank lines are none. */
  readonly records: number;
  readonly lineEnds: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** Records whose number of cells differs from the first one's. */
  readonly raggedCount: number;
  /** The first of them. */
  readonly ragged: readonly { readonly line: number; readonly cells: number }[];
  /** Line on which a quote opens that never closes. */
  readonly unclosedQuoteLine: number | null;
  /** Line on which text follows a closing quote. */
  readonly strayQuoteLine: number | null;
  readonly nulLine: number | null;
  readonly validUtf8: boolean;
}

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;
const raggedKept = 5;
const chunkBytes = 1 << 20;

// Where in a record the pass stands.
const cellStart = 0;
const plain = 1;
const quoted = 2;
const quoteInQuoted = 3;

/**
 * Check the layout of a whole file in an encoding where delimiter, quote and line ends are single bytes, so that a bad row is
 * refused by its line before anything is loaded.
 *
 * @param start Bytes to skip (a byte order mark).
 * @param width Cells every record must have.
 * @remarks About one nanosecond a byte.
 */
export async function scanStructure(
  file: string,
  delimiter: string,
  start: number,
  width: number,
  onBytes: (done: number) => void,
): Promise<CsvStructure> {
  const separator = delimiter.charCodeAt(0);
  const lineEnds = { lf: 0, crlf: 0, cr: 0 };
  const ragged: { line: number; cells: number }[] = [];
  let state = cellStart;
  let line = 1;
  let recordLine = 1;
  let quoteLine = 1;
  let cells = 1;
  let records = 0;
  let raggedCount = 0;
  let strayQuoteLine: number | null = null;
  let nulLine: number | null = null;
  let blank = true;
  let pendingCr = false;
  let validUtf8 = true;

  const endRecord = () => {
    if (!blank) {
      records++;
      if (cells !== width) {
        raggedCount++;
        if (ragged.length < raggedKept) ragged.push({ line: recordLine, cells });
      }
    }
    cells = 1;
    blank = true;
    state = cellStart;
  };

  const handle = await open(file, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let position = start;
    let carried = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, carried, chunkBytes - carried, position);
      if (bytesRead === 0) {
        if (carried > 0) validUtf8 = false;
        break;
      }
      position += bytesRead;
      const end = carried + bytesRead;
      const whole = validUtf8 ? wholeCharacters(buffer, end) : end;
      if (validUtf8 && !isUtf8(buffer.subarray(0, whole))) validUtf8 = false;
      for (let i = carried; i < end; i++) {
        const byte = buffer[i];
        if (pendingCr) {
          pendingCr = false;
          line++;
          if (byte === lf) {
            lineEnds.crlf++;
            recordLine = line;
            continue;
          }
          lineEnds.cr++;
          recordLine = line;
        }
        if (state === quoted) {
          if (byte === quote) state = quoteInQuoted;
          else if (byte === lf || (byte === cr && buffer[i + 1] !== lf)) line++;
          continue;
        }
        if (byte === separator) {
          cells++;
          blank = false;
          state = cellStart;
        } else if (byte === lf) {
          endRecord();
          lineEnds.lf++;
          line++;
          recordLine = line;
        } else if (byte === cr) {
          endRecord();
          pendingCr = true;
        } else if (byte === quote && state !== plain) {
          if (state === cellStart) quoteLine = line;
          state = quoted;
          blank = false;
        } else {
          if (byte === 0) nulLine ??= line;
          if (state === quoteInQuoted) strayQuoteLine ??= line;
          state = plain;
          blank = false;
        }
      }
      carried = validUtf8 ? end - whole : 0;
      buffer.copyWithin(0, end - carried, end);
      onBytes(position);
    }
  } finally {
    await handle.close();
  }
  const unclosedQuoteLine = state === quoted ? quoteLine : null;
  if (pendingCr) lineEnds.cr++;
  else if (unclosedQuoteLine === null) endRecord();
  return { records, lineEnds, raggedCount, ragged, unclosedQuoteLine, strayQuoteLine, nulLine, validUtf8 };
}

/** Bytes up to the last whole UTF-8 character. */
function wholeCharacters(buffer: Buffer, end: number): number {
  for (let back = 1; back <= Math.min(4, end); back++) {
    const byte = buffer[end - back];
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? end - back : end;
  }
  return end;
}

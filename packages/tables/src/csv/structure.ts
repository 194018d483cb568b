import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { wholeCharacters } from "./encoding.js";

/** What a pass over every byte of a delimited file found. Lines are counted from 1 as an editor does. */
export interface CsvStructure {
  /** Records, the header included. A blank line is none, but an empty cell where there is one column. */
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
  /** Bytes of the longest record, or a little more. */
  readonly longestRecord: number;
}

const quote = 0x22;
const lf = 0x0a;
const cr = 0x0d;
const raggedKept = 5;
const defaultChunkBytes = 1 << 20;

// Where in a record the pass stands.
const cellStart = 0;
const plain = 1;
const quoted = 2;
const quoteInQuoted = 3;
const afterCr = 4;

/** The pass between two chunks. */
interface Scan {
  state: number;
  line: number;
  recordLine: number;
  quoteLine: number;
  cells: number;
  blank: boolean;
  records: number;
  lfs: number;
  crlfs: number;
  crs: number;
  raggedCount: number;
  ragged: { line: number; cells: number }[];
  strayQuoteLine: number | null;
  nulLine: number | null;
  lastByte: number;
}

/**
 * Check the layout of a whole file in an encoding where delimiter, quote and line ends are single bytes, so that a bad row is
 * refused by its line before anything is loaded.
 *
 * @param start Bytes to skip (a byte order mark).
 * @param width Cells every record must have.
 * @param chunkBytes Bytes read at once, 8 or more; never changes the result.
 * @remarks About two nanoseconds a byte.
 */
export async function scanStructure(
  file: string,
  delimiter: string,
  start: number,
  width: number,
  onBytes: (done: number) => void,
  chunkBytes: number = defaultChunkBytes,
): Promise<CsvStructure> {
  const scan: Scan = {
    state: cellStart,
    line: 1,
    recordLine: 1,
    quoteLine: 1,
    cells: 1,
    blank: true,
    records: 0,
    lfs: 0,
    crlfs: 0,
    crs: 0,
    raggedCount: 0,
    ragged: [],
    strayQuoteLine: null,
    nulLine: null,
    lastByte: 0,
  };
  let validUtf8 = true;
  let recordStart = start;
  let longestRecord = 0;
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let position = start;
    let carried = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, carried, chunkBytes - carried, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      const end = carried + bytesRead;
      const whole = validUtf8 ? wholeCharacters(buffer, end) : end;
      if (validUtf8 && !isUtf8(buffer.subarray(0, whole))) validUtf8 = false;
      const records = scan.records;
      scanBytes(buffer, carried, end, delimiter.charCodeAt(0), width, scan);
      // Records are measured by whole chunks, which is enough to see one that needs a larger buffer.
      longestRecord = Math.max(longestRecord, position - recordStart);
      if (scan.records !== records) recordStart = position - end;
      carried = validUtf8 ? end - whole : 0;
      buffer.copyWithin(0, end - carried, end);
      onBytes(position);
    }
    if (carried > 0) validUtf8 = false;
  } finally {
    await handle.close();
  }
  const unclosedQuoteLine = scan.state === quoted ? scan.quoteLine : null;
  if (scan.state === afterCr) scan.crs++;
  else if (unclosedQuoteLine === null) endRecord(scan, width);
  return {
    records: scan.records,
    lineEnds: { lf: scan.lfs, crlf: scan.crlfs, cr: scan.crs },
    raggedCount: scan.raggedCount,
    ragged: scan.ragged,
    unclosedQuoteLine,
    strayQuoteLine: scan.strayQuoteLine,
    nulLine: scan.nulLine,
    validUtf8,
    longestRecord,
  };
}

function endRecord(scan: Scan, width: number): void {
  if (scan.blank) return;
  scan.records++;
  if (scan.cells === width) return;
  scan.raggedCount++;
  if (scan.ragged.length < raggedKept) scan.ragged.push({ line: scan.recordLine, cells: scan.cells });
}

function scanBytes(buffer: Buffer, from: number, end: number, separator: number, width: number, scan: Scan): void {
  // Plain locals: fields and captured variables cost three times as much here.
  let { state, line, recordLine, cells, blank, records, lfs } = scan;
  for (let i = from; i < end; i++) {
    const byte = buffer[i];
    if (state === quoted) {
      if (byte === quote) state = quoteInQuoted;
      else if (byte === cr || (byte === lf && (i > from ? buffer[i - 1] : scan.lastByte) !== cr)) line++;
      continue;
    }
    if (state === afterCr) {
      line++;
      recordLine = line;
      state = cellStart;
      if (byte === lf) {
        scan.crlfs++;
        continue;
      }
      scan.crs++;
    }
    if (byte > quote && byte !== separator) {
      if (state === quoteInQuoted) scan.strayQuoteLine ??= line;
      state = plain;
      blank = false;
    } else if (byte === separator) {
      cells++;
      blank = false;
      state = cellStart;
    } else if (byte === lf || byte === cr) {
      if (!blank || (width === 1 && records > 0)) {
        if (cells === width) records++;
        else {
          Object.assign(scan, { recordLine, cells, blank, records });
          endRecord(scan, width);
          records = scan.records;
        }
      }
      cells = 1;
      blank = true;
      if (byte === cr) state = afterCr;
      else {
        state = cellStart;
        lfs++;
        line++;
        recordLine = line;
      }
    } else if (byte === quote && state !== plain) {
      if (state === cellStart) scan.quoteLine = line;
      state = quoted;
      blank = false;
    } else {
      if (byte === 0) scan.nulLine ??= line;
      if (state === quoteInQuoted) scan.strayQuoteLine ??= line;
      state = plain;
      blank = false;
    }
  }
  Object.assign(scan, { state, line, recordLine, cells, blank, records, lfs, lastByte: buffer[end - 1] });
}

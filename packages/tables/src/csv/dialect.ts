import { isMissing } from "../values/missing.js";
import { parseRecords } from "./records.js";

/** How a delimited file is laid out, found in its first rows. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  /** Names as the header gives them; empty texts where there is no header. */
  readonly header: readonly string[];
  /** Data rows of the head, as text. */
  readonly sample: readonly (readonly string[])[];
}

const delimiters = [",", ";", "\t", "|"] as const;
const sampleRows = 1000;
const delimiterRows = 100;

/**
 * Find delimiter and header in the first part of a file.
 *
 * @param head Decoded text from the start, without a byte order mark.
 * @param complete Whether `head` is the whole file.
 * @param known The delimiter, where it need not be found.
 */
export function sniffDialect(head: string, complete: boolean, known: string | null = null): CsvDialect {
  const delimiter = known ?? chooseDelimiter(head, complete);
  const records = parseRecords(head, delimiter, sampleRows + 1, complete);
  const first = records[0] ?? [];
  const rest = records.slice(1);
  const hasHeader = looksLikeHeader(first, rest);
  return {
    delimiter,
    hasHeader,
    header: hasHeader ? first : first.map(() => ""),
    sample: hasHeader ? rest : records,
  };
}

/** The cells of a column in the head, empty where a record has too few. */
export function sampleColumn({ sample }: CsvDialect, column: number): readonly string[] {
  return sample.map((record) => record[column] ?? "");
}

function chooseDelimiter(head: string, complete: boolean): string {
  let best: { delimiter: string; score: readonly number[] } | null = null;
  for (const delimiter of delimiters) {
    const records = parseRecords(head, delimiter, delimiterRows, complete);
    const width = modalWidth(records);
    const share = records.filter((record) => record.length === width).length / Math.max(1, records.length);
    const headerFits = records[0]?.length === width ? 1 : 0;
    const score = [width > 1 ? 1 : 0, headerFits, share, width];
    if (best === null || isGreater(score, best.score)) best = { delimiter, score };
  }
  return best!.delimiter;
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] > b[i];
  return false;
}

function modalWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let width = 0;
  for (const [candidate, count] of counts) {
    const current = counts.get(width) ?? 0;
    if (count > current || (count === current && candidate > width)) width = candidate;
  }
  return width;
}

/** A first row with a number in it is data, unless some text in it stands over a column of numbers. */
function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  if (!first.some(isNumber)) return true;
  return first.some((name, column) => {
    if (isNumber(name) || isMissing(name)) return false;
    const cells = rest.map((record) => record[column] ?? "").filter((cell) => !isMissing(cell));
    return cells.length > 0 && cells.every(isNumber);
  });
}

function isNumber(cell: string): boolean {
  return /^\s*[-+]?(\d[\d.,]*|[.,]\d+)(e[-+]?\d+)?\s*$/i.test(cell);
}

import type { NumericColumn } from "../customer-table.js";

/** A value that stands for "not known". */
export interface Sentinel {
  /** As the column holds it. */
  readonly value: number;
  /** As a person writes it: the number, or a date. */
  readonly written: number | string;
  readonly count: number;
}

const DAY_MS = 86_400_000;
/** Dates that stand for none in spreadsheets and databases. */
const DATES = ["1899-12-30", "1900-01-01", "1901-01-01", "1970-01-01"];
/** A sentinel date lies at least this long before every other. */
const YEARS_APART = 10;
/** How many times the largest other value a nine-run must reach: it stands outside what the column measures. */
const BEYOND = 1.5;
/** Fewest customers a −1 stands on: a single one may be a slip. */
const FEWEST = 3;

/**
 * Values that look like numbers and mean "not known": the only negative ones (−1, −99, −999999), runs of nines far above all others, dates
 * like 1900-01-01 that many customers share and nobody comes near.
 *
 * @param column Numbers, or days before `asOf`.
 * @param asOf Of the table.
 * @returns The sentinels, rising.
 */
export function sentinels(column: NumericColumn, asOf: string | null): readonly Sentinel[] {
  if (column.measure === "flag") return [];
  const counts = new Map<number, number>();
  for (const x of column.values) if (!Number.isNaN(x)) counts.set(x, (counts.get(x) ?? 0) + 1);
  if (column.measure === "days") return asOf === null ? [] : sentinelDates(counts, asOf);
  const values = [...counts.keys()].sort((a, b) => a - b);
  const coded = values.filter((x) => isNegativeCode(x) || isNines(x));
  const plain = values.filter((x) => !coded.includes(x));
  if (plain.length < 2) return [];
  const [lowest, highest] = [plain[0], plain[plain.length - 1]];
  return coded
    .filter((x) => {
      const count = counts.get(x)!;
      if (x < 0) return lowest >= 0 && (x <= -99 || count >= FEWEST);
      return x > BEYOND * Math.max(1, highest) && lowest >= 0;
    })
    .map((value) => ({ value, written: value, count: counts.get(value)! }));
}

function sentinelDates(counts: ReadonlyMap<number, number>, asOf: string): readonly Sentinel[] {
  const asOfMs = Date.parse(`${asOf}T00:00:00Z`);
  const coded = DATES.map((iso) => ({ iso, days: (asOfMs - Date.parse(`${iso}T00:00:00Z`)) / DAY_MS }));
  const others = [...counts.keys()].filter((x) => !coded.some(({ days }) => days === x));
  const oldest = others.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  return coded.flatMap(({ iso, days }) => {
    const count = counts.get(days) ?? 0;
    return count >= FEWEST && days > oldest + YEARS_APART * 365.25 ? [{ value: days, written: iso, count }] : [];
  });
}

function isNegativeCode(x: number): boolean {
  return x < 0 && /^-(1|9+)$/.test(String(x));
}

function isNines(x: number): boolean {
  return x > 0 && /^9{2,}$/.test(String(x));
}

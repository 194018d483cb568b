import type { Scratch } from "../duck/scratch.js";
import { reasonCode } from "./exclusions.js";
import type { FeatureReport, LeftOutCategory } from "./feature-report.js";
import type { ReadTransactions } from "./read-transactions.js";

const wordColumns = ["category", "type", "channel"] as const;

/** The words that reveal what must not be known, with the transactions that were left out for them; the commonest first. */
export async function leftOutCategories(scratch: Scratch, read: ReadTransactions): Promise<readonly LeftOutCategory[]> {
  const found: LeftOutCategory[] = [];
  for (const name of wordColumns) {
    const column = read[name];
    if (column === null) continue;
    const rows = await scratch.rows(
      `SELECT ${name}, count(*) FROM counted WHERE reason = ${reasonCode("sensitive")} AND ${name} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    );
    for (const [code, transactions] of rows as [number, number][]) {
      const kind = column.kinds[code];
      if (kind?.kind === "sensitive") {
        found.push({ category: column.levels[code], reveals: kind.reveals, transactions });
      }
    }
  }
  return found;
}

/** The words of the data that were taken for own-account transfers, fees and reversals. */
export function wordsOfKind(read: ReadTransactions): FeatureReport["excludedWords"] {
  const words: Partial<Record<"ownTransfer" | "fee" | "reversal", readonly string[]>> = {};
  for (const kind of ["ownTransfer", "fee", "reversal"] as const) {
    const levels = wordColumns.flatMap((name) => {
      const column = read[name];
      return column === null ? [] : column.levels.filter((_, code) => column.kinds[code]?.kind === kind);
    });
    if (levels.length > 0) words[kind] = [...new Set(levels)];
  }
  return words;
}

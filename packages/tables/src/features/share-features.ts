import type { Scratch } from "../duck/scratch.js";
import { nameWords } from "../roles/name-words.js";
import { personalData } from "../roles/personal-data.js";
import type { Feature } from "./feature.js";
import type { WordColumn } from "./read-transactions.js";

/** Levels with a column of their own; the rest are added up as other. */
const mostColumns = 12;
const longestName = 40;

/** The words of a column gathered under the names their shares get, the commonest first. */
export interface ShareGroup {
  readonly name: string;
  readonly codes: readonly number[];
}

/** What each of two kinds of words is called in the names of features. */
const suffixes = { channel: "transaction_share", category: "category_share" } as const;

/** Shares of a customer's transactions by channel or category, over those that have one. None where all are alike. */
export async function shareFeatures(
  scratch: Scratch,
  purpose: "channel" | "category",
  column: WordColumn | null,
): Promise<readonly Feature[]> {
  if (column === null) return [];
  const rows = (await scratch.rows(
    `SELECT ${purpose}, count(*) FROM used WHERE ${purpose} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
  )) as [number, number][];
  const groups = shareGroups(rows.map(([code]) => [column.levels[code], code]));
  if (groups.length < 2) return [];
  const all = `with_${purpose}`;
  return groups.map(({ name, codes }, i): Feature => {
    const alias = `${purpose}_${i}`;
    const words = codes.slice(0, 4).map((code) => column.levels[code]);
    const more = codes.length > words.length ? ` and ${codes.length - words.length} more` : "";
    return {
      name: shareName(name, purpose),
      kind: "number",
      sums: { [all]: `count(${purpose})`, [alias]: `count(*) FILTER (${purpose} IN (${codes.join(", ")}))` },
      sql: `${alias}::DOUBLE / nullif(${all}, 0)`,
      meaning: `share of transactions with ${column.found.name} ${words.join(", ")}${more}; empty without one`,
    };
  });
}

/** A column's name for a level: a share of payments by `mobile` must not read as a telephone number. */
export function shareName(level: string, purpose: "channel" | "category"): string {
  const name = `${level}_${suffixes[purpose]}`;
  if (personalData(nameWords(name), null) === null) return name;
  return `${level.replaceAll("_", "")}${purpose}_${suffixes[purpose]}`;
}

/** Gather levels (the commonest first) under the names of their columns: those written alike together, the rarest under `other`. */
export function shareGroups(levels: readonly (readonly [level: string, code: number])[]): readonly ShareGroup[] {
  const groups = new Map<string, number[]>();
  for (const [level, code] of levels) {
    const slug = nameWords(level).join("_").slice(0, longestName) || "other";
    const name = groups.has(slug) || groups.size < mostColumns ? slug : "other";
    groups.set(name, [...(groups.get(name) ?? []), code]);
  }
  return [...groups].map(([name, codes]) => ({ name, codes }));
}

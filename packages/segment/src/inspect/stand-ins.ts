import { columnsOf } from "../columns.js";
import { drawRows } from "../compare/criteria/draw-rows.js";
import type { CategoricalColumn, CustomerTable, NumericColumn } from "../customer-table.js";
import { cramersV } from "../profile/association.js";
import { bandsOf } from "../profile/bands.js";
import { foldRareLevels } from "../statistics/fold-rare-levels.js";
import { rankAuc } from "./rank-auc.js";

/** A clustered column that tells a protected one: keeping the protected one out does not keep out what it says. */
export interface StandIn {
  readonly protected: string;
  readonly feature: string;
  /** The level (or band) told best, against all others; null where the statistic speaks of all levels at once. */
  readonly level: string | null;
  /**
   * `auc`: how often a customer of the level lies on its side of one who is not, 0.5 (never tells) to 1 (always). `cramersV`: 0 to 1.
   * Three decimals.
   */
  readonly statistic: "auc" | "cramersV";
  readonly value: number;
}

/** From here a column is said to stand in. */
const STRONG = { auc: 0.7, cramersV: 0.3 } as const;
/** What must be left when twice the standard error, or what chance gives, is taken off. */
const SURE = { auc: 0.6, cramersV: 0.2 } as const;
/** Customers it is told from, drawn by hash. */
const ROWS = 50_000;

/**
 * Which clustered columns tell a protected one.
 *
 * @param table Customers; every `feature` is held against every `protected` column.
 * @param minCell Levels of fewer customers are put together.
 * @returns Those that do, strongest first; ties in table order. From at most 50,000 customers drawn by hash.
 * @remarks AUC: Hanley & McNeil (1982), Radiology 143, for the value and its standard error.
 */
export function standIns(table: CustomerTable, minCell: number): readonly StandIn[] {
  const audits = columnsOf(table, "protected");
  if (audits.length === 0) return [];
  const rows = drawRows(table.rowCount, ROWS, 0);
  const features = columnsOf(table, "feature");
  const found: StandIn[] = [];
  for (const column of audits) {
    const audited = levelsOf(column, rows, minCell);
    if (audited.levels.length < 2) continue;
    for (const feature of features) {
      if (feature.name === column.name) continue;
      const told =
        feature.kind === "numeric"
          ? byRank(feature, rows, audited)
          : byTable(levelsOf(feature, rows, minCell), audited);
      if (told !== null) found.push({ protected: column.name, feature: feature.name, ...told });
    }
  }
  return found.toSorted((p, q) => strength(q) - strength(p));
}

interface Levels {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

function levelsOf(column: NumericColumn | CategoricalColumn, rows: Uint32Array, minCell: number): Levels {
  const { codes, levels } = column.kind === "categorical" ? column : bandsOf(column, minCell);
  return foldRareLevels(
    Int32Array.from(rows, (row) => codes[row]),
    levels,
    minCell,
  );
}

type Told = Pick<StandIn, "level" | "statistic" | "value">;

function byRank(feature: NumericColumn, rows: Uint32Array, { codes, levels }: Levels): Told | null {
  const values = Float64Array.from(rows, (row) => feature.values[row]);
  // Of two levels, telling one is telling the other.
  const asked = levels.length === 2 ? [0] : levels.map((_, level) => level);
  let best: Told | null = null;
  for (const level of asked) {
    const auc = rankAuc(values, codes, level);
    if (auc === null) continue;
    const value = Math.max(auc.value, 1 - auc.value);
    if (value < STRONG.auc || value - 2 * auc.error < SURE.auc || value <= (best?.value ?? 0)) continue;
    best = { level: levels.length === 2 ? null : levels[level], statistic: "auc", value: thousandths(value) };
  }
  return best;
}

function byTable(feature: Levels, audited: Levels): Told | null {
  const levelCount = feature.levels.length;
  const groupCount = audited.levels.length;
  const counts = new Float64Array(levelCount * groupCount);
  let n = 0;
  feature.codes.forEach((code, row) => {
    const group = audited.codes[row];
    if (code < 0 || group < 0) return;
    counts[code * groupCount + group]++;
    n++;
  });
  const v = cramersV({ counts, levelCount, groupCount });
  if (v === null || v < STRONG.cramersV) return null;
  // What independent columns of as many levels would show (Bergsma 2013).
  const chance = ((levelCount - 1) * (groupCount - 1)) / Math.max(1, n - 1) / Math.min(levelCount - 1, groupCount - 1);
  if (v * v - chance < SURE.cramersV ** 2) return null;
  return { level: null, statistic: "cramersV", value: thousandths(v) };
}

/** From 0 to 1, so that the two statistics can stand in one list. */
function strength({ statistic, value }: StandIn): number {
  return statistic === "auc" ? 2 * value - 1 : value;
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}

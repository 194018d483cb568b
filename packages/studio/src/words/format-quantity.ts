import type { ColumnSummary } from "../data/model.js";
import { formatNumber, notComputable } from "./format-number.js";
import { formatPercent } from "./format-percent.js";

/**
 * A column's value as its owner would write it: with currency, unit, or as a share where the column is a yes/no flag.
 *
 * @param value A mean or a quantile in original units, or null.
 * @param column Says measure and unit; undefined reads as a plain number.
 * @returns `S$10,700`, `EUR 514`, `412 days`, `32%`, `10.8`.
 */
export function formatQuantity(
  value: number | null,
  column: Pick<ColumnSummary, "measure" | "unit"> | undefined,
): string {
  if (value === null || !Number.isFinite(value)) return notComputable;
  if (column?.measure === "flag") return formatPercent(value);
  const number = formatNumber(value);
  if (column?.measure === "days") return number === "1" ? "1 day" : `${number} days`;
  const unit = column?.unit ?? null;
  if (unit === null || unit === "") return number;
  if (unit === "%") return `${number}%`;
  if (/^\p{L}{2,}$/u.test(unit)) return `${unit} ${number}`;
  return number.startsWith("−") ? `−${unit}${number.slice(1)}` : `${unit}${number}`;
}

import type { ReportData, Segmentation } from "@coterie/wire";
import { printable } from "./printable.js";

/** Longest text that is drawn in full. A longer one is an accident, and a header would be repeated in every table. */
const longest = 1000;
const kept = 120;

/**
 * What the views draw of a model. Every text in it prints; texts past 1,000 characters are cut, and stay different from each other.
 * Numbers have eight significant digits.
 *
 * @param model The model file, as written or as read back. Not modified.
 * @param plan The campaign plan made for it, or null.
 * @returns Plain data that can cross a process as JSON.
 */
export function reportData(model: Segmentation, plan: ReportData["plan"] = null): ReportData {
  const { goldenRows, segments, ...rest } = model;
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const nameOf = (text: string): string => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const made = distinct(shortened(printable(text)), taken);
    names.set(text, made);
    taken.add(made);
    return made;
  };
  const drawn = {
    ...rest,
    comparison: withoutOtherCurves(model.comparison),
    segments: segments.map(({ centroid: _, typical: __, means: ___, ...segment }) => segment),
  };
  return {
    ...(mapped(drawn, nameOf) as typeof drawn),
    goldenRowCount: goldenRows.length,
    plan: mapped(plan, nameOf) as typeof plan,
  };
}

/** Density is drawn at the kept K alone: the curves of the others would be most of a report's bytes. */
function withoutOtherCurves(comparison: Segmentation["comparison"]): Segmentation["comparison"] {
  const rows = comparison.rows.map((row) => {
    if (row.judged === null || row.k === comparison.kept.k) return row;
    return { ...row, judged: { ...row.judged, valleys: row.judged.valleys.map((pair) => ({ ...pair, curve: null })) } };
  });
  return { ...comparison, rows };
}

/** Equal texts stay equal and different ones different, so that columns still find their profiles. */
function mapped(value: unknown, nameOf: (text: string) => string): unknown {
  if (typeof value === "string") return nameOf(value);
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(8));
  if (Array.isArray(value)) return value.map((entry) => mapped(entry, nameOf));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [nameOf(key), mapped(entry, nameOf)]));
}

function shortened(text: string): string {
  if (text.length <= longest) return text;
  const characters = [...text];
  return `${characters.slice(0, kept).join("")}… (${characters.length.toLocaleString("en")} characters)`;
}

function distinct(text: string, taken: ReadonlySet<string>): string {
  if (!taken.has(text)) return text;
  for (let i = 2; ; i++) if (!taken.has(`${text} (${i})`)) return `${text} (${i})`;
}

import type { ReportData } from "@coterie/wire";
import { segmentText } from "../parts/given-name.js";
import { number, numbers, percent, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * How protected attributes are spread over the segments.
 *
 * @param data What is drawn.
 * @returns A row for each attribute, segment and level.
 */
export function fairnessTable(data: ReportData): DataTable {
  return {
    id: "fairness",
    title: "Protected columns by segment",
    columns: [words("Column"), numbers("Cramér’s V"), words("Segment"), words("Level"), numbers("Share")],
    rows: data.associations.flatMap(({ column, cramersV, levels, shares }) =>
      data.segments.flatMap((segment, s) =>
        levels.map((level, l) => [
          text(column),
          number(cramersV, "not computable"),
          text(segmentText(segment)),
          text(level),
          percent(shares[s]?.[l] ?? null),
        ]),
      ),
    ),
    note: null,
  };
}

/**
 * Which clustered columns tell a protected one.
 *
 * @param data What is drawn.
 * @returns A row for each pair, strongest first.
 */
export function standInTable(data: ReportData): DataTable {
  return {
    id: "stand-ins",
    title: "Columns that stand in for protected ones",
    columns: [words("Column"), words("Tells"), words("Level"), words("Statistic"), numbers("Value")],
    rows: data.standIns.map((standIn) => [
      text(standIn.feature),
      text(standIn.protected),
      text(standIn.level ?? ""),
      text(standIn.statistic === "auc" ? "AUC" : "Cramér’s V"),
      number(standIn.value),
    ]),
    note: null,
  };
}

import type { ReportData } from "@coterie/wire";
import type { CategoryProfile } from "../data/model.js";
import { segmentText } from "../parts/given-name.js";
import { formatLift } from "../words/format-number.js";
import { count, numbers, percent, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * Every level of every category: customers, share and lift, all customers first.
 *
 * @param data What is drawn.
 * @param shown The categories.
 * @returns A row for each level and group.
 */
export function categoryTable(data: ReportData, shown: readonly CategoryProfile[]): DataTable {
  const row = (column: string, group: string, level: CategoryProfile["levels"][number]) => [
    text(column),
    text(level.level),
    text(group),
    count(level.count),
    percent(level.share),
    { text: level.lift === null ? "" : formatLift(level.lift), value: level.lift },
  ];
  return {
    id: "categories",
    title: "The categories in numbers",
    columns: [words("Column"), words("Level"), words("Group"), numbers("Customers"), numbers("Share"), numbers("Lift")],
    rows: shown.flatMap(({ column, levels }) =>
      levels.flatMap((level) => [
        row(column, "All customers", level),
        ...data.segments.flatMap((segment) =>
          (segment.profile.categories.find((c) => c.column === column)?.levels ?? [])
            .filter((own) => own.level === level.level)
            .map((own) => row(column, segmentText(segment), own)),
        ),
      ]),
    ),
    note: null,
  };
}

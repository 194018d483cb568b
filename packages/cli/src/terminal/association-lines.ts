import type { Segmentation, StandIn } from "@coterie/segment";
import { wrap } from "./text-table.js";

/** From here the segments of a K are said to sort by a protected column. */
const SORTS = 0.3;

/** How protected and sensitive columns go with the segments, and which clustered columns stand in for them: a line each. */
export function associationLines(
  model: Pick<Segmentation, "associations" | "associationsByK" | "columns" | "comparison" | "standIns">,
  width: number,
): string {
  return model.associations
    .map(({ column, cramersV }) => {
      const clustered = model.columns.some(({ name, role }) => name === column && role === "feature");
      const standing = clustered ? "" : standInClause(model.standIns.filter((each) => each.protected === column));
      const own = cramersV === null ? "cannot be computed" : cramersV.toFixed(2);
      const others = elsewhere(model, column);
      const said = `${column} is ${clustered ? "clustered" : "not clustered"}${standing}; Cramér's V with the segments ${own}${others}`;
      return `  ${wrap(standing === "" ? said : `${said}: coterie inspect`, width - 4, "    ")}`;
    })
    .join("\n");
}

/** ", but loyalty score stands in for it (AUC 0.97)"; empty where nothing does. */
export function standInClause(standIns: readonly StandIn[]): string {
  if (standIns.length === 0) return "";
  const [first, ...others] = standIns.slice(0, 3).map(standInText);
  const names = others.length === 0 ? first : `${[first, ...others.slice(0, -1)].join(", ")} and ${others.at(-1)}`;
  return `, but ${names} ${others.length === 0 ? "stands" : "stand"} in for it`;
}

function standInText({ feature, level, statistic, value }: StandIn): string {
  const of = level === null ? "" : ` of ${level}`;
  return `${feature} (${statistic === "auc" ? "AUC" : "Cramér's V"} ${value.toFixed(2)}${of})`;
}

/** The compared K whose segments sort by the column most, where they do and the kept K does not say so. */
function elsewhere(
  { associationsByK, comparison }: Pick<Segmentation, "associationsByK" | "comparison">,
  column: string,
): string {
  const rows = associationsByK.flatMap(({ k, associations }) => {
    const v = associations.find((each) => each.column === column)?.cramersV ?? null;
    return v === null || k === comparison.kept.k ? [] : [{ k, v }];
  });
  const most = rows.reduce<{ readonly k: number; readonly v: number } | null>(
    (best, row) => (row.v > (best?.v ?? 0) ? row : best),
    null,
  );
  return most === null || most.v < SORTS ? "" : `, but ${most.v.toFixed(2)} at K = ${most.k}`;
}

import type { Segmentation } from "@coterie/segment";
import { formatCsv } from "@coterie/tables";

const layout = [
  { name: "segment_id", kind: "integer" },
  { name: "segment_name", kind: "text" },
  { name: "column", kind: "text" },
  { name: "level", kind: "text" },
  { name: "unit", kind: "text" },
  { name: "count", kind: "integer" },
  { name: "share", kind: "number" },
  { name: "mean", kind: "number" },
  { name: "median", kind: "number" },
  { name: "q25", kind: "number" },
  { name: "q75", kind: "number" },
  { name: "difference", kind: "number" },
  { name: "index", kind: "number" },
  { name: "lift", kind: "number" },
] as const;

type Row = Partial<Record<(typeof layout)[number]["name"], string | number | null>>;

/** The profiles as one long table: a row per group and column, or per group and level; all customers first, without an id. */
export function profilesCsv(model: Segmentation): string {
  const rows: Row[] = [];
  const unitOf = (name: string): string | null => model.columns.find((column) => column.name === name)?.unit ?? null;
  const group = (head: Row, parts: Pick<Segmentation["base"], "numeric" | "categories">): void => {
    for (const { column, ...figures } of parts.numeric)
      rows.push({ ...head, column, unit: unitOf(column), ...figures });
    for (const { column, levels } of parts.categories) {
      for (const level of levels) rows.push({ ...head, column, ...level });
    }
  };
  group({ segment_name: "all customers" }, model.base);
  for (const { id, name, profile } of model.segments) group({ segment_id: id, segment_name: name }, profile);
  return formatCsv(
    layout,
    rows.map((row) => layout.map(({ name }) => row[name] ?? null)),
  );
}

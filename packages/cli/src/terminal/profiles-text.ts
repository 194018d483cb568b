import type { Segmentation } from "@coterie/segment";
import { figure, percent } from "./format.js";
import { type TextColumn, textTable } from "./text-table.js";

/** Means of every numeric column and shares of every level, a column per segment, all customers last. */
export function profilesText(model: Segmentation): string {
  const titles: readonly TextColumn[] = [
    { title: "mean or share", align: "left" },
    ...model.segments.map(({ id }): TextColumn => ({ title: String(id), align: "right" })),
    { title: "all", align: "right" },
  ];
  const size = ["customers", ...model.segments.map((segment) => figure(segment.size)), figure(model.rows.segmented)];
  const means = model.base.numeric.map(({ column, mean }, j) => [
    column,
    ...model.segments.map(({ profile }) => cell(profile.numeric[j]!.mean, figure)),
    cell(mean, figure),
  ]);
  const shares = model.base.categories.flatMap(({ column, levels }, j) =>
    levels.map(({ level, share }, l) => [
      `${column}: ${level}`,
      ...model.segments.map(({ profile }) => cell(profile.categories[j]!.levels[l]!.share, percent)),
      cell(share, percent),
    ]),
  );
  const names = model.segments.map(({ id, name, persona }) => `  ${id}  ${name}: ${persona.sentence}`);
  return [
    ...names,
    `  For ${model.use.intended}. Not for ${model.use.prohibited}.`,
    "",
    textTable(titles, [size, ...means, ...shares]),
  ].join("\n");
}

function cell(value: number | null, format: (value: number) => string): string {
  return value === null ? "withheld" : format(value);
}

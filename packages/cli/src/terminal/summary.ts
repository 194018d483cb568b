import type { ColumnRole, Comparison, Segment, Segmentation, Warning } from "@coterie/segment";
import { bar, count, figure, percent, withUnit } from "./format.js";
import { type TextColumn, textTable, wrap } from "./text-table.js";

/** Colour functions; identity where colour is off. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

const roleOrder: readonly (readonly [ColumnRole, string])[] = [
  ["feature", "features"],
  ["describe", "described"],
  ["id", "id"],
  ["protected", "protected"],
  ["objection", "objection"],
  ["consent", "consent"],
  ["value", "value"],
  ["weight", "weight"],
  ["ignore", "ignored"],
];

type Named = { readonly name: string; readonly role: ColumnRole };

/** "20,000 customers · 38 columns: 10 features · 20 described · 1 protected (gender)". */
export function columnsLine(columns: readonly Named[], customers: number): string {
  const parts = roleOrder.flatMap(([role, word]) => {
    const names = columns.filter((column) => column.role === role).map((column) => column.name);
    if (names.length === 0) return [];
    const singular = names.length === 1 && word === "features" ? "feature" : word;
    return [`${names.length} ${singular}${role === "protected" ? ` (${names.join(", ")})` : ""}`];
  });
  return `  ${count(customers)} customers · ${count(columns.length)} columns: ${parts.join(" · ")}`;
}

/** K by K: what each criterion says, and which is kept. */
export function comparisonTable(comparison: Comparison, paint: Paint): string {
  const right = (title: string): TextColumn => ({ title, align: "right" });
  const titles = [
    { title: "K  ", align: "left" } as const,
    right("inertia"),
    right("explained"),
    right("silhouette"),
    right("Calinski-Harabasz"),
    right("Davies-Bouldin"),
    right("smallest"),
    { title: "", align: "left" } as const,
  ];
  const rows = comparison.rows.map((row) => {
    const total = row.sizes.reduce((sum, size) => sum + size, 0);
    const kept = row.k === comparison.kept.k;
    const cells = [
      `${row.k}${kept ? " ●" : ""}`,
      figure(row.inertia),
      percent(row.explainedShare),
      row.silhouetteEuclidean === null ? "–" : row.silhouetteEuclidean.value.toFixed(3),
      row.calinskiHarabasz === null ? "–" : figure(row.calinskiHarabasz),
      row.daviesBouldin === null ? "–" : row.daviesBouldin.toFixed(2),
      percent(Math.min(...row.sizes) / total),
      kept ? `kept: ${comparison.kept.why}` : "",
    ];
    return kept ? cells.map((cell) => (cell === "" ? cell : paint.bold(cell))) : cells;
  });
  return textTable(titles, rows);
}

/** Each segment: id, name, share with a bar, its sentence, and the figures under its first words. */
export function segmentsBlock(model: Segmentation, width: number, paint: Paint): string {
  const nameOf = ({ id, name }: Segment): string => (name === `Segment ${id}` ? "" : name);
  const nameWidth = Math.max(...model.segments.map((segment) => [...nameOf(segment)].length));
  const largest = Math.max(...model.segments.map((segment) => segment.share));
  return model.segments
    .map((segment) => {
      const head = `  ${segment.id}  ${paint.bold(nameOf(segment).padEnd(nameWidth))}${nameWidth === 0 ? "" : "  "}${percent(segment.share).padStart(4)} ${bar(segment.share / largest, 8).padEnd(8)}  `;
      const plainHead = 2 + String(segment.id).length + 2 + nameWidth + (nameWidth === 0 ? 0 : 2) + 4 + 1 + 8 + 2;
      const sentence = wrap(segment.persona.sentence, Math.max(30, width - plainHead), " ".repeat(plainHead));
      const facts = factsOf(segment, model);
      return `${head}${sentence}${facts === "" ? "" : `\n${paint.dim(`     ${wrap(facts, width - 5, "     ")}`)}`}`;
    })
    .join("\n");
}

function factsOf(segment: Segment, model: Segmentation): string {
  const facts = segment.persona.traits.slice(0, 4).flatMap((trait) => {
    const here = segment.means[trait.column];
    const all = model.base.numeric.find((summary) => summary.column === trait.column)?.mean;
    if (here === undefined || here === null || all === undefined || all === null) return [];
    const unit = model.columns.find((column) => column.name === trait.column)?.unit ?? null;
    return [`${trait.label} ${withUnit(here, unit)} (all ${withUnit(all, unit)})`];
  });
  return facts.join(" · ");
}

/** Warnings, one a line, wrapped. */
export function warningLines(warnings: readonly Warning[], width: number): string {
  return warnings.map(({ message }) => `  ! ${wrap(message, width - 4, "    ")}`).join("\n");
}

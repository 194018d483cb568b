import type { ColumnRole, Segment, Segmentation, Warning } from "@coterie/segment";
import { bar, count, percent, withUnit } from "./format.js";
import { wrap } from "./text-table.js";

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

/** Each segment: id, name, share with a bar, its sentence, and the figures under its first words. */
export function segmentsBlock(model: Segmentation, width: number, paint: Paint): string {
  const nameOf = ({ id, name }: Segment): string => (name === `Segment ${id}` ? "" : name);
  const nameWidth = Math.max(...model.segments.map((segment) => [...nameOf(segment)].length));
  const largest = Math.max(...model.segments.map((segment) => segment.share));
  return model.segments
    .map((segment) => {
      const head = `  ${segment.id}  ${paint.bold(nameOf(segment).padEnd(nameWidth))}${nameWidth === 0 ? "" : "  "}${percent(segment.share).padStart(4)} ${bar(segment.share / largest, 8).padEnd(8)}  `;
      const plainHead = 2 + String(segment.id).length + 2 + nameWidth + (nameWidth === 0 ? 0 : 2) + 4 + 1 + 8 + 2;
      const said =
        segment.rule === null
          ? segment.persona.sentence
          : `by rule, ${segment.rule.condition}: ${segment.persona.sentence}`;
      const sentence = wrap(said, Math.max(30, width - plainHead), " ".repeat(plainHead));
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

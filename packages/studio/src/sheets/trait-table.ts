import type { ReportData } from "@coterie/wire";
import { columnsByName } from "../data/columns-by-name.js";
import type { Segment, Trait } from "../data/model.js";
import { segmentText } from "../parts/given-name.js";
import { formatNumber } from "../words/format-number.js";
import { formatPercentile } from "../words/format-percentile.js";
import { formatQuantity } from "../words/format-quantity.js";
import { joinWords } from "../words/join-words.js";
import { plural } from "../words/plural.js";
import { count, numbers, signed, text, words } from "./cells.js";
import type { DataTable } from "./data-table.js";

/**
 * The number under every word of segments' personas.
 *
 * @param data What is drawn.
 * @param segments Whose words: one segment's, or all.
 * @returns A row a word.
 */
export function traitTable(data: ReportData, segments: readonly Segment[] = data.segments): DataTable {
  const columns = columnsByName(data);
  const only = segments.length === 1 ? segments[0]! : null;
  return {
    id: only === null ? "traits" : `traits-${only.id}`,
    title: "The number under every word",
    columns: [
      ...(only === null ? [words("Segment")] : []),
      words("Words"),
      words("Column"),
      words("Number"),
      words("Among all customers"),
      words("Bounds of the word"),
      numbers("Effect"),
      numbers("Customers"),
      words("Shared with"),
    ],
    rows: segments.flatMap((segment) =>
      segment.persona.traits.map((trait) => [
        ...(only === null ? [text(segmentText(segment))] : []),
        text(trait.phrase),
        text(trait.column),
        { text: `${trait.statistic} ${formatQuantity(trait.value, columns.get(trait.column))}`, value: trait.value },
        { text: position(trait), value: trait.position },
        text(bounds(trait)),
        signed(trait.effect),
        count(trait.count),
        text(shared(trait)),
      ]),
    ),
    note: "Effect: Cliff’s delta against all other customers, or for a share the difference of shares.",
  };
}

function position(trait: Trait): string {
  return trait.statistic === "share"
    ? `${formatNumber(trait.position)} times the share of all`
    : formatPercentile(trait.position);
}

function bounds(trait: Trait): string {
  if (trait.statistic === "median") return `${formatPercentile(trait.from)} to ${formatPercentile(trait.to)}`;
  return Number.isFinite(trait.to) && trait.to < Number.MAX_VALUE
    ? `${formatNumber(trait.from)} to ${formatNumber(trait.to)} times`
    : `${formatNumber(trait.from)} times or more`;
}

function shared(trait: Trait): string {
  if (trait.sharedWith.length === 0) return "";
  return `${plural(trait.sharedWith.length, "segment")} ${joinWords(trait.sharedWith.map(String))}: medians too close to tell apart`;
}

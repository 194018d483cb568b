import type { Against } from "@coterie/segment";
import { count, percent } from "./format.js";
import { type TextColumn, textTable, wrap } from "./text-table.js";

/** Our segments beside the bank's own: the finding, who goes where, what changes, and what either explains. */
export function againstText(against: Against, width: number): string {
  const { column, k, customers, existing, adjustedRandIndex, changes, explained, sentence } = against;
  const right = (title: string): TextColumn => ({ title, align: "right" });
  const cross = textTable(
    [
      { title: column, align: "left" },
      right("customers"),
      ...Array.from({ length: k }, (_, segment) => right(`segment ${segment + 1}`)),
    ],
    existing.map(({ level, size, shares }) => [
      level,
      count(size),
      ...shares.map((share) => (share === null ? "few" : share === 0 ? "–" : percent(share))),
    ]),
  );
  const told = textTable(
    [{ title: "of customers not seen", align: "left" }, right("explained by ours"), right(`by ${column}`)],
    explained.map(({ column: name, kind, ours, theirs }) => [
      kind === "value" ? `${name} (value)` : name,
      share(ours),
      share(theirs),
    ]),
  );
  return [
    `  ${wrap(sentence, width - 4, "    ")}`,
    `  ${count(customers)} customers by ${column} and by ${k} segments drawn anew, as many (adjusted Rand index ${adjustedRandIndex.toFixed(2)}, 1 = the same)`,
    "",
    cross,
    "",
    ...changes.map((change) => `  ${wrap(change, width - 4, "    ")}`),
    ...(explained.length === 0 ? [] : ["", told]),
  ].join("\n");
}

function share(explained: number): string {
  return explained <= 0 ? "–" : percent(explained);
}

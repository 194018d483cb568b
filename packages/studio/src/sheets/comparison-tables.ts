import type { ReportData } from "@coterie/wire";
import { type Criterion, criteria, printed } from "../data/criteria.js";
import type { ComparisonRow } from "../data/model.js";
import { formatCount, formatDigits, notComputable } from "../words/format-number.js";
import { blank, count, digits, numbers, text, words } from "./cells.js";
import type { Cell, DataTable } from "./data-table.js";

/**
 * Every criterion at every K.
 *
 * @param data What is drawn.
 * @returns A row a K.
 */
export function criteriaTable(data: ReportData): DataTable {
  const { rows, kept } = data.comparison;
  return {
    id: "criteria",
    title: "Every criterion at every K",
    columns: [
      numbers("K"),
      words("Kept"),
      numbers("Inertia"),
      ...criteria.flatMap(({ name, key }) => [
        numbers(name),
        ...(key === "silhouetteEuclidean" ? [numbers("95% from"), numbers("95% to"), words("Computed on")] : []),
      ]),
      words("Starts that agree"),
      numbers("Iterations"),
      words("Sizes, customers"),
    ],
    rows: rows.map((row) => [
      count(row.k),
      row.k === kept.k ? text("kept") : blank,
      digits(row.inertia),
      ...criteria.flatMap((criterion) => estimateCells(criterion, row)),
      text(`${formatCount(row.restartsAgreeing)} of ${formatCount(row.restarts)}`),
      row.converged
        ? count(row.iterations)
        : { text: `${formatCount(row.iterations)}, not converged`, value: row.iterations },
      text(row.sizes.map(formatCount).join(" · ")),
    ]),
    note: "Inertia: the sum of squared distances of all customers to the centre of their segment.",
  };
}

function estimateCells(criterion: Criterion, row: ComparisonRow): readonly Cell[] {
  const estimate = criterion.of(row);
  const hasInterval = criterion.key === "silhouetteEuclidean";
  if (estimate === null) return [{ text: notComputable, value: null }, ...(hasInterval ? [blank, blank, blank] : [])];
  const value: Cell = { text: printed(criterion, estimate.value), value: estimate.value };
  if (!hasInterval) return [value];
  const rows = `${formatCount(estimate.rows)} rows`;
  return [
    value,
    { text: formatDigits(estimate.low), value: estimate.low },
    { text: formatDigits(estimate.high), value: estimate.high },
    text(estimate.isExact ? `exact, ${rows}` : `from ${rows}`),
  ];
}

/**
 * How much of each segment comes back, at every K that was judged.
 *
 * @param data What is drawn.
 * @returns A row for each K and segment.
 */
export function stabilityTable(data: ReportData): DataTable {
  return {
    id: "stability",
    title: "Stability in numbers",
    columns: [numbers("K"), numbers("Segment"), numbers("Stability, median Jaccard"), numbers("Valley inside")],
    rows: data.comparison.rows.flatMap(({ k, judged }) =>
      (judged?.stability ?? []).map((value, s) => [
        count(k),
        count(s + 1),
        digits(value),
        digits(judged?.innerValleys[s] ?? null, ""),
      ]),
    ),
    note: "Valley inside: how far the density falls between two lumps of one segment; 1 is a single lump.",
  };
}

/**
 * What lies between neighbours, at every K that was judged.
 *
 * @param data What is drawn.
 * @returns A row for each K and pair.
 */
export function valleyTable(data: ReportData): DataTable {
  return {
    id: "valleys",
    title: "The valleys in numbers",
    columns: [numbers("K"), numbers("Segment"), numbers("Neighbour"), numbers("Valley"), words("In words")],
    rows: data.comparison.rows.flatMap(({ k, judged }) =>
      (judged?.valleys ?? []).map(({ a, b, value, sentence }) => [
        count(k),
        count(a),
        count(b),
        digits(value),
        text(sentence),
      ]),
    ),
    note: null,
  };
}

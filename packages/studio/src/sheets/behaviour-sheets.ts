import type { ReportData } from "@coterie/wire";
import { behaviourMeasures } from "../data/behaviour-measures.js";
import { segmentText } from "../parts/given-name.js";
import { withheld } from "../words/withheld.js";
import { count, number, numbers, percent, text, words } from "./cells.js";
import type { Cell, DataTable } from "./data-table.js";

/**
 * What segments were seen doing.
 *
 * @param data What is drawn.
 * @returns A row for each behaviour and segment.
 */
export function behaviourTable(data: ReportData): DataTable {
  return {
    id: "behaviour",
    title: "The behaviours in numbers",
    columns: [
      words("Behaviour"),
      words("Segment"),
      numbers("Here"),
      numbers("95% from"),
      numbers("95% to"),
      numbers("All customers"),
      numbers("Customers"),
    ],
    rows: behaviourMeasures(data).flatMap(({ name, segments, all, print }) => {
      const cell = (value: number | null | undefined, absent = withheld): Cell =>
        value == null ? { text: absent, value: null } : { text: print(value), value };
      return segments.map((seen, i) => [
        text(name),
        text(segmentText(data.segments[i]!)),
        cell(seen?.value),
        cell(seen?.interval?.low, ""),
        cell(seen?.interval?.high, ""),
        cell(all),
        count(seen?.count ?? null, ""),
      ]);
    }),
    note: "Intervals take customers as what varies: one who clicks often counts once.",
  };
}

/**
 * Which products each segment holds.
 *
 * @param data What is drawn.
 * @returns A row for each product and segment.
 */
export function productTable(data: ReportData): DataTable {
  return {
    id: "products",
    title: "The products in numbers",
    columns: [
      words("Product"),
      words("Segment"),
      numbers("Share"),
      numbers("95% from"),
      numbers("95% to"),
      numbers("All customers"),
      numbers("Lift over all others"),
    ],
    rows: productNames(data).flatMap((product) =>
      data.segments.map((segment) => {
        const own = segment.behaviour?.products.find((each) => each.product === product);
        return [
          text(product),
          text(segmentText(segment)),
          percent(own?.here ?? null),
          percent(own?.interval?.low ?? null, ""),
          percent(own?.interval?.high ?? null, ""),
          percent(own?.all ?? null, ""),
          number(own?.lift ?? null, ""),
        ];
      }),
    ),
    note: null,
  };
}

/**
 * The products any segment holds.
 *
 * @param data What is drawn.
 * @returns Names, the commonest of the first segment first.
 */
export function productNames(data: ReportData): readonly string[] {
  return [
    ...new Set(data.segments.flatMap(({ behaviour }) => behaviour?.products.map(({ product }) => product) ?? [])),
  ];
}

import type { ReportData } from "@coterie/wire";
import { segmentText } from "../parts/given-name.js";
import { formatQuantity } from "../words/format-quantity.js";
import { count, numbers, percent, text, words } from "./cells.js";
import type { Cell, DataTable } from "./data-table.js";

type Plan = NonNullable<ReportData["plan"]>;

/**
 * Whom to contact, at what cost and for what profit, the most worthwhile first.
 *
 * @param data What is drawn.
 * @param plan The plan.
 * @returns A row for each segment and channel; money only where the bank gave what it rests on.
 */
export function planTable(data: ReportData, plan: Plan): DataTable {
  const money = moneyCells(plan);
  return {
    id: "plan",
    title: "The plan in numbers",
    columns: [
      numbers("Rank"),
      words("Segment"),
      words("Channel"),
      words("Offer"),
      numbers("Customers"),
      numbers("May be contacted"),
      numbers("Answers"),
      numbers("Cost of all"),
      numbers("Break-even"),
      numbers("Profit of all"),
      numbers("Profit, 95% from"),
      numbers("Profit, 95% to"),
      numbers("Needed per arm"),
    ],
    rows: plan.lines.map((line) => [
      count(line.rank),
      text(nameOf(data, line.segment, line.name)),
      text(line.channel),
      text(line.offer),
      count(line.audience.customers),
      count(line.audience.contactable, "not known"),
      percent(line.response?.rate ?? null, "not measured"),
      money(line.costOfAll),
      percent(line.breakEven, ""),
      money(line.profitOfAll?.expected ?? null),
      money(line.profitOfAll?.low ?? null),
      money(line.profitOfAll?.high ?? null),
      count(line.power?.customersPerArm ?? null, ""),
    ]),
    note: "Answers: clicks per impression, drawn toward those of all segments where little was seen. Break-even: the share who must buy beyond those who would anyway. Needed per arm: customers contacted, and as many left alone, to tell the effect at 80% power.",
  };
}

/**
 * How the budget is spread.
 *
 * @param data What is drawn.
 * @param plan The plan.
 * @returns A row an allotment; none where no budget could be split.
 */
export function splitTable(data: ReportData, plan: Plan): DataTable {
  const money = moneyCells(plan);
  return {
    id: "split",
    title: "How the budget is spread",
    columns: [
      words("Segment"),
      words("Channel"),
      numbers("Customers"),
      numbers("Contacts"),
      numbers("Cost"),
      numbers("Expected profit"),
    ],
    rows: (plan.split?.allotments ?? []).map((allotment) => [
      text(nameOf(data, allotment.segment, "")),
      text(allotment.channel),
      count(allotment.customers),
      count(allotment.contacts),
      money(allotment.cost),
      money(allotment.profit.expected),
    ]),
    note: null,
  };
}

function moneyCells({ currency }: Plan): (value: number | null) => Cell {
  return (value) => ({
    text: value === null ? "" : formatQuantity(value, { measure: null, unit: currency }),
    value,
  });
}

function nameOf(data: ReportData, id: number, otherwise: string): string {
  const segment = data.segments.find((each) => each.id === id);
  return segment === undefined ? otherwise : segmentText(segment);
}

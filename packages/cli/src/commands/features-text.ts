import type { ExclusionReason, FeatureReport } from "@coterie/tables";
import { count, figure } from "../terminal/format.js";
import { duration } from "../terminal/progress.js";
import { warningLines } from "../terminal/summary.js";
import { textTable, wrap } from "../terminal/text-table.js";

const reasonWords: Readonly<Record<ExclusionReason, string>> = {
  noCustomer: "without a customer",
  noDate: "without a date",
  noAmount: "without an amount",
  afterAsOf: "after the as-of date",
  otherCurrency: "in another currency",
  notInCustomers: "of no customer in the table",
  sensitive: "of categories left out",
  ownTransfer: "between own accounts",
  fee: "fees",
  reversal: "reversals",
  takenBack: "taken back by a reversal",
  noDirection: "without a direction",
};

/** What was made of the transactions, for a person at a terminal. */
export function featuresText(report: FeatureReport, file: string, elapsedMs: number, width: number): string {
  const { transactions, rfm, customersWithout } = report;
  const line = (text: string) => `  ${wrap(text, width - 2, "    ")}`;
  const excluded = Object.entries(transactions.excluded) as [ExclusionReason, number][];
  const without = customersWithout === 0 ? "" : ` (${count(customersWithout)} without a transaction that counts)`;
  const cuts = [
    ["recency (days)", ...rfm.recency.map(figure)],
    ["frequency (transactions)", ...rfm.frequency.map(figure)],
    [`monetary (${rfm.monetaryOf})`, ...rfm.monetary.map(figure)],
  ];
  const right = (title: string) => ({ title, align: "right" as const });
  return [
    line(
      `${count(report.customers)} customers${without} from ${count(transactions.used)} of ${count(transactions.read)} transactions, ${report.firstDate} to ${report.asOf}`,
    ),
    ...(excluded.length === 0
      ? []
      : [line(`not counted: ${excluded.map(([reason, rows]) => `${count(rows)} ${reasonWords[reason]}`).join(", ")}`)]),
    line(report.signs.text),
    ...columnLines(report).map(line),
    ...(report.leftOutCategories.length === 0 ? [] : [line(leftOut(report))]),
    ...(report.windowsLeftOut.length === 0
      ? []
      : [line(`no windows of ${report.windowsLeftOut.join(", ")} months: the data does not reach back past them`)]),
    ...(report.warnings.length === 0 ? [] : [warningLines(report.warnings, width)]),
    "",
    textTable(
      [{ title: "RFM scores are cut at", align: "left" }, right("1st fifth"), right("2nd"), right("3rd"), right("4th")],
      cuts,
    ),
    "",
    textTable(
      [
        { title: "feature", align: "left" },
        { title: "is", align: "left" },
      ],
      report.features.map(({ name, meaning }) => [name, meaning]),
    ),
    "",
    line(`features  ${file}      ${duration(elapsedMs)}`),
    `  next  coterie run ${file} --features ${report.suggested.join(",")}`,
  ].join("\n");
}

function columnLines({ columns }: FeatureReport): readonly string[] {
  const named = columns.filter(({ why }) => why === "named by the user");
  const found = columns.filter((column) => !named.includes(column));
  const list = (of: typeof columns) => of.map(({ purpose, name }) => `${purpose} = ${name}`).join(", ");
  return [
    ...(named.length === 0 ? [] : [`named by you: ${list(named)}`]),
    ...(found.length === 0 ? [] : [`found by name: ${list(found)}`]),
  ];
}

function leftOut({ leftOutCategories }: FeatureReport): string {
  const categories = leftOutCategories.map(
    ({ category, reveals, transactions }) => `${category} (${reveals}, ${count(transactions)})`,
  );
  return `left out because of what they reveal: ${categories.join(", ")}; --keep-sensitive counts them`;
}

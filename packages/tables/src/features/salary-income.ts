import type { Scratch } from "../duck/scratch.js";
import type { CountedTransactions } from "./count-transactions.js";
import type { Feature } from "./feature.js";
import { decimalText } from "./money-features.js";
import type { ReadTransactions } from "./read-transactions.js";

/** How a salary-like inflow is recognised: by the bank's own words, or by its regularity; null without money coming in. */
export type SalaryRule = "category" | "regularity";

const fewestMonths = 3;
const nearShare = 0.2;

/**
 * Make the table `months` (customer, active_months, salary): months with a transaction, and the salary-like inflow a month. Where a
 * category says salary it is the median month's sum of these; else the median of each month's largest inflow, if there are at least
 * three such months and two in three lie within 20% of it.
 */
export async function monthTable(
  scratch: Scratch,
  read: ReadTransactions,
  counted: CountedTransactions,
): Promise<SalaryRule | null> {
  const words = (["category", "type"] as const).flatMap((name) => {
    const codes = read[name]?.kinds.flatMap((level, code) => (level?.kind === "salary" ? [code] : [])) ?? [];
    return codes.length === 0 ? [] : [`coalesce(${name} IN (${codes.join(", ")}), false)`];
  });
  const isSalary = words.length === 0 ? "false" : `(${words.join(" OR ")})`;
  const [[named]] = await scratch.rows(`SELECT count(*) FROM used WHERE incoming AND ${isSalary}`);
  const rule: SalaryRule | null = !counted.hasIncoming ? null : named !== 0 ? "category" : "regularity";
  const income = rule === "category" ? `sum(value) FILTER (incoming AND ${isSalary})` : "max(value) FILTER (incoming)";
  await scratch.run(`CREATE TABLE monthly AS
    SELECT customer, year(day) * 12 + month(day) AS month, ${income} AS income FROM used GROUP BY 1, 2`);
  const accepted =
    rule === "category"
      ? "true"
      : `paid_months >= ${fewestMonths} AND 3 * count(*) FILTER (abs(income::DOUBLE - median::DOUBLE) <= ${nearShare} * median::DOUBLE) >= 2 * paid_months`;
  await scratch.run(`CREATE TABLE months AS
    WITH ranked AS (
      SELECT customer, income, row_number() OVER (PARTITION BY customer ORDER BY income) AS rank,
        count(*) OVER (PARTITION BY customer) AS paid_months FROM monthly WHERE income > 0),
    middle AS (SELECT customer, income AS median, paid_months FROM ranked WHERE rank = (paid_months + 1) // 2),
    salaries AS (
      SELECT customer, median AS salary FROM middle JOIN monthly USING (customer) WHERE income > 0
      GROUP BY customer, median, paid_months HAVING ${accepted}),
    active AS (SELECT customer, count(*) AS active_months FROM monthly GROUP BY customer)
    SELECT customer, active_months, salary FROM active LEFT JOIN salaries USING (customer)`);
  await scratch.run("DROP TABLE monthly");
  return rule;
}

/** The salary-like inflow as a feature. */
export function salaryFeature(rule: SalaryRule, scale: number): Feature {
  const how =
    rule === "category"
      ? "the median month's sum of what the category calls salary"
      : `the median month's largest inflow, where at least ${fewestMonths} months have one and two in three lie within ${nearShare * 100}% of it`;
  return {
    name: "salary_like_income",
    kind: "number",
    sums: {},
    sql: decimalText("coalesce(salary, 0)", scale),
    meaning: `${how}; 0 where there is none`,
  };
}

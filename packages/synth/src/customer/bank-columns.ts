import type { TableColumn } from "../table-batch.js";
import { isoDate } from "./calendar.js";
import type { Customer } from "./customer.js";

/** A column of the bank: what it is called, how it is written, and its value for a customer. */
export type BankColumn =
  | (TableColumn & { readonly kind: "text"; readonly of: (customer: Customer) => string })
  | (TableColumn & { readonly kind: "id" | "integer" | "number"; readonly of: (customer: Customer) => number });

/** Every column of the bank in order: those of the study it is modelled on under their names, then dates and permissions. */
export const BANK_COLUMNS: readonly BankColumn[] = [
  { name: "customer id", kind: "id", of: (c) => c.id },
  integer("age", (c) => c.age),
  text("age group", (c) => ageGroup(c.age)),
  integer("gender", (c) => c.gender),
  number("income/month", (c) => c.incomeCents / 100),
  number("account balance", (c) => c.balanceCents / 100),
  number("loyalty score", (c) => c.loyalty),
  integer("education level", (c) => c.education),
  text("products owned", (c) => list(c.products)),
  text("type of campaign(s)", (c) => list(c.campaign)),
  integer("duration of campaign(s) (days)", (c) => c.campaignDays),
  number("total ad spend", (c) => c.adSpendCents / 100),
  text("product type advertised", (c) => "ABCDE".charAt(c.advertised)),
  text("prev campaign success", (c) => (c.earlierSuccess ? "Yes" : "No")),
  integer("product cost", (c) => 100 * (c.advertised + 1)),
  flag("has customer bought product", (c) => c.bought),
  ...["fb", "insta", "tw"].flatMap((network, i) => [
    integer(`${network} impressions`, (c) => c.exposures[i].impressions),
    integer(`${network} clicks`, (c) => c.exposures[i].clicks),
  ]),
  integer("total clicks", totalClicks),
  integer("total impressions", totalImpressions),
  number("CTR", (c) => Math.round((10_000 * totalClicks(c)) / totalImpressions(c)) / 10_000),
  flag("uses internet banking", (c) => c.internetBanking),
  flag("has_loan", (c) => c.loan),
  number("total_withdrawals", (c) => c.withdrawalsCents / 100),
  number("total_deposits", (c) => c.depositsCents / 100),
  integer("transaction_count", (c) => c.transactionCount),
  flag("Facebook", (c) => c.networks[0]),
  flag("Twitter", (c) => c.networks[2]),
  flag("Instagram", (c) => c.networks[1]),
  flag("Email", (c) => c.email),
  text("sign-up date", (c) => isoDate(c.signUpDay)),
  text("objection", (c) => yesNo(c.objects)),
  text("consent email", (c) => yesNo(c.consents[0])),
  text("consent facebook", (c) => yesNo(c.consents[1])),
  text("consent twitter", (c) => yesNo(c.consents[3])),
  text("consent instagram", (c) => yesNo(c.consents[2])),
];

function text(name: string, of: (customer: Customer) => string): BankColumn {
  return { name, kind: "text", of };
}

function integer(name: string, of: (customer: Customer) => number): BankColumn {
  return { name, kind: "integer", of };
}

function number(name: string, of: (customer: Customer) => number): BankColumn {
  return { name, kind: "number", of };
}

function flag(name: string, of: (customer: Customer) => boolean): BankColumn {
  return integer(name, (c) => (of(c) ? 1 : 0));
}

function totalClicks(c: Customer): number {
  return c.exposures[0].clicks + c.exposures[1].clicks + c.exposures[2].clicks;
}

function totalImpressions(c: Customer): number {
  return c.exposures[0].impressions + c.exposures[1].impressions + c.exposures[2].impressions;
}

function ageGroup(age: number): string {
  if (age < 30) return "18-29";
  if (age >= 70) return "70-89";
  const decade = Math.floor(age / 10) * 10;
  return `${decade}-${decade + 9}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "[]" : `['${items.join("', '")}']`;
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

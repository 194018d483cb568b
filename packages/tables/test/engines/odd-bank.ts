import { createRandom } from "@coterie/kmeans";
import type { Engine, TestColumn } from "./engines.js";

/** The odd bank's table: a name no one should give one. NOT_SUPPORTED on Spark, whose catalog takes letters, digits and _ alone. */
export const oddTable: Readonly<Record<Engine["name"], string>> = {
  duckdb: 'cust"omers; DROP TABLE x --\n`名`',
  postgres: 'cust"omers; DROP TABLE x --\n`名`',
  spark: "select",
};

/**
 * A small bank whose names and values try to break out: three planted groups in two amounts, missing values, a reserved word, quotes,
 * backslashes, line ends and emoji.
 */
export function oddBank(rowCount: number): readonly TestColumn[] {
  const random = createRandom(7);
  const next = (): number => random.float();
  const rows = Array.from({ length: rowCount }, (_, i) => i);
  const noise = (): number => next() + next() + next() - 1.5;
  const group = rows.map(() => Math.floor(3 * next()));
  const kinds = ["it's", 'a"b', "back\\slash", `$${"{env:HOME}"}`, "naïve 🏦", "x`y"];
  const sometimes = <T>(share: number, value: T): T | null => (next() < share ? null : value);
  return [
    { name: "customer id", type: "integer", cells: rows.map((i) => 1000 + i) },
    {
      name: 'in"come;--',
      type: "double",
      cells: rows.map((i) => sometimes(0.05, Math.exp(7 + group[i] + 0.2 * noise()))),
    },
    {
      name: "balance`\n",
      type: "decimal",
      cells: rows.map((i) => Math.round(1e4 * (4000 * group[i] + 900 * noise())) / 1e4),
    },
    {
      name: "select",
      type: "integer",
      cells: rows.map((i) => sometimes(0.02, Math.round(20 + 10 * ((group[i] + 1) % 3) + 4 * noise()))),
    },
    {
      name: "naïve 名前 🏦",
      type: "text",
      cells: rows.map((i) => sometimes(0.03, kinds[(group[i] * 2 + (next() < 0.2 ? 1 : 0)) % 6])),
    },
    { name: "has_loan", type: "boolean", cells: rows.map(() => sometimes(0.01, next() < 0.3)) },
    {
      name: "opened",
      type: "date",
      cells: rows.map(() => new Date(Date.UTC(2020, 0, 1 + Math.floor(900 * next()))).toISOString().slice(0, 10)),
    },
    { name: "objects_to_profiling", type: "boolean", cells: rows.map(() => next() < 0.04) },
  ];
}

/** Payments of forty customers over half a year, to the cent. */
export function oddPayments(rowCount: number): readonly TestColumn[] {
  const random = createRandom(11);
  const rows = Array.from({ length: rowCount }, (_, i) => i);
  const day = (): string => new Date(Date.UTC(2026, 0, 1 + random.below(180))).toISOString().slice(0, 10);
  const words = ["card", "atm", "it's online"];
  return [
    { name: "customer id", type: "integer", cells: rows.map(() => 1 + random.below(40)) },
    { name: "date", type: "date", cells: rows.map(day) },
    { name: "amount", type: "decimal", cells: rows.map(() => (random.below(200_000) - 120_000) / 100) },
    { name: "channel", type: "text", cells: rows.map(() => words[random.below(3)]) },
  ];
}

import type { CustomerTable, Warning } from "@coterie/segment";
import { identifier } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import { looksLikeTransactions } from "../features/looks-like-transactions.js";
import { dropDuplicates, likelyCause } from "../population/duplicates.js";
import { keepRows, type PopulationCounts } from "../population/population.js";
import type { ResolvedReadOptions } from "../read-options.js";
import { assignRoles, namedRoles } from "../roles/assign-roles.js";
import { isCodeName, type KnownColumn } from "../roles/infer-role.js";
import { TablesError } from "../tables-error.js";
import { columnFacts } from "../values/facts.js";
import type { ReadColumns } from "../values/read-columns.js";
import { findAsOf } from "./as-of.js";
import { assertFeatureCount } from "./assert-feature-count.js";
import { fetchOutputs, orderById, orderByValues } from "./fetch-rows.js";
import { makeTable } from "./make-table.js";
import { type Output, planColumn } from "./outputs.js";
import { plural } from "./plural.js";

/** Give the columns of the population their roles and carry the rows over, in canonical order. */
export async function buildTable(
  scratch: Scratch,
  { staged, readings, shapes, warnings: noticed }: ReadColumns,
  counts: PopulationCounts,
  options: ResolvedReadOptions,
): Promise<CustomerTable> {
  const warnings: Warning[] = [...noticed];
  const before = counts.read - counts.filtered - counts.objected;
  if (before === 0) {
    throw new TablesError(
      "empty",
      `At least one customer must remain; all ${counts.objected} object to profiling. Check the objection column.`,
    );
  }
  options.onProgress({ stage: "looking at columns", done: 0, total: null });
  const facts = await columnFacts(scratch, readings, before, {
    mayBeCode: (i) => isCodeName(staged.columns[i].name),
    isCategory: (i) => options.categories.includes(staged.columns[i].name),
  });
  const read = staged.columns.map((column, i) => ({
    column,
    reading: readings[i],
    facts: facts[i],
    shapes: shapes[i],
  }));
  const { known, ...assigned } = await assignRoles(read, before, options);
  warnings.push(...assigned.warnings);
  const roles = [...assigned.roles];

  let duplicate = 0;
  let idRepeats = false;
  let idIndex = roles.findIndex(({ role }) => role === "id");
  if (idIndex >= 0 && !known[idIndex].facts.unique) {
    const report = await dropDuplicates(scratch, staged.columns, idSqlOf(known[idIndex]));
    duplicate = report.dropped;
    if (duplicate > 0) {
      warnings.push({
        code: "duplicate-rows",
        message: `${plural(duplicate, "row copies", "rows copy")} another row in every cell and ${duplicate === 1 ? "was" : "were"} dropped.`,
      });
    }
    if (report.repeatedIds > 0 || report.withoutId > 0) {
      const name = staged.columns[idIndex].name;
      const problem = idProblem(name, report, known);
      if (options.roles.id.length > 0) {
        throw new TablesError(
          "duplicate-ids",
          `The id must name each customer once; ${problem}. Make one row of each customer, or leave --id out to go by row numbers.`,
        );
      }
      // Fewer may be slips.
      if (
        report.repeatedIds >= 10 &&
        report.repeatedRows > before / 2 &&
        looksLikeTransactions(known.map(({ column }) => column.name))
      ) {
        throw new TablesError(
          "duplicate-ids",
          `A table of customers must have one row a customer; ${name} stands on ${(report.repeatedRows / report.repeatedIds).toFixed(0)} rows each (${plural(report.repeatedIds, "id", "ids")} on ${report.repeatedRows.toLocaleString("en")} rows), with a date and an amount: these are transactions. Run coterie features on the file first, then this on what it writes; or add --ignore ${JSON.stringify(name)} to take every transaction for a customer.`,
        );
      }
      warnings.push({ code: "duplicate-ids", message: `${problem}; row numbers serve as ids.` });
      roles[idIndex] = { ...roles[idIndex], role: "ignore", why: "named like an identifier, but it repeats" };
      idIndex = -1;
      idRepeats = true;
    }
  }

  const asOf = await findAsOf(scratch, known, roles, options.asOf, warnings);
  const named = namedRoles(options);
  const protectedNames = new Set(options.roles.protected);
  const plans = known.map((column, i) => planColumn(column, roles[i], asOf?.day ?? null, named, protectedNames));
  const outputs = plans.flatMap(({ output }) => (output === null ? [] : [output]));
  assertFeatureCount(outputs, options.maxFeatures);
  const unusable = await dropUnusable(scratch, outputs);
  const rowCount = before - duplicate - unusable;
  options.onProgress({ stage: "sorting", done: 0, total: rowCount });
  const order =
    idIndex < 0
      ? await orderByValues(scratch, outputs, rowCount, counts.read)
      : await orderById(scratch, staged.columns[idIndex].name, idSqlOf(known[idIndex]), rowCount, counts.read);
  const rules = Object.entries(options.carve).map(([name, condition]) => ({ name, condition }));
  const fetched = rules.length === 0 ? outputs : [...outputs, carvedOutput];
  const arrays = await fetchOutputs(scratch, fetched, order, (done) =>
    options.onProgress({ stage: "reading", done, total: rowCount }),
  );
  const table = makeTable({
    plans,
    arrays,
    ids: order.ids,
    idRepeats,
    sourceRows: order.sourceRows,
    rows: { ...counts, duplicate, unusable, segmented: rowCount },
    asOf: asOf?.iso ?? null,
    warnings,
  });
  return rules.length === 0 ? table : { ...table, carved: { rules, codes: arrays[outputs.length] as Int32Array } };
}

/** Which rule took each customer, made by `makePopulation`. */
const carvedOutput: Output = {
  sql: "coterie_carve",
  orderSql: "coterie_carve",
  storage: "code",
  columns: () => [],
  featureCount: 0,
};

/** The id as it stands in the source; whole numbers without an exponent. */
function idSqlOf({ column, reading }: KnownColumn): string {
  const cell = identifier(column.sql);
  return column.stagedAs === "number" && reading.kind === "number" ? `${cell}::BIGINT::VARCHAR` : cell;
}

function idProblem(
  name: string,
  report: { readonly repeatedIds: number; readonly repeatedRows: number; readonly withoutId: number },
  known: readonly KnownColumn[],
): string {
  const parts: string[] = [];
  if (report.repeatedIds > 0) {
    const hasDate = known.some(({ reading }) => reading.kind === "date");
    const names = known.map(({ column }) => column.name);
    const cause = likelyCause(report.repeatedRows / report.repeatedIds, hasDate, names);
    parts.push(
      `${name} repeats: ${plural(report.repeatedIds, "id stands", "ids stand")} on ${report.repeatedRows} rows (${cause})`,
    );
  }
  if (report.withoutId > 0) parts.push(`${name} is empty on ${plural(report.withoutId, "row", "rows")}`);
  return parts.join("; ");
}

/** Drop the rows without a single feature value. */
async function dropUnusable(scratch: Scratch, outputs: readonly Output[]): Promise<number> {
  const features = outputs.filter(({ featureCount }) => featureCount > 0);
  if (features.length === 0) return 0;
  const usable = features.map(({ orderSql }) => `(${orderSql}) IS NOT NULL`).join(" OR ");
  const [[unusable]] = (await scratch.rows(`SELECT count(*) FILTER (NOT (${usable})) FROM population`)) as number[][];
  if (unusable > 0) await keepRows(scratch, usable);
  return unusable;
}

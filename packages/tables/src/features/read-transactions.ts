import type { Warning } from "@coterie/segment";
import { identifier } from "../duck/quote.js";
import type { Scratch } from "../duck/scratch.js";
import type { Staged } from "../source/staged.js";
import { TablesError } from "../tables-error.js";
import { isMissing } from "../values/missing.js";
import { type ClockSql, clockInDate, clockInNumber, clockInText, localMoment, noClock } from "./clock-sql.js";
import type { ResolvedFeatureOptions, TransactionPurpose } from "./feature-options.js";
import { type FoundColumn, findColumns } from "./find-columns.js";
import { type Flow, findFlow } from "./flow-words.js";
import { type LevelKind, levelKind } from "./level-kind.js";
import { type Levels, levelCodeSql, levelsOf } from "./level-table.js";
import { notDates } from "./not-dates.js";
import { type PurposeColumn, presentTextSql, readPurposes, textSql } from "./staged-purposes.js";

/** A column of words: its levels by code, and what each says. */
export interface WordColumn {
  readonly found: FoundColumn;
  readonly levels: Levels;
  readonly kinds: readonly (LevelKind | null)[];
}

/** Transactions in the table `read`, one row each, with what is known of their columns. */
export interface ReadTransactions {
  readonly found: readonly (readonly [TransactionPurpose, FoundColumn])[];
  readonly rowCount: number;
  /** Currency sign or code beside the amounts or in their header. */
  readonly unit: string | null;
  readonly channel: WordColumn | null;
  readonly category: WordColumn | null;
  readonly type: WordColumn | null;
  readonly currency: WordColumn | null;
  readonly flow: Flow | null;
  readonly warnings: readonly Warning[];
}

/** More different words than this are free text. */
const mostLevels = 5000;

/**
 * Read staged transactions into the table `read` (customer, day, minute, amount as DOUBLE, codes of the words) and drop the staging
 * table. Rows keep their order.
 *
 * @throws {TablesError} `unknown-column`, `not-a-table` for dates and amounts that are none, `mixed-currencies`, `ambiguous-number`.
 */
export async function readTransactions(
  scratch: Scratch,
  staged: Staged,
  options: ResolvedFeatureOptions,
): Promise<ReadTransactions> {
  const found = findColumns(staged.columns, options);
  const { columns, warnings: noticed } = await readPurposes(scratch, staged, found, options);
  const warnings = [...noticed];
  const at = (purpose: TransactionPurpose) => columns.find((column) => column.purpose === purpose);
  const date = at("date")!;
  if (date.reading.kind !== "date") throw await notDates(scratch, date);
  const amount = amountSql(at("amount")!);
  const clock = clockOf(date, at("time"));
  const words = {
    channel: await wordsOf(scratch, at("channel"), warnings),
    category: await wordsOf(scratch, at("category"), warnings),
    type: await wordsOf(scratch, at("type"), warnings),
    currency: await wordsOf(scratch, at("currency"), warnings),
  };
  const flow = await findFlow(scratch, at("direction"), words.type === null ? undefined : at("type"), warnings);

  options.onProgress({ stage: "understanding", done: 0, total: null });
  const codes = (["channel", "category", "type", "currency"] as const).map((purpose) => {
    const column = words[purpose];
    return `${column === null ? "NULL::INTEGER" : levelCodeSql(textSql(at(purpose)!), column.levels)} AS ${purpose}`;
  });
  await scratch.run(`CREATE TABLE read AS
    SELECT * EXCLUDE (moment, minute), moment::DATE AS day,
      CASE WHEN minute IS NOT NULL THEN (hour(moment) * 60 + minute(moment))::SMALLINT END AS minute
    FROM (SELECT * EXCLUDE (date, ahead), ${localMoment("date", "minute", "ahead", options.timeZone)} AS moment
    FROM (SELECT * EXCLUDE (clock), ${clock.minute} AS minute, ${clock.ahead} AS ahead
    FROM (SELECT ${presentTextSql(at("customer")!)} AS customer, ${date.reading.sql} AS date, ${clock.parsed} AS clock,
      ${amount} AS amount, ${flow === null ? "NULL::INTEGER" : levelCodeSql(flow.cell, flow.levels)} AS flow, ${codes.join(", ")} FROM staged)))`);
  await scratch.run("DROP TABLE staged");
  const { reading } = at("amount")!;
  const unit = reading.kind === "number" ? reading.unit : null;
  return { found: columns.map((c) => [c.purpose, c.found]), rowCount: staged.rowCount, unit, ...words, flow, warnings };
}

function amountSql({ reading, found }: PurposeColumn): string {
  if (reading.kind === "number" && reading.unit !== "%") return `(${reading.sql})::DOUBLE`;
  const got = reading.kind === "number" ? "per cent" : reading.kind === "empty" ? "no values" : `${reading.kind}s`;
  throw new TablesError(
    "not-a-table",
    `The amount must be a column of numbers; ${found.name} holds ${got}. Name another column with --amount.`,
  );
}

function clockOf(date: PurposeColumn, time: PurposeColumn | undefined): ClockSql {
  if (time === undefined) return date.staged.stagedAs === "number" ? noClock : clockInDate(textSql(date));
  return time.staged.stagedAs === "number" ? clockInNumber(identifier(time.staged.sql)) : clockInText(textSql(time));
}

async function wordsOf(
  scratch: Scratch,
  column: PurposeColumn | undefined,
  warnings: Warning[],
): Promise<WordColumn | null> {
  if (column === undefined) return null;
  const { found, purpose } = column;
  const all = await levelsOf(scratch, textSql(column), mostLevels);
  if (all !== null) {
    const levels = all.filter((level) => !isMissing(level));
    const isCode = purpose === "category" && /mcc|code/i.test(found.name);
    return { found, levels, kinds: levels.map((level) => levelKind(level, isCode)) };
  }
  const problem = `${found.name} holds more than ${mostLevels.toLocaleString("en")} different texts`;
  if (found.named) {
    throw new TablesError(
      "bad-option",
      `--${purpose} must name a column of categories; ${problem}. Group them in the source, or leave --${purpose} out.`,
    );
  }
  warnings.push({ code: "too-many-levels", message: `${problem} and is not used as the ${purpose}.` });
  return null;
}

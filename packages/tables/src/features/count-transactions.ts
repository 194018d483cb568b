import type { Warning } from "@coterie/segment";
import type { Scratch } from "../duck/scratch.js";
import { TablesError } from "../tables-error.js";
import { amountScale } from "./amount-scale.js";
import { type ExclusionReason, exclusionReasons, reasonCode } from "./exclusions.js";
import type { ResolvedFeatureOptions } from "./feature-options.js";
import type { LevelKind } from "./level-kind.js";
import type { ReadTransactions, WordColumn } from "./read-transactions.js";
import { findTakenBack } from "./reversals.js";
import { type SignConvention, signConvention } from "./sign-convention.js";

/** The transactions that count, as views over `read`: `counted` has every row with its reason, `used` those without one. */
export interface CountedTransactions {
  /** ISO dates: the as-of date and the first day with a used transaction. */
  readonly asOf: string;
  readonly firstDate: string;
  readonly used: number;
  /** Excluded rows by reason; only reasons that occur. */
  readonly excluded: Readonly<Partial<Record<ExclusionReason, number>>>;
  readonly signs: SignConvention;
  /** Decimal places of the amounts. */
  readonly scale: number;
  readonly hasIncoming: boolean;
  readonly hasOutgoing: boolean;
  /** Some used transaction has a time of day other than midnight. */
  readonly hasClock: boolean;
}

/**
 * Decide what counts at the as-of date. Nothing after it is looked at, so that the past comes out as it was.
 *
 * @param population Whether the table `members` holds the customers.
 * @throws {TablesError} `mixed-currencies`, `empty` where nothing is left.
 */
export async function countTransactions(
  scratch: Scratch,
  read: ReadTransactions,
  population: boolean,
  options: ResolvedFeatureOptions,
  warnings: Warning[],
): Promise<CountedTransactions> {
  const otherCurrency = otherCurrencySql(read, options);
  const asOf = await findAsOf(scratch, read, options, warnings);
  const outside = `CASE WHEN customer IS NULL THEN ${reasonCode("noCustomer")} WHEN day IS NULL THEN ${reasonCode("noDate")}
    WHEN amount IS NULL THEN ${reasonCode("noAmount")} WHEN day > DATE '${asOf}' THEN ${reasonCode("afterAsOf")}
    WHEN ${otherCurrency} THEN ${reasonCode("otherCurrency")}
    ${population ? `WHEN customer NOT IN (SELECT customer FROM members) THEN ${reasonCode("notInCustomers")}` : ""} ELSE 0 END`;
  const within = `customer IS NOT NULL AND amount IS NOT NULL AND day <= DATE '${asOf}' AND NOT (${otherCurrency})`;
  const amountName = nameOf(read, "amount");
  const signs = await signConvention(scratch, read.flow, amountName, within, warnings);
  const scale = await amountScale(scratch, amountName, within, warnings);
  const is = (kind: LevelKind["kind"]) => kindSql(read, kind);
  const undoes =
    signs.kind === "all-out" ? "false" : `CASE WHEN ${signs.againstSql} THEN incoming ELSE NOT incoming END`;
  await scratch.run(`CREATE VIEW counted AS
    SELECT row, customer, day, minute, value, incoming, channel, category, type, ${undoes} AS undoes,
      CASE WHEN outside > 0 THEN outside
        ${options.keepSensitive ? "" : `WHEN ${is("sensitive")} THEN ${reasonCode("sensitive")}`}
        WHEN ${is("ownTransfer")} THEN ${reasonCode("ownTransfer")}
        WHEN ${is("fee")} THEN ${reasonCode("fee")}
        WHEN incoming IS NULL THEN ${reasonCode("noDirection")}
        WHEN ${is("reversal")} OR ${signs.againstSql} THEN ${reasonCode("reversal")} ELSE 0 END AS reason
    FROM (SELECT rowid AS row, * EXCLUDE (amount, currency), amount, try_cast(abs(amount) AS DECIMAL(18, ${scale})) AS value,
      ${signs.incomingSql} AS incoming, ${outside} AS outside FROM read)`);
  const takenBack = await findTakenBack(scratch);
  const rest = takenBack === 0 ? "" : "AND row NOT IN (SELECT row FROM taken_back)";
  await scratch.run(`CREATE VIEW used AS SELECT * FROM counted WHERE reason = 0 ${rest}`);

  const counts = await scratch.rows("SELECT reason, count(*) FROM counted GROUP BY reason");
  const excluded: Partial<Record<ExclusionReason, number>> = {};
  for (const reason of exclusionReasons) {
    const count = counts.find(([code]) => code === reasonCode(reason))?.[1] ?? 0;
    const all = reason === "takenBack" ? takenBack : (count as number);
    if (all > 0) excluded[reason] = all;
  }
  const [[used, firstDate, came, left, clocks]] = await scratch.rows(
    "SELECT count(*), min(day)::VARCHAR, count(*) FILTER (incoming), count(*) FILTER (NOT incoming), count(*) FILTER (minute > 0) FROM used",
  );
  if (firstDate === null) throw nothingLeft(excluded, asOf);
  return {
    asOf,
    firstDate: firstDate as string,
    used: used as number,
    excluded,
    signs,
    scale,
    hasIncoming: came !== 0,
    hasOutgoing: left !== 0,
    hasClock: clocks !== 0,
  };
}

/** The user's own name of a column. */
function nameOf(read: ReadTransactions, purpose: string): string {
  return read.found.find(([of]) => of === purpose)?.[1].name ?? purpose;
}

function kindSql({ category, type, channel }: ReadTransactions, kind: LevelKind["kind"]): string {
  const within = (column: WordColumn | null, name: string) => {
    const codes = column?.kinds.flatMap((level, code) => (level?.kind === kind ? [code] : [])) ?? [];
    return codes.length === 0 ? [] : [`${name} IN (${codes.join(", ")})`];
  };
  const parts = [...within(category, "category"), ...within(type, "type"), ...within(channel, "channel")];
  return parts.length === 0 ? "false" : `(${parts.map((part) => `coalesce(${part}, false)`).join(" OR ")})`;
}

function otherCurrencySql({ currency, unit }: ReadTransactions, { onlyCurrency }: ResolvedFeatureOptions): string {
  const levels = currency?.levels ?? [];
  if (onlyCurrency === null) {
    if (levels.length < 2) return "false";
    const shown = levels.slice(0, 6).map((level) => level.toUpperCase());
    throw new TablesError(
      "mixed-currencies",
      `Amounts must be in one currency to be added up; ${currency!.found.name} holds ${shown.join(" and ")}. Convert them to one, or take one with --only-currency ${shown[0]}.`,
    );
  }
  const code = levels.indexOf(onlyCurrency.trim().toLowerCase());
  if (code >= 0) return `coalesce(currency, -1) <> ${code}`;
  const at = levels.length > 0 ? levels.map((level) => level.toUpperCase()).join(", ") : (unit ?? "none is named");
  throw new TablesError(
    "bad-option",
    `--only-currency must be a currency of the transactions; got ${onlyCurrency}. Currencies: ${at}.`,
  );
}

const farDays = 366;

async function findAsOf(
  scratch: Scratch,
  read: ReadTransactions,
  { asOf }: ResolvedFeatureOptions,
  warnings: Warning[],
): Promise<string> {
  const date = nameOf(read, "date");
  const [[first, last]] = await scratch.rows("SELECT min(day)::VARCHAR, max(day)::VARCHAR FROM read");
  if (first === null) {
    throw new TablesError("not-a-table", `${date} must hold dates; no row has one. Name another column with --date.`);
  }
  if (asOf !== null) {
    if (asOf >= (first as string)) return asOf;
    throw new TablesError(
      "empty",
      `There must be transactions up to the as-of date; got ${asOf}, and the first in ${date} is on ${first}. Choose a later date.`,
    );
  }
  const [[before]] = await scratch.rows(
    `SELECT max(day)::VARCHAR FROM read WHERE day < (SELECT max(day) FROM read) - INTERVAL ${farDays} DAY`,
  );
  const [[between]] = await scratch.rows(
    `SELECT count(*) FROM read WHERE day >= DATE '${last}' - INTERVAL ${farDays} DAY AND day < DATE '${last}'`,
  );
  if (before !== null && between === 0) {
    warnings.push({
      code: "late-date",
      message: `The as-of date is the latest in ${date}, ${last}; the day before it in the data is ${before}, more than a year earlier. If that date is a mistake, say --as-of ${before}.`,
    });
  }
  return last as string;
}

function nothingLeft(excluded: Readonly<Partial<Record<ExclusionReason, number>>>, asOf: string): TablesError {
  const why = Object.entries(excluded).map(([reason, count]) => `${count} ${reason}`);
  return new TablesError(
    "empty",
    `Some transaction up to ${asOf} must be left to count; every one is excluded (${why.join(", ")}). Check the columns and the as-of date.`,
  );
}

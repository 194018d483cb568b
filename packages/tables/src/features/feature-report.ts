import type { Warning } from "@coterie/segment";
import type { ExclusionReason } from "./exclusions.js";
import type { TransactionPurpose } from "./feature-options.js";
import type { RfmCutPoints } from "./rfm.js";
import type { SalaryRule } from "./salary-income.js";
import type { SignConvention } from "./sign-convention.js";

/** What became of the transactions and what the features mean. Holds no customer. */
export interface FeatureReport {
  /** ISO date everything is counted at. */
  readonly asOf: string;
  /** ISO date of the first transaction used. */
  readonly firstDate: string;
  readonly customers: number;
  /** Customers among them without a transaction that counts. */
  readonly customersWithout: number;
  readonly transactions: {
    readonly read: number;
    readonly used: number;
    /** By reason; only reasons that occur. */
    readonly excluded: Readonly<Partial<Record<ExclusionReason, number>>>;
  };
  /** What each column was taken for, and why. */
  readonly columns: readonly { readonly purpose: TransactionPurpose; readonly name: string; readonly why: string }[];
  readonly signs: Pick<SignConvention, "kind" | "text">;
  /** Currency sign or code of the amounts, where one is known. */
  readonly currency: string | null;
  /** Decimal places the amounts are added up with. */
  readonly decimals: number;
  readonly timeZone: string;
  /** Months of the windows written, and of those the data does not reach back past. */
  readonly windows: readonly number[];
  readonly windowsLeftOut: readonly number[];
  readonly trendDays: number | null;
  readonly salaryBy: SalaryRule | null;
  readonly rfm: RfmCutPoints;
  /** Categories that reveal what must not be known, with their transactions, none of which is used. */
  readonly leftOutCategories: readonly LeftOutCategory[];
  /** Words taken for own-account transfers, fees and reversals. */
  readonly excludedWords: Readonly<Partial<Record<"ownTransfer" | "fee" | "reversal", readonly string[]>>>;
  /** The dictionary of the columns written. */
  readonly features: readonly { readonly name: string; readonly meaning: string }[];
  /** A short list that counts nothing twice: for `--features` of a run. */
  readonly suggested: readonly string[];
  readonly warnings: readonly Warning[];
}

/** A category left out because of what it reveals. */
export interface LeftOutCategory {
  readonly category: string;
  readonly reveals: string;
  readonly transactions: number;
}

import type { Warning } from "../customer-table.js";
import type { DeclaredUse } from "../declared-use.js";
import type { MeasuredResponse } from "../playbook/approach.js";

/** An amount or a rate with the range it is known to. */
export interface Range {
  readonly expected: number;
  /** 95%. */
  readonly low: number;
  readonly high: number;
}

/** Who of a segment may be reached on a channel. Fewer than the minimum cell count as none; where fewer are left out, as all. */
export interface Audience {
  /** Customers of the segment. */
  readonly customers: number;
  /** Those who may be contacted; null where nothing says who consents. */
  readonly contactable: number | null;
  /** The column that says who consents; null where the channel needs none, or none was found (see `needsConsent`). */
  readonly consentColumn: string | null;
  readonly needsConsent: boolean;
  /** Contacts with one customer: the lower of the rule's cadence and the cap. */
  readonly contactsEach: number;
}

/** What one customer who would not have come otherwise brings. */
export interface Worth {
  /** As given, a year where `churn` is given. */
  readonly margin: number;
  /** Share of such customers lost a year, as given. */
  readonly churn: number | null;
  /** 1 / churn, years. */
  readonly tenureYears: number | null;
  /** margin × tenure; null without churn. */
  readonly lifetimeValue: number | null;
  /** What counts: lifetime value where churn is given, else margin. */
  readonly perConversion: number;
}

/** What the bank measured: who did it, and who would have done it anyway. All 0..1 a contacted customer. */
export interface Effect {
  readonly conversion: Range;
  readonly baseline: Range;
  /** conversion − baseline. */
  readonly lift: Range;
}

/** What it takes to learn whether the approach works, at 80% power and 5% two-sided. */
export interface Power {
  /** What is counted. */
  readonly measure: "conversion" | "click";
  /** The rate without (or, of clicks, now), 0..1. */
  readonly from: number;
  /** The rate to be told from it. */
  readonly to: number;
  readonly customersPerArm: number;
  /** Half of the contactable audience. */
  readonly available: number;
  /** The smallest rise half against half can show, as a difference of rates; null where no rise can be. */
  readonly detectable: number | null;
  readonly enough: boolean;
  /** Days to contact both arms and wait for the outcome; null where the audience does not suffice. */
  readonly days: number | null;
}

/** One segment on one channel of its approach. */
export interface PlanLine {
  readonly segment: number;
  readonly name: string;
  readonly rule: string;
  readonly objective: string;
  readonly offer: string;
  readonly channel: string;
  readonly audience: Audience;
  /** Measured click-through; a click is not a sale. */
  readonly response: MeasuredResponse | null;
  /** From 1: by expected profit of a unit of money where that is known, else by response within what is measured, then by the playbook's order. */
  readonly rank: number;
  readonly costPerContact: number | null;
  /** Of contacting everyone who may be, once. */
  readonly costOfAll: number | null;
  readonly worth: Worth | null;
  /** Extra conversions a contact must bring to pay for itself, 0..1: cost / worth of a conversion. */
  readonly breakEven: number | null;
  readonly effect: Effect | null;
  /** Of contacting everyone who may be, once; null unless conversion, baseline, margin and cost are given. */
  readonly profitOfAll: Range | null;
  readonly power: Power | null;
}

/** What one line gets of the budget. */
export interface Allotment {
  readonly segment: number;
  readonly channel: string;
  /** Each customer is planned on one channel. */
  readonly customers: number;
  readonly contacts: number;
  readonly cost: number;
  readonly extraConversions: Range;
  readonly profit: Range;
}

/** The budget over the lines: money goes where the next unit of it earns most. */
export interface BudgetSplit {
  readonly budget: number;
  readonly allotments: readonly Allotment[];
  readonly spent: number;
  readonly unspent: number;
  /** Sum over the allotments; its ends add the ends, as if all went well or badly together. */
  readonly profit: Range;
  /** No split of this budget earns more than this above `profit.expected`; 0 = this is the best there is. */
  readonly shortOfBest: number;
  /** Why it may be short of the best, one sentence; null where it is the best. */
  readonly caveat: string | null;
  /** What stopped the spending. */
  readonly stoppedBy: "budget" | "no profitable contact left";
}

/** Two segments too small to learn from alone on a channel. */
export interface PoolAdvice {
  readonly segments: readonly [number, number];
  readonly channel: string;
  readonly measure: Power["measure"];
  readonly customersPerArm: number;
  /** Half of both audiences together. */
  readonly available: number;
  readonly enough: boolean;
  /** "Pool segments 1 and 3 on e-mail: …". */
  readonly text: string;
}

/** Where the money of a segment lies. */
export interface SegmentValue {
  readonly segment: number;
  /** Mean value of a customer. */
  readonly mean: number;
  /** Share of the value of all customers; null where values of both signs mix. */
  readonly share: number | null;
}

/** A campaign plan: who can be reached, at what cost, what it must bring, and where the budget goes. */
export interface Plan {
  readonly format: "coterie.plan";
  readonly formatVersion: 1;
  readonly use: DeclaredUse;
  /** The finding, as a sentence. */
  readonly finding: string;
  /** `ranked`: no money known; `costed`: cost and break-even; `economic`: profit. The most any line reaches. */
  readonly basis: "ranked" | "costed" | "economic";
  readonly currency: string | null;
  /** As asked for; null where no budget was given. */
  readonly budget: number | null;
  /** By rank. */
  readonly lines: readonly PlanLine[];
  /** Null without a budget or without a line whose profit is known. */
  readonly split: BudgetSplit | null;
  readonly pools: readonly PoolAdvice[];
  /** Null without a value column or formula. */
  readonly values: readonly SegmentValue[] | null;
  readonly warnings: readonly Warning[];
  readonly provenance: {
    readonly coterieVersion: string;
    /** SHA-256 of the model file's text. */
    readonly modelHash: string;
    /** Of the customers the audience was counted on: the model's own, or a table given. */
    readonly tableHash: string;
    readonly counted: "model" | "table";
    /** The plan's settings as resolved. */
    readonly config: Readonly<Record<string, unknown>>;
  };
}

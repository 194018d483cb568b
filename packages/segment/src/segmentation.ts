import type { Against } from "./against/against.js";
import type { Behaviour } from "./behaviour/behaviour.js";
import type { Comparison } from "./compare/comparison.js";
import type { ColumnRole, Warning, Waterfall } from "./customer-table.js";
import type { DeclaredUse } from "./declared-use.js";
import type { FitThere } from "./fit/settled-model.js";
import type { DistanceReport } from "./inspect/distance-report.js";
import type { StandIn } from "./inspect/stand-ins.js";
import type { Persona } from "./persona/persona.js";
import type { Approach } from "./playbook/approach.js";
import type { Recipe } from "./prepare/recipe.js";
import type { AssociationsOfK } from "./profile/associations-by-k.js";
import type {
  Association,
  CategoryProfile,
  Distribution,
  NumericSummary,
  SegmentProfile,
} from "./profile/profile-types.js";

/** A column as the model remembers it. */
export interface ColumnSummary {
  readonly name: string;
  readonly role: ColumnRole;
  readonly why: string;
  readonly sensitive: boolean;
  readonly kind: "numeric" | "categorical" | "unread";
  readonly measure: "flag" | "count" | "amount" | "days" | null;
  readonly unit: string | null;
  /** Share of segmented customers without a value, 0 (or 1) where fewer than `minCell` have none (or one); null for unread columns. */
  readonly missing: number | null;
}

/** A segment people use. */
export interface Segment {
  /** From 1 by falling size, ties by centroid. */
  readonly id: number;
  readonly name: string;
  /** Customers. */
  readonly size: number;
  /** Fraction of segmented customers. */
  readonly share: number;
  /** Share of the value column's total, or null without one. */
  readonly valueShare: number | null;
  /** Model space, one number a dimension of the recipe. */
  readonly centroid: readonly number[];
  /** The centroid carried back to original units, a numeric feature each: what is typical. */
  readonly typical: Readonly<Record<string, number>>;
  /** Arithmetic means in original units: the only ones sentences may cite. Null where suppressed. */
  readonly means: Readonly<Record<string, number | null>>;
  readonly profile: SegmentProfile;
  readonly persona: Persona;
  /** Null in models of format 1. */
  readonly behaviour: Behaviour | null;
  readonly approach: Approach;
  /** How a segment that was carved out by rule takes its customers; null for a clustered one. */
  readonly rule: SegmentRule | null;
}

/** A condition over the table's columns, as a person wrote it. */
export interface SegmentRule {
  readonly condition: string;
}

/** The customers on a plane: first two principal components of the prepared features. Counts, never rows. */
export interface Picture {
  /** Share of variance on each axis. */
  readonly explained: readonly [number, number];
  readonly loadings: readonly { readonly dimension: string; readonly x: number; readonly y: number }[];
  /** Bounds of the grid, model space. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Occupied cells by segment id; cells under the minimum cell are left out. */
  readonly cells: readonly {
    readonly segment: number;
    readonly column: number;
    readonly row: number;
    readonly count: number;
  }[];
  readonly centroids: readonly { readonly segment: number; readonly x: number; readonly y: number }[];
}

/** A constructed row (never a customer) and the segment it must get when the model is loaded. */
export interface GoldenRow {
  /** A value per recipe step, in order: a number, a level, or null for missing. */
  readonly values: readonly (number | string | null)[];
  readonly segment: number;
  readonly distance: number;
}

/** How often, and on how many customers, segments were found anew to see how far their numbers move. */
export interface Resampling {
  readonly rows: number;
  readonly resamples: number;
}

/** The model: everything that was found, and how. One JSON file; no customer rows, no minima or maxima, no small cell. */
export interface Segmentation {
  readonly format: "coterie.segmentation";
  readonly formatVersion: 2;
  /** What the model may be used for. */
  readonly use: DeclaredUse;
  /** Clustered segments; those carved out by rule come after them, so there are `k` and as many more segments as rules. */
  readonly k: number;
  readonly rows: Waterfall;
  readonly asOf: string | null;
  readonly columns: readonly ColumnSummary[];
  readonly recipe: Recipe;
  readonly comparison: Comparison;
  readonly minCell: number;
  readonly base: { readonly numeric: readonly NumericSummary[]; readonly categories: readonly CategoryProfile[] };
  readonly segments: readonly Segment[];
  readonly associations: readonly Association[];
  /** How strongly the segments of every K compared go with protected columns. */
  readonly associationsByK: readonly AssociationsOfK[];
  /** Clustered columns that tell a protected one, strongest first. */
  readonly standIns: readonly StandIn[];
  /** Who decides the distances and the segments, beside a notebook's preparation. Null in a model of format 1. */
  readonly distance: DistanceReport | null;
  /** Beside the segments the bank had, where it was asked. */
  readonly against: Against | null;
  /** How numeric columns spread; empty in a model of format 1. */
  readonly distributions: readonly Distribution[];
  readonly picture: Picture;
  readonly goldenRows: readonly GoldenRow[];
  /** What the intervals of traits rest on; null where none were taken. */
  readonly resampling: Resampling | null;
  readonly provenance: {
    readonly coterieVersion: string;
    /** SHA-256 of the sorted table. */
    readonly tableHash: string;
    readonly rowOrder: "sorted" | "as-read";
    readonly seed: number;
    /** The resolved configuration, without paths, threads or clocks. */
    readonly config: Readonly<Record<string, unknown>>;
    /** Where the fit ended over a table that stayed in its database; absent where every customer was read here. */
    readonly there?: FitThere;
  };
  readonly warnings: readonly Warning[];
}

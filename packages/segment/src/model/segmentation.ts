import type { KMeansModel } from "@coterie/kmeans";
import type { Against } from "../against/against.js";
import type { Behaviour } from "../behaviour/behaviour.js";
import type { Comparison } from "../compare/comparison.js";
import type { CategoricalColumn, Column, CustomerTable, NumericColumn, Warning, Waterfall } from "../customer-table.js";
import { declaredUse } from "../declared-use.js";
import type { FitThere } from "../fit/settled-model.js";
import { inStretches } from "../in-stretches.js";
import type { DistanceReport } from "../inspect/distance-report.js";
import type { StandIn } from "../inspect/stand-ins.js";
import type { Persona } from "../persona/persona.js";
import type { Approach } from "../playbook/approach.js";
import { applyRecipe } from "../prepare/apply-recipe.js";
import { type Recipe, stepWidth } from "../prepare/recipe.js";
import type { AssociationsOfK } from "../profile/associations-by-k.js";
import type { Profile, SegmentProfile } from "../profile/profile-types.js";
import { SegmentError } from "../segment-error.js";
import type { ColumnSummary, Picture, Resampling, Segment, Segmentation } from "../segmentation.js";
import { selectRows } from "../select-rows.js";
import { goldenRows, typicalNumber } from "./golden-rows.js";
import { smallCellWarnings } from "./small-cells.js";
import { withParagraph } from "./with-paragraph.js";

/** Everything a model is put together from: what each stage returned. */
export interface SegmentationParts {
  readonly table: CustomerTable;
  readonly recipe: Recipe;
  readonly comparison: Comparison;
  readonly model: KMeansModel;
  readonly profile: Profile;
  /** Tells how many customers have no value in a column, where it is known (default: they are counted here). */
  readonly missingOf?: ((column: NumericColumn) => number | null) | undefined;
  readonly personas: readonly Persona[];
  /** One a clustered segment (default: its number); rules have names of their own. */
  readonly names?: readonly string[] | undefined;
  /** One a segment (default: nothing is said of what they do). */
  readonly behaviours?: readonly Behaviour[] | undefined;
  /** What the intervals of traits rest on (default: none were taken). */
  readonly resampling?: Resampling | null | undefined;
  readonly approaches: readonly Approach[];
  readonly picture: Picture;
  readonly associationsByK: readonly AssociationsOfK[];
  readonly standIns: readonly StandIn[];
  readonly distance: DistanceReport;
  readonly against: Against | null;
  /** The resolved configuration, without paths, threads or clocks. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly coterieVersion: string;
  /** Where the fit ended over all customers of a table that stayed in its database; then the model's sizes count them all. */
  readonly there?: FitThere;
  /** Of the stages; the table's own are added. */
  readonly warnings: readonly Warning[];
}

/**
 * Put the model together: everything that was found, and how.
 *
 * @param parts What each stage returned, for the K that is kept.
 * @returns The model as plain data, ready for `serializeSegmentation`.
 * @throws {SegmentError} `bad-option`: parts that are not of the same fit.
 */
export function segmentation(parts: SegmentationParts): Segmentation {
  const { table, recipe, comparison, model, profile, personas, approaches } = parts;
  checkParts(parts);
  const segments = [
    ...Array.from({ length: model.k }, (_, s) => segmentOf(parts, s)),
    ...(table.carved?.rules ?? []).map((_, rule) => ruleSegmentOf(parts, rule)),
  ];
  const clustered = segments.slice(0, model.k);
  return {
    format: "coterie.segmentation",
    formatVersion: 2,
    use: declaredUse,
    k: model.k,
    rows: parts.there === undefined ? table.rows : rowsThere(table.rows, parts.there.customers),
    asOf: table.asOf,
    columns: table.columns.map((column) => summaryOf(column, table.rowCount, profile.minCell, parts.missingOf)),
    recipe,
    comparison,
    minCell: profile.minCell,
    base: profile.base,
    segments: segments.map((segment, s) => ({
      ...withParagraph({ ...segment, persona: personas[s] }, table.columns),
      approach: approaches[s],
    })),
    associations: profile.associations,
    associationsByK: parts.associationsByK,
    standIns: parts.standIns,
    distance: parts.distance,
    against: parts.against,
    distributions: profile.distributions,
    picture: parts.picture,
    goldenRows: goldenRows(
      recipe,
      clustered.map(({ centroid }) => centroid),
      clustered.map(({ id }) => id),
    ),
    resampling: parts.resampling ?? null,
    provenance: {
      coterieVersion: parts.coterieVersion,
      tableHash: table.hash,
      rowOrder: table.rowOrder,
      seed: parts.seed,
      config: parts.config,
      ...(parts.there === undefined ? {} : { there: parts.there }),
    },
    warnings: distinct([
      ...table.warnings.filter(isOrderFree),
      ...parts.warnings,
      ...smallSegments(segments, profile.minCell),
      ...smallCellWarnings(recipe, flagNames(table), segments, profile.minCell),
    ]),
  };
}

/** The sample's rows with all customers in the place of those drawn. */
function rowsThere(rows: Waterfall, customers: number): Waterfall {
  return { ...rows, read: rows.read - rows.segmented + customers, segmented: customers };
}

function checkParts({ table, model, profile, personas, approaches, comparison }: SegmentationParts): void {
  const rules = table.carved?.rules.length ?? 0;
  const counts = [profile.segments.length, personas.length, approaches.length].map((count) => count - rules);
  counts.push(comparison.kept.k);
  if (counts.every((count) => count === model.k)) return;
  throw new SegmentError(
    "bad-option",
    `profile, personas, approaches and the K kept must be of the fit with ${model.k} segments; got ${counts.join(", ")}. Pass what each stage returned for that K.`,
  );
}

type Bare = Omit<Segment, "persona" | "approach">;

function segmentOf(parts: SegmentationParts, s: number): Bare {
  const { model } = parts;
  const d = model.featureCount;
  const centroid = Array.from(model.centroids.subarray(s * d, s * d + d));
  return bare(parts, s, { name: parts.names?.[s] ?? `Segment ${s + 1}`, size: model.sizes[s], centroid, rule: null });
}

/** A segment of those whom a rule took out: its centroid is their mean in model space, which nothing is assigned by. */
function ruleSegmentOf(parts: SegmentationParts, at: number): Bare {
  const { table, recipe, model } = parts;
  const { rules, codes } = table.carved!;
  const rows = Uint32Array.from(codes.keys()).filter((row) => codes[row] === at);
  const { values, featureCount: d } = applyRecipe(recipe, selectRows(table, rows));
  const centroid = recipe.dimensions.map((_, j) => {
    let sum = 0;
    for (let i = 0; i < rows.length; i++) sum += values[i * d + j];
    return sum / rows.length;
  });
  const { name, condition } = rules[at];
  return bare(parts, model.k + at, { name, size: rows.length, centroid, rule: { condition } });
}

function bare(
  { table, recipe, profile, behaviours, there }: SegmentationParts,
  s: number,
  known: Pick<Segment, "name" | "size" | "rule"> & { readonly centroid: readonly number[] },
): Bare {
  const own = profile.segments[s];
  return {
    id: s + 1,
    name: known.name,
    size: known.size,
    share: known.size / (there?.customers ?? table.rowCount),
    valueShare: valueShare(table, profile, own),
    centroid: known.centroid,
    typical: typical(recipe, known.centroid, own),
    means: Object.fromEntries(own.numeric.map(({ column, mean }) => [column, mean])),
    profile: own,
    behaviour: behaviours?.[s] ?? null,
    rule: known.rule,
  };
}

/**
 * The centroid in original units, a numeric feature each; of a log1p column it is near the geometric mean, not the arithmetic one.
 * A column hidden in this segment's profile is left out.
 */
function typical(recipe: Recipe, centroid: readonly number[], own: SegmentProfile): Readonly<Record<string, number>> {
  const hidden = new Set(own.numeric.filter(({ count }) => count === null).map(({ column }) => column));
  const values: [string, number][] = [];
  let offset = 0;
  for (const step of recipe.steps) {
    if (step.kind === "numeric" && !hidden.has(step.column))
      values.push([step.column, typicalNumber(step, centroid, offset)]);
    offset += stepWidth(step);
  }
  return Object.fromEntries(values);
}

/** Null without a value column of amounts that add up (all of one sign), or where the segment's mean is hidden. */
function valueShare(table: CustomerTable, profile: Profile, own: SegmentProfile): number | null {
  const column = table.columns.find(({ role }) => role === "value");
  if (column?.kind !== "numeric" || (column.values.some((x) => x > 0) && column.values.some((x) => x < 0))) return null;
  const here = own.numeric.find((summary) => summary.column === column.name);
  const all = profile.base.numeric.find((summary) => summary.column === column.name);
  if (here?.count === 0) return 0;
  if (here?.mean == null || here.count == null || all?.mean == null || all.count == null || all.mean === 0) return null;
  return (here.mean / all.mean) * (here.count / all.count);
}

function summaryOf(
  column: Column,
  rowCount: number,
  minCell: number,
  missingOf: SegmentationParts["missingOf"],
): ColumnSummary {
  const { name, role, why, sensitive, kind } = column;
  const missing = (some: CategoricalColumn | NumericColumn): number =>
    (some.kind === "numeric" ? missingOf?.(some) : null) ?? missingCount(some);
  return {
    name,
    role,
    why,
    sensitive,
    kind,
    measure: column.kind === "numeric" ? column.measure : null,
    unit: column.kind === "numeric" ? column.unit : null,
    missing: column.kind === "unread" ? null : missingShare(missing(column), rowCount, minCell),
  };
}

/** Counts of 1 to `minCell − 1`, of customers without a value or with one, are rounded down to 0. */
function missingShare(missing: number, rowCount: number, minCell: number): number {
  if (missing < minCell) return 0;
  return rowCount - missing < minCell ? 1 : missing / rowCount;
}

function missingCount(column: Exclude<Column, { kind: "unread" }>): number {
  let missing = 0;
  if (column.kind === "numeric") {
    const { values } = column;
    inStretches(values.length, (from, to) => {
      missing += missingNumbers(values, from, to);
    });
  } else {
    const { codes } = column;
    for (let row = 0; row < codes.length; row++) missing += Number(codes[row] < 0);
  }
  return missing;
}

function missingNumbers(values: Float64Array, from: number, to: number): number {
  let missing = 0;
  for (let row = from; row < to; row++) missing += Number(Number.isNaN(values[row]));
  return missing;
}

function flagNames({ columns }: CustomerTable): ReadonlySet<string> {
  const flags = columns.filter((column) => column.kind === "numeric" && column.measure === "flag");
  return new Set(flags.map(({ name }) => name));
}

function smallSegments(segments: readonly Bare[], minCell: number): readonly Warning[] {
  return segments
    .filter(({ size }) => size < minCell)
    .map(({ id, size }) => ({
      code: "small-segment",
      message: `Segment ${id} has ${size} ${size === 1 ? "customer" : "customers"}, fewer than the minimum cell of ${minCell}: its numbers are withheld, but its centroid in the model file describes so few people closely. Choose a smaller K before the model leaves your hands.`,
    }));
}

/** The model of shuffled rows is the same model, so it cannot name rows by their place. */
function isOrderFree({ code }: Warning): boolean {
  return !code.endsWith("-rows");
}

function distinct(warnings: readonly Warning[]): readonly Warning[] {
  const seen = new Set<string>();
  return warnings.filter(({ code, message }) => {
    const key = `${code}\n${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

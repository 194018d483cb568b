import { adjustedRandIndex, createRandom, predict } from "@coterie/kmeans";
import type { CategoricalColumn, CustomerTable } from "../customer-table.js";
import { fit } from "../fit/fit.js";
import { applyRecipe } from "../prepare/apply-recipe.js";
import { type PrepareOptions, prepare } from "../prepare/prepare.js";
import { bandsOf } from "../profile/bands.js";
import { hideSmallCells } from "../profile/hide-small-cells.js";
import { SegmentError } from "../segment-error.js";
import { selectRows } from "../select-rows.js";
import { foldRareLevels } from "../statistics/fold-rare-levels.js";
import type { Against, ExistingSegment, Explained } from "./against.js";
import { changesBetween } from "./changes-between.js";
import { targetsOf, unseenShare } from "./unseen-share.js";

/** How segments are set beside the bank's own. */
export interface AgainstOptions extends PrepareOptions {
  readonly seed?: number | undefined;
  readonly restarts?: number | undefined;
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** More of the bank's segments than this are put together, the smallest first. */
const MOST_SEGMENTS = 20;
/** What ours must explain more than theirs, over value and outcomes, to be worth a change. */
const WORTH_A_CHANGE = 0.01;
/** A column that neither explains to this share decides nothing. */
const LEAST_EXPLAINED = 0.01;
const SHOWN = 12;

/**
 * Set our segments beside the ones the bank has, as many of them: who goes where, and which tell more of value and outcomes of customers
 * they have not seen.
 *
 * @param table Customers; those without one of the bank's segments are left out.
 * @param name The column of the bank's segments. Rare ones are put together.
 * @param options As `prepare`, and the seed.
 * @returns The cross-table with small cells hidden, what splits and merges, and the share of value and of each described column that
 * either explains: segments are drawn and means taken on one half of the customers, and held against the other, both ways.
 * @throws {SegmentError} `bad-option`: a column that is not there, is clustered, or holds fewer than two segments.
 */
export async function compareAgainst(
  table: CustomerTable,
  name: string,
  options: AgainstOptions = {},
): Promise<Against> {
  const { seed = 0, restarts, threads, signal, ...preparation } = options;
  const minCell = preparation.minCell ?? 10;
  const existing = existingSegments(table, name, minCell);
  const rows = Uint32Array.from(existing.codes.keys()).filter((row) => existing.codes[row] >= 0);
  const customers = selectRows(table, rows);
  const theirs = Uint8Array.from(rows, (row) => existing.codes[row]);
  const k = existing.levels.length;
  const fitting = { k, seed, restarts, threads, signal };
  const { matrix } = prepare(customers, preparation);
  const ours = (await fit(matrix, fitting)).labels;

  const halves = halvesOf(customers.rowCount, seed);
  const targets = targetsOf(customers, name);
  const shares = targets.map(() => ({ ours: 0, theirs: 0 }));
  for (const [seen, unseen] of [halves, halves.toReversed()] as const) {
    const known = prepare(selectRows(customers, seen), preparation);
    const model = await fit(known.matrix, fitting);
    const assigned = predict(model.centroids, applyRecipe(known.recipe, selectRows(customers, unseen)));
    const place = new Uint8Array(customers.rowCount);
    seen.forEach((row, i) => {
      place[row] = model.labels[i];
    });
    unseen.forEach((row, i) => {
      place[row] = assigned[i];
    });
    for (const [at, target] of targets.entries()) {
      shares[at].ours += unseenShare(target, place, k, seen, unseen) / 2;
      shares[at].theirs += unseenShare(target, theirs, k, seen, unseen) / 2;
    }
  }
  const explained = targets
    .map(({ column, kind }, at): Explained => ({ column, kind, ...shares[at] }))
    .filter(({ kind, ours: a, theirs: b }) => kind === "value" || Math.max(a, b) >= LEAST_EXPLAINED)
    .toSorted((p, q) => Number(q.kind === "value") - Number(p.kind === "value") || most(q) - most(p))
    .slice(0, SHOWN);
  const segments = crossTable(existing.levels, theirs, ours, k, minCell);
  const keep = overall(explained, "ours") - overall(explained, "theirs") > WORTH_A_CHANGE ? "ours" : "theirs";
  return {
    column: name,
    k,
    customers: customers.rowCount,
    existing: segments,
    adjustedRandIndex: adjustedRandIndex(theirs, ours),
    changes: changesBetween(segments, k),
    explained,
    keep,
    sentence: sentenceOf(name, k, explained, keep),
  };
}

function existingSegments(
  table: CustomerTable,
  name: string,
  minCell: number,
): { readonly codes: Int32Array; readonly levels: readonly string[] } {
  const column = table.columns.find((each) => each.name === name);
  if (column === undefined) {
    const names = table.columns.map((each) => each.name);
    throw refused(
      `--against must name a column of the table; got ${name}. Columns at hand: ${names.slice(0, 40).join(", ")}${names.length > 40 ? ` and ${names.length - 40} more` : ""}.`,
    );
  }
  if (column.kind === "unread")
    throw refused(
      `--against must name a column of few segments; ${name} was not read (${column.why}). Group its values in the source.`,
    );
  if (column.role === "feature")
    throw refused(
      `--against must name a column that is not clustered; ${name} is a feature. Leave it out of --features.`,
    );
  const { codes, levels }: Pick<CategoricalColumn, "codes" | "levels"> =
    column.kind === "categorical" ? column : bandsOf(column, minCell);
  const largest = largestLevels(codes, levels);
  const folded = foldRareLevels(largest.codes, largest.levels, minCell);
  if (folded.levels.length < 2) {
    throw refused(
      `--against must name at least two segments of ${minCell} customers or more; ${name} has ${folded.levels.length}. Name another column.`,
    );
  }
  return folded;
}

/** The largest levels, ties in their order; where there are more than can be compared, all others as one. */
function largestLevels(codes: Int32Array, levels: readonly string[]): Pick<CategoricalColumn, "codes" | "levels"> {
  if (levels.length <= MOST_SEGMENTS) return { codes, levels };
  const counts = new Float64Array(levels.length);
  for (const code of codes) if (code >= 0) counts[code]++;
  const falling = levels.map((_, level) => level).sort((a, b) => counts[b] - counts[a] || a - b);
  const kept = falling.slice(0, MOST_SEGMENTS - 1).sort((a, b) => a - b);
  const place = new Map(kept.map((level, at) => [level, at]));
  return {
    codes: codes.map((code) => (code < 0 ? -1 : (place.get(code) ?? kept.length))),
    levels: [...kept.map((level) => levels[level]), "other"],
  };
}

function crossTable(
  levels: readonly string[],
  theirs: Uint8Array,
  ours: Uint8Array,
  k: number,
  minCell: number,
): readonly ExistingSegment[] {
  const counts = new Float64Array(levels.length * k);
  for (let row = 0; row < theirs.length; row++) counts[theirs[row] * k + ours[row]]++;
  const hidden = hideSmallCells({ counts, levelCount: levels.length, groupCount: k }, minCell).cells;
  return levels.map((level, at) => {
    const own = counts.subarray(at * k, at * k + k);
    const size = own.reduce((sum, count) => sum + count, 0);
    const shares = Array.from(own, (count, segment) => (hidden[at * k + segment] === 1 ? null : count / size));
    return { level, size, shares };
  });
}

/** Two halves of the rows, by seeded hash of their place in canonical order. */
function halvesOf(rowCount: number, seed: number): readonly [Uint32Array, Uint32Array] {
  const rows = Uint32Array.from({ length: rowCount }, (_, row) => row);
  const first = Uint8Array.from(rows, (row) => createRandom(seed, row).uint32() & 1);
  return [rows.filter((row) => first[row] === 1), rows.filter((row) => first[row] === 0)];
}

function most({ ours, theirs }: Explained): number {
  return Math.max(ours, theirs);
}

/** Value counts as much as all outcomes together. */
function overall(explained: readonly Explained[], side: "ours" | "theirs"): number {
  const mean = (some: readonly Explained[]): number =>
    some.reduce((sum, each) => sum + Math.max(0, each[side]), 0) / some.length;
  const kinds = (["value", "outcome"] as const).map((kind) => explained.filter((each) => each.kind === kind));
  const present = kinds.filter((some) => some.length > 0);
  return present.length === 0 ? 0 : present.reduce((sum, some) => sum + mean(some), 0) / present.length;
}

function sentenceOf(name: string, k: number, explained: readonly Explained[], keep: Against["keep"]): string {
  const percent = (share: number): string => `${Math.round(100 * Math.max(0, share))}%`;
  if (explained.length === 0) {
    return `Keep ${name}: nothing is described that either could explain, so there is no reason to change.`;
  }
  const parts = (["value", "outcome"] as const).flatMap((kind) => {
    const some = explained.filter((each) => each.kind === kind);
    if (some.length === 0) return [];
    const what = kind === "value" ? some[0].column : some.length === 1 ? some[0].column : `${some.length} outcomes`;
    return [`${percent(overall(some, "ours"))} against ${percent(overall(some, "theirs"))} of ${what}`];
  });
  const told = `of customers not seen before, our ${k} segments explain ${parts.join(" and ")}`;
  return keep === "ours"
    ? `The ${k} segments found tell more than ${name}: ${told}.`
    : `Keep ${name}, the old one: ${told}; that is not more by a point, and a change costs.`;
}

function refused(message: string): SegmentError {
  return new SegmentError("bad-option", message);
}

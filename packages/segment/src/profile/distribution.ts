import type { NumericColumn } from "../customer-table.js";
import { countBelow } from "../statistics/counts-at.js";
import { quantile } from "../statistics/quantile.js";
import { hideSmallCells } from "./hide-small-cells.js";
import type { Distribution } from "./profile-types.js";
import type { SortedGroups } from "./sorted-groups.js";

/** How a distribution is counted. */
export interface DistributionOptions {
  /** Customers in each segment, with a value or without. */
  readonly sizes: Float64Array;
  readonly minCell: number;
  /** Bands of equal ratio in place of bands of equal width: for a column that enters the model by its logarithm. */
  readonly isLog: boolean;
}

/** Outermost edges lie between these quantiles: the bands beyond are open, so that no edge tells a minimum or a maximum. */
const INNER = [0.01, 0.99] as const;
const MOST_BANDS = 24;
const FEWEST_BANDS = 6;

/**
 * Count the customers of each segment in bands of a numeric column, the same bands for all.
 *
 * @param column Original units; its `measure` says whether edges must be whole.
 * @param sorted Its values by segment, ascending.
 * @param options See `DistributionOptions`.
 * @returns The counts; null for a flag, and for a column with a single band. Bands of few customers are hidden with what would reveal
 * them; customers without a value are counted beside the bands meanwhile, so that their number does not follow either.
 */
export function distribution(
  column: NumericColumn,
  sorted: SortedGroups,
  options: DistributionOptions,
): Distribution | null {
  const { all, groups } = sorted;
  const { sizes, minCell, isLog } = options;
  if (column.measure === "flag" || all.length < minCell) return null;
  const edges = isLog ? ratioEdges(all, column, minCell) : widthEdges(all, column, minCell);
  if (edges.length === 0) return null;
  const k = groups.length;
  const bands = edges.length + 1;
  const counts = new Float64Array((bands + 1) * k);
  groups.forEach((group, s) => {
    let from = 0;
    for (let band = 0; band < bands; band++) {
      const to = band < edges.length ? countBelow(group, edges[band]) : group.length;
      counts[band * k + s] = to - from;
      from = to;
    }
    counts[bands * k + s] = sizes[s] - group.length;
  });
  const hidden = hideSmallCells({ counts, levelCount: bands + 1, groupCount: k }, minCell);
  const indexes = Array.from({ length: bands }, (_, band) => band);
  const total = (band: number): number => groups.reduce((sum, _, s) => sum + counts[band * k + s], 0);
  return {
    column: column.name,
    scale: isLog ? "log" : "linear",
    edges,
    base: indexes.map((band) => (hidden.totals[band] === 1 ? null : total(band))),
    segments: groups.map((_, s) =>
      indexes.map((band) => (hidden.cells[band * k + s] === 1 ? null : counts[band * k + s])),
    ),
  };
}

function widthEdges(all: Float64Array, column: NumericColumn, minCell: number): readonly number[] {
  const [low, high] = INNER.map((p) => quantile(all, p));
  const nice = niceStep((high - low) / bandsFor(all.length, minCell));
  const step = isWhole(column) ? Math.max(1, Math.ceil(nice)) : nice;
  if (!(step > 0)) return [];
  const edges: number[] = [];
  const first = Math.floor(low / step) + 1;
  const last = Math.floor(high / step);
  for (let i = first; i <= last; i++) edges.push(tidy(i * step));
  return edges;
}

function ratioEdges(all: Float64Array, column: NumericColumn, minCell: number): readonly number[] {
  const [low, high] = INNER.map((p) => Math.log1p(Math.max(0, quantile(all, p))));
  const bands = bandsFor(all.length, minCell);
  const edges: number[] = [];
  for (let i = 1; i < bands; i++) {
    const at = Number(Math.expm1(low + ((high - low) * i) / bands).toPrecision(2));
    const edge = isWhole(column) ? Math.round(at) : at;
    if (edge > Math.expm1(low) && edge > (edges.at(-1) ?? Number.NEGATIVE_INFINITY)) edges.push(edge);
  }
  return edges;
}

/** As many bands as leave some tens of customers in each. */
function bandsFor(rowCount: number, minCell: number): number {
  return Math.min(MOST_BANDS, Math.max(FEWEST_BANDS, Math.round(Math.sqrt(rowCount / minCell))));
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is no less than `width`; 0 where there is no width. */
function niceStep(width: number): number {
  if (!(width > 0) || !Number.isFinite(width)) return 0;
  const power = 10 ** Math.floor(Math.log10(width));
  return tidy(power * ([1, 2, 2.5, 5, 10].find((factor) => power * factor >= width * (1 - 1e-9)) ?? 10));
}

/** Without the rounding error of a product: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function isWhole({ measure }: NumericColumn): boolean {
  return measure === "count" || measure === "days";
}

import type { Matrix } from "@coterie/kmeans";
import { drawRows, gatherRows } from "../compare/criteria/draw-rows.js";
import { PURPOSE, taskSeed } from "../compare/criteria/task-seed.js";
import { refuseUnknown } from "../refuse-unknown.js";
import { inSlices } from "../share/in-slices.js";
import { shareTasks } from "../share/share-tasks.js";
import type { Helper } from "../share/shared-stage.js";
import { nextTurn } from "../share/slices.js";
import { type Recluster, reclusterStage } from "./recluster-task.js";

/** Segments found anew on resamples of customers: what intervals are taken from. */
export interface Reclusterings {
  /** Customers drawn from, by their rows in the table. */
  readonly sample: Uint32Array;
  /** Their rows are places in the sample. */
  readonly draws: readonly Recluster[];
}

/** How often segments are found anew. */
export interface ReclusterOptions {
  /** Unsigned 32-bit integer (default 0): that of the comparison, whose resamples these then are. */
  readonly seed?: number | undefined;
  /** Default 100. */
  readonly resamples?: number | undefined;
  /** Customers to draw from at most (default 4,000). */
  readonly rows?: number | undefined;
  /** One integer a row that the sample is drawn by (default: the row's place). */
  readonly rowHashes?: ArrayLike<number> | undefined;
  /** The table's row for each of the matrix (default: the same), where some of the table are not clustered. */
  readonly tableRows?: ArrayLike<number> | undefined;
  /** Threads that take part of the work; what comes out does not depend on them (default none). */
  readonly helpers?: readonly Helper[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Draw customers with replacement, cluster them anew, and match each new cluster with the segment it shares most with: what stability is taken from,
 * kept so that numbers of segments get intervals. Not a resampling with labels fixed, which would take the borders for known.
 * Helpers begin at once, this thread after those who wait for a turn.
 *
 * @param matrix Customers in model space.
 * @param labels Segment of each customer, from 0.
 * @param k Segments.
 * @param options.seed That of the comparison.
 * @returns The resamples whose customers could be clustered.
 * @throws {SegmentError} `aborted`.
 * @remarks Matches are made by falling Jaccard similarity, each cluster and each segment once.
 */
export async function reclusterings(
  matrix: Matrix,
  labels: ArrayLike<number>,
  k: number,
  options: ReclusterOptions = {},
): Promise<Reclusterings> {
  refuseUnknown(options, ["seed", "resamples", "rows", "rowHashes", "tableRows", "helpers", "signal"]);
  const { seed = 0, resamples = 100, rows: most = 4000, rowHashes, tableRows, helpers = [], signal } = options;
  const rows = drawRows(matrix.rowCount, most, taskSeed(seed, PURPOSE.sample), rowHashes);
  const bench = { sample: gatherRows(matrix, rows), labels: Uint8Array.from(rows, (row) => labels[row]), k, seed };
  const tasks = Array.from({ length: resamples }, (_, b) => b);
  const shared = shareTasks(reclusterStage, bench, tasks, helpers);
  await nextTurn();
  const found = await shared.finish(inSlices((b) => reclusterStage.run(bench, b), signal));
  return {
    sample: tableRows === undefined ? rows : rows.map((row) => tableRows[row]),
    draws: found.filter((draw) => draw !== null),
  };
}

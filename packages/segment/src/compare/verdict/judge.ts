import type { KMeansModel, Matrix } from "@coterie/kmeans";
import { SegmentError } from "../../segment-error.js";
import { type JudgeOptions, resolveJudgeOptions } from "./judge-options.js";
import { type Judged, judgeSteps } from "./judge-steps.js";

/** How long the event loop is held at most, a single fit apart. */
const SLICE_MS = 20;

/**
 * Judge every K fitted: are there segments, how many, and which borders are real?
 *
 * Everything is taken on at most 4,000 rows drawn by seeded hash, so the cost does not depend on the number of customers, and neither
 * does the verdict grow firmer with it. Row weights play no part.
 *
 * @param matrix Customers in model space, in canonical order. Not modified.
 * @param models A fitted model for each K, as `compare` gives them.
 * @param options How; the result depends on `seed`, and on no clock or thread.
 * @returns Each K's criteria. `judgementOf` draws the verdict from them.
 * @throws {SegmentError} `bad-option`, `bad-data` before any work; `aborted`.
 * @remarks O((resamples + nullDraws) · rows · featureCount · Σ K) times the passes of a fit.
 */
export async function judge(
  matrix: Matrix,
  models: ReadonlyMap<number, KMeansModel>,
  options: JudgeOptions = {},
): Promise<Judged> {
  const resolved = resolveJudgeOptions(matrix, models, options);
  const { signal, onProgress } = options;
  refuseAborted(signal);
  const steps = judgeSteps(matrix, models, resolved);
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnd) continue;
    onProgress?.(step.value);
    await new Promise((resolve) => setTimeout(resolve, 0));
    refuseAborted(signal);
    sliceEnd = performance.now() + SLICE_MS;
  }
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new SegmentError("aborted", "the comparison was stopped before it ended. Nothing was kept.");
}

import { SegmentError } from "../segment-error.js";
import { slices } from "./slices.js";

/**
 * Do tasks one after the other, letting others have their turn.
 *
 * @param run Does one.
 * @param signal Aborting it refuses the next with code `aborted`.
 */
export function inSlices<Task, Answer>(
  run: (task: Task) => Answer,
  signal: AbortSignal | undefined,
): (task: Task) => Promise<Answer> {
  const slice = slices();
  return async (task) => {
    if (slice.isOver()) await slice.next();
    if (signal?.aborted)
      throw new SegmentError("aborted", "the description of segments was stopped. Nothing was kept.");
    return run(task);
  };
}

import { SegmentError } from "../segment-error.js";

/** How long the event loop is held at most, a single task apart. */
const SLICE_MS = 20;

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
  let sliceEnd = performance.now() + SLICE_MS;
  return async (task) => {
    if (performance.now() >= sliceEnd) {
      await nextTurn();
      sliceEnd = performance.now() + SLICE_MS;
    }
    if (signal?.aborted)
      throw new SegmentError("aborted", "the description of segments was stopped. Nothing was kept.");
    return run(task);
  };
}

/** Let everyone who waits have a turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

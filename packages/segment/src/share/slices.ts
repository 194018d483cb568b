/** How long the event loop is held at most, a single piece of work apart. */
const SLICE_MS = 20;

/** Time held in slices, between which others have their turn. */
export interface Slices {
  /** Whether it is time to let others have theirs. */
  isOver(): boolean;
  /** Let everyone who waits have a turn, and begin the next slice. */
  next(): Promise<void>;
}

/** Slices, the first of which begins now. */
export function slices(): Slices {
  let end = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() >= end,
    next: async () => {
      await nextTurn();
      end = performance.now() + SLICE_MS;
    },
  };
}

/** Let everyone who waits have a turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

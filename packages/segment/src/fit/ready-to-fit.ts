import { endIdleThreads, readyThreads } from "@coterie/kmeans";

/** Customers below which threads take longer to start than they save. */
const WORTH_THREADS = 20_000;

/**
 * Start the threads of a fit while customers are still being prepared for it.
 *
 * @param customers How many will be clustered.
 * @param threads As the fit will be told.
 */
export function readyToFit(customers: number, threads: number | undefined): void {
  if (customers >= WORTH_THREADS) readyThreads(threads);
}

/** Let go of the threads of fits, where none will come any more. */
export function doneFitting(): void {
  endIdleThreads();
}

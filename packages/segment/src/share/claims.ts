/** Marks for so many tasks, none of them taken; where threads share them, in memory that all see. */
export function openClaims(count: number, isShared: boolean): Int32Array {
  return isShared ? new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT)) : new Int32Array(count);
}

/** Take a task: false where someone else has it. */
export function claimTask(claims: Int32Array, at: number): boolean {
  return Atomics.compareExchange(claims, at, 0, 1) === 0;
}

/** Leave no task to be taken. */
export function closeClaims(claims: Int32Array): void {
  for (let at = 0; at < claims.length; at++) Atomics.store(claims, at, 1);
}

/** Share of the tasks that are taken, 0 to 1. */
export function shareClaimed(claims: Int32Array): number {
  let taken = 0;
  for (let at = 0; at < claims.length; at++) taken += Atomics.load(claims, at);
  return taken / claims.length;
}

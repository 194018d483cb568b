import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** Jiffies a second in /proc/self/stat; 100 on every Linux that Node runs on. */
const TICKS = 100;

/**
 * Start watching how busy other programs keep the machine while a child of this process runs.
 *
 * @returns {() => number | null} Call when the child has ended: cores that neither it nor this process kept busy, on average. Null where
 *   the system does not tell (anything but Linux).
 */
export function watchOthers() {
  const before = reading();
  return () => {
    const after = reading();
    if (before === null || after === null) return null;
    const seconds = (after.atMs - before.atMs) / 1000;
    const others = (after.busySeconds - before.busySeconds - (after.ownSeconds - before.ownSeconds)) / seconds;
    return Math.max(0, Math.round(others * 100) / 100);
  };
}

/**
 * Wait until other programs have used little for a second.
 *
 * @param {number} cores What counts as little.
 * @param {number} limitSeconds How long to wait at most.
 */
export function waitForCalm(cores, limitSeconds) {
  for (let waited = 0; waited < limitSeconds; waited++) {
    const others = watchOthers();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
    const busy = others();
    if (busy === null || busy < cores) return;
  }
}

function reading() {
  if (process.platform !== "linux") return null;
  const stat = readFileSync("/proc/self/stat", "utf8");
  // The name in parentheses may hold anything; after it the 12th to 15th fields are own and waited-for children's user and system time.
  const own = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15);
  const busyMs = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return {
    atMs: performance.now(),
    busySeconds: busyMs / 1000,
    ownSeconds: own.reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS,
  };
}

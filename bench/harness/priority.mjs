import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { BenchError } from "./bench-error.mjs";

/** Linux weighs the programs of one session against those of another by this file, and within it by their own priority. */
const SESSION = "/proc/self/autogroup";

/**
 * Put this process, and with it every side it starts, before what else runs on the machine, until it ends.
 *
 * @throws {BenchError} `setup` where the system does not allow it.
 */
export function raisePriority() {
  try {
    setPriority(constants.priority.PRIORITY_HIGH);
    if (existsSync(SESSION)) raiseSession();
  } catch (cause) {
    throw new BenchError("setup", "The priority cannot be raised without the right to. Leave --priority out.", {
      cause,
    });
  }
}

function raiseSession() {
  const before = /nice (-?\d+)/.exec(readFileSync(SESSION, "utf8"))?.[1] ?? "0";
  writeFileSync(SESSION, String(constants.priority.PRIORITY_HIGH));
  process.on("exit", () => writeFileSync(SESSION, before));
}

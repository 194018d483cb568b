import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ServerError } from "../server-error.js";

interface Holder {
  readonly pid: number;
  /** When the process started, by the system's own count, so that a number used again is not taken for it; null where unknown. */
  readonly started: string | null;
  /** Where it answers; empty until it listens. */
  readonly address: string;
}

/** The hold of this process on a project folder. */
export interface Lock {
  /** Say where this process answers, for whoever finds the folder taken. */
  announce(address: string): void;
  release(): void;
}

const name = "lock.json";

/**
 * Take a project folder for this process alone. A lock whose process is gone (killed, or the machine went down) is taken over.
 *
 * @throws {ServerError} `project-in-use`: says by which process and where it answers.
 */
export function takeLock(folder: string): Lock {
  const path = join(folder, name);
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      hold(path, "", "wx");
      return {
        announce: (address) => hold(path, address, "w"),
        release: () => {
          if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(path);
    if (holder !== null && isAlive(holder)) throw inUse(folder, holder);
    takeAway(path);
  }
  throw inUse(folder, readHolder(path));
}

function hold(path: string, address: string, flag: "wx" | "w"): void {
  const holder: Holder = { pid: process.pid, started: startOf(process.pid), address };
  const file = openSync(path, flag, 0o600);
  try {
    writeSync(file, JSON.stringify(holder));
  } finally {
    closeSync(file);
  }
}

/** A stale lock leaves under a name of our own: of two that try, one finds it gone. */
function takeAway(path: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function readHolder(path: string): Holder | null {
  try {
    const { pid, started, address } = JSON.parse(readFileSync(path, "utf8")) as Partial<Holder>;
    return typeof pid === "number" ? { pid, started: started ?? null, address: address ?? "" } : null;
  } catch {
    return null;
  }
}

function isAlive({ pid, started }: Holder): boolean {
  if (pid === process.pid && started === startOf(pid)) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const found = startOf(pid);
  return started === null || found === null || found === started;
}

/** Boot and start time of a process, from Linux; null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}

function inUse(folder: string, holder: Holder | null): ServerError {
  const who = holder === null ? "another studio" : `the studio with process number ${holder.pid}`;
  const where = holder === null || holder.address === "" ? "" : ` at ${holder.address}`;
  return new ServerError(
    "project-in-use",
    `The project ${folder} must be open in one studio at a time; ${who} has it open${where}. Go on there, stop it, or choose another --project.`,
  );
}

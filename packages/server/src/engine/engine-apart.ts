import { type ChildProcess, fork } from "node:child_process";
import { type Engine, type EngineProgress, TaskFailure, type TaskResult } from "./engine.js";
import type { EngineLimits } from "./engine-here.js";
import type { FromEngine, ToEngine } from "./messages.js";

/** How long a cancelled task may take to notice before its process is ended. */
const patienceMs = 2000;

interface Waiting {
  readonly onProgress: (progress: EngineProgress) => void;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (failure: TaskFailure) => void;
}

/**
 * An engine in a process of its own, so that the service answers while it computes and survives if it dies. It starts at once, to be
 * warm when the first table comes; a new one starts when the last was ended or died.
 *
 * @param entry The script that calls `runEngineProcess`.
 * @param scratch Folder for what does not fit in memory.
 */
export function engineApart(entry: URL, scratch: string, limits: EngineLimits): Engine {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | null = start();
  let nextId = 1;

  function start(): ChildProcess {
    const started = fork(entry, [String(limits.threads), String(limits.memoryBytes)], {
      env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    started.on("message", (message: FromEngine) => {
      if (message.type === "ready") return;
      const asked = waiting.get(message.id);
      if (asked === undefined) return;
      if (message.type === "progress") return asked.onProgress({ what: message.what, fraction: message.fraction });
      waiting.delete(message.id);
      if (message.type === "done") asked.resolve(message.result);
      else asked.reject(new TaskFailure(message.problem));
    });
    started.on("error", () => {});
    started.on("exit", () => {
      if (child !== started) return;
      child = null;
      for (const { reject } of waiting.values()) reject(died());
      waiting.clear();
    });
    return started;
  }

  function tell(message: ToEngine): void {
    child ??= start();
    child.send(message, () => {});
  }

  return {
    perform(task, signal, onProgress) {
      const id = nextId++;
      return new Promise<TaskResult>((resolve, reject) => {
        if (signal.aborted) return reject(cancelled());
        let patience: NodeJS.Timeout | undefined;
        const stop = (): void => {
          tell({ type: "cancel", id });
          const busy = child;
          patience = setTimeout(() => {
            if (!waiting.delete(id)) return;
            if (child === busy) child = null;
            busy?.kill("SIGKILL");
            settle(() => reject(cancelled()));
          }, patienceMs);
        };
        const settle = (then: () => void): void => {
          clearTimeout(patience);
          signal.removeEventListener("abort", stop);
          then();
        };
        signal.addEventListener("abort", stop, { once: true });
        waiting.set(id, {
          onProgress,
          resolve: (result) => settle(() => resolve(result)),
          reject: (failure) => settle(() => reject(failure)),
        });
        tell({ type: "perform", id, task });
      });
    },
    async close() {
      const last = child;
      child = null;
      for (const { reject } of waiting.values()) reject(cancelled());
      waiting.clear();
      if (last === null || last.exitCode !== null) return;
      const gone = new Promise((resolve) => last.once("exit", resolve));
      last.kill("SIGKILL");
      await gone;
    },
  };
}

function cancelled(): TaskFailure {
  return new TaskFailure({
    code: "aborted",
    message: "Cancelled. Nothing was written; what was there before stands.",
  });
}

function died(): TaskFailure {
  return new TaskFailure({
    code: "engine-died",
    message:
      "The process that computes ended before it was done, as it does when the machine has no memory left. What was there before stands. Close other programs or take a sample of the customers, and run again.",
  });
}

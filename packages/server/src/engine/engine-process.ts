import { constants, getPriority, setPriority } from "node:os";
import type { TaskFailure } from "./engine.js";
import { engineHere } from "./engine-here.js";
import type { FromEngine, ToEngine } from "./messages.js";

/** How far behind others long work stands, so that the service and the browser get their turn while every core computes. */
const behind = 10;

/** At most this often is the service told how far a task is. */
const everyMs = 100;

/** The life of the engine's own process: tasks come in by message, one at a time; it ends when the service does. */
export function runEngineProcess(): void {
  const own = getPriority();
  const threads = Number(process.argv[2]);
  const memoryBytes = Number(process.argv[3]);
  const engine = engineHere({ threads, memoryBytes });
  const running = new Map<number, AbortController>();
  process.on("disconnect", () => process.exit());
  process.on("SIGINT", () => {});
  process.on("message", (message: ToEngine) => {
    if (message.type === "cancel") {
      running.get(message.id)?.abort();
      return;
    }
    const { id, task } = message;
    wait(task.kind === "inspect" ? own : Math.min(constants.priority.PRIORITY_LOW, own + behind));
    const stop = new AbortController();
    running.set(id, stop);
    let toldMs = Number.NEGATIVE_INFINITY;
    let told = "";
    engine
      .perform(task, stop.signal, ({ what, fraction }) => {
        const nowMs = performance.now();
        if (what === told && nowMs - toldMs < everyMs) return;
        told = what;
        toldMs = nowMs;
        tell({ type: "progress", id, what, fraction });
      })
      .then(
        (result) => tell({ type: "done", id, result }),
        (error: unknown) => {
          const { code, message } = error as TaskFailure;
          tell({ type: "failed", id, problem: { code, message } });
        },
      )
      .finally(() => running.delete(id));
  });
  tell({ type: "ready" });
}

/** Stand where asked in the queue for the processor; many systems let a process step back but not forward again. */
function wait(priority: number): void {
  try {
    setPriority(priority);
  } catch {
    // Then as it is.
  }
}

function tell(message: FromEngine): void {
  process.send?.(message);
}

import type { Problem } from "@coterie/wire";
import type { EngineProgress, Task, TaskResult } from "./engine.js";

/** What the service tells the engine's process. */
export type ToEngine =
  | { readonly type: "perform"; readonly id: number; readonly task: Task }
  | { readonly type: "cancel"; readonly id: number };

/** What the engine's process tells the service. */
export type FromEngine =
  | { readonly type: "ready" }
  | ({ readonly type: "progress"; readonly id: number } & EngineProgress)
  | { readonly type: "done"; readonly id: number; readonly result: TaskResult }
  | { readonly type: "failed"; readonly id: number; readonly problem: Problem };

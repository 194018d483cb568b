import type { Config, Problem, Run } from "@coterie/wire";

/** A table as the engine reads it. */
export interface TablePlace {
  /** Where its file lies. */
  readonly path: string;
  /** As messages name it: the way the user did. */
  readonly shown: string;
  /** The same for the same bytes; another table, another id. */
  readonly id: string;
}

/** Look at a table: roles, figures of every column, the first picture. */
export interface InspectTask {
  readonly kind: "inspect";
  readonly table: TablePlace;
  readonly config: Config;
  /** Where the inspection is written. */
  readonly out: string;
  /** Where the configuration does not fit the table, inspect it without one. */
  readonly orWithout: boolean;
}

/** Say what to do about a table before it is clustered, and what that would change. */
export interface AdviseTask {
  readonly kind: "advise";
  readonly table: TablePlace;
  readonly config: Config;
  /** Where the advice is written. */
  readonly out: string;
}

/** Make a run: the same folder of files that `coterie run` writes. */
export interface RunTask {
  readonly kind: "run";
  readonly table: TablePlace;
  readonly config: Config;
  /** The folder it goes to. What a run before wrote there is replaced when this one is whole. */
  readonly out: string;
  /** Where what the views draw of it is written. */
  readonly view: string;
}

export type Task = InspectTask | AdviseTask | RunTask;

/** What a run came to, for lists and headlines; the model itself lies in its folder. */
export type RunSummary = Pick<Run, "k" | "ks" | "customers" | "verdict" | "segments" | "files">;

/** What a task came to. */
export type TaskResult =
  | { readonly kind: "inspect"; readonly config: Config }
  | { readonly kind: "advise" }
  | { readonly kind: "run"; readonly summary: RunSummary };

export interface EngineProgress {
  readonly what: string;
  readonly fraction: number | null;
}

/** Where the heavy work is done, one task at a time. */
export interface Engine {
  /**
   * Do a task. Its outputs appear whole or not at all.
   *
   * @param signal Aborting it stops the work within moments; nothing is left behind.
   * @throws {TaskFailure} With the words of the refusal.
   */
  perform(task: Task, signal: AbortSignal, onProgress: (progress: EngineProgress) => void): Promise<TaskResult>;
  /** Stop whatever is going on, and be gone. */
  close(): Promise<void>;
}

/** A task that did not end well: a refusal in the user's words, a cancelled task, or a failure of ours. */
export class TaskFailure extends Error {
  override readonly name = "TaskFailure";
  readonly code: string;

  constructor({ code, message }: Problem) {
    super(message);
    this.code = code;
  }
}

import { createReadStream } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Config, type Job, type Project as ProjectView, type Run, resolveConfig } from "@coterie/wire";
import { stringify } from "yaml";
import type { Engine, TablePlace, Task, TaskResult } from "../engine/engine.js";
import { TaskFailure } from "../engine/engine.js";
import { ServerError } from "../server-error.js";
import { inspectionKey, runKey } from "./config-keys.js";
import { interruptedJob } from "./interrupted-job.js";
import { makeProjectFolder, sweep, wipe } from "./open-folder.js";
import { type ProjectPaths, projectPaths } from "./project-paths.js";
import { type Incoming, receiveFile } from "./receive-file.js";
import { replayCommand } from "./replay-command.js";
import {
  emptyState,
  readJob,
  readState,
  type SavedJob,
  type SavedRun,
  type SavedSource,
  type SavedState,
} from "./saved-state.js";
import { shownName } from "./shown-name.js";
import { StateStore } from "./state-store.js";
import { writeBeside } from "./write-beside.js";

export interface ProjectOptions {
  readonly engine: Engine;
  readonly maxUploadBytes: number;
  /** The folder commands are shown for. */
  readonly cwd: string;
  /** Whether a table that has been looked at is advised on by itself. */
  readonly advises: boolean;
}

/** What is told to whoever listens: the state changed, or only how far the job is. */
export type ProjectEvent = "state" | "progress";

interface Running {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/**
 * A project: one table, what is asked of it, and the runs that were made. Everything is on disk before anyone hears of it, each file
 * whole or not at all, so that a killed service finds it again.
 */
export class Project {
  readonly #paths: ProjectPaths;
  readonly #options: ProjectOptions;
  readonly #listeners = new Set<(event: ProjectEvent) => void>();
  readonly #store: StateStore;
  #job: SavedJob | null;
  #running: Running | null = null;
  #receiving = false;
  #isClosed = false;
  #changing: Promise<void> = Promise.resolve();

  private constructor(paths: ProjectPaths, options: ProjectOptions, state: SavedState, job: SavedJob | null) {
    this.#paths = paths;
    this.#options = options;
    this.#store = new StateStore(paths, state, () => this.#tell("state"));
    this.#job = job;
  }

  /**
   * Open a project folder that this process holds the lock of. A job that was running when the last service stopped is marked so.
   *
   * @throws {ServerError} `not-a-project`, `disk-full`.
   */
  static async open(folder: string, options: ProjectOptions): Promise<Project> {
    const paths = projectPaths(folder);
    await makeProjectFolder(paths);
    const state = (await readState(paths.state)) ?? emptyState;
    await sweep(paths, state);
    const job = await readJob(paths.job);
    const project = new Project(paths, options, state, job?.state === "running" ? interruptedJob(job) : job);
    if (job?.state === "running") await project.#saveJob();
    return project;
  }

  listen(listener: (event: ProjectEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Where the project stands. */
  view(): ProjectView {
    const { revision, source, config, inspection, advice, runs } = this.#store.state;
    return {
      name: basename(this.#paths.folder),
      folder: this.#paths.folder,
      revision,
      source: source && { id: source.id, name: source.name, bytes: source.bytes, place: this.#fileOf(source) },
      config,
      yaml: stringify(resolveConfig(config)),
      command: source && replayCommand(this.#fileOf(source), this.#paths.config, this.#options.cwd),
      inspection,
      advice,
      job: this.#job,
      runs: runs.map((run) => this.#listed(run)),
      maxUploadBytes: this.#options.maxUploadBytes,
    };
  }

  /** The job alone, as it moves. */
  get job(): Job | null {
    return this.#job;
  }

  /**
   * Take in a table and look at it. It takes the place of the last one once it has been read; until then, and if it cannot be read,
   * the last one stands.
   *
   * @throws {ServerError} `busy`, and what `receiveFile` refuses.
   */
  async receive(incoming: Incoming): Promise<void> {
    this.#refuseWhileRunning("dropping another file");
    if (this.#receiving) {
      throw new ServerError("busy", "Another file is on its way into this project. Wait for it, or stop it first.");
    }
    this.#receiving = true;
    try {
      const name = shownName(incoming.name);
      const id = await this.#store.takeId();
      const received = await receiveFile({ ...incoming, name }, this.#paths.upload(id), this.#options.maxUploadBytes);
      const before = this.#store.state.source;
      if (before !== null && before.sha256 === received.sha256 && before.name === name) {
        await rm(this.#paths.upload(id), { recursive: true, force: true });
        return;
      }
      await this.#inTurn(async () => {
        this.#refuseWhileRunning("dropping another file");
        await this.#stopInspecting();
        await this.#inspect({ id, name, ...received }, this.#store.state.config, before !== null);
      });
    } finally {
      this.#receiving = false;
    }
  }

  /**
   * Change what is asked for. Where it changes how the table is read or prepared, the table is looked at again, and the change holds
   * once that has gone well.
   *
   * @param revision The one the change was made on.
   * @throws {ServerError} `changed-elsewhere`, `busy`, `disk-full`.
   */
  configure(revision: number, config: Config): Promise<void> {
    return this.#inTurn(() => this.#configure(revision, config));
  }

  async #configure(revision: number, config: Config): Promise<void> {
    this.#refuseStale(revision);
    this.#refuseWhileRunning("changing settings");
    const { source } = this.#store.state;
    if (
      source === null ||
      inspectionKey(resolveConfig(config)) === inspectionKey(resolveConfig(this.#store.state.config))
    ) {
      await this.#save((state) => ({ ...state, revision: state.revision + 1, config }));
    } else {
      await this.#stopInspecting();
      await this.#inspect(source, config, false);
    }
  }

  /**
   * Compare, keep a K, describe, write: a run. Where nothing but what describes segments has changed since the last run, it takes
   * that one's place.
   *
   * @param config What to ask for from now on; the project's own where absent.
   * @throws {ServerError} `no-table`, `changed-elsewhere`, `busy`, `disk-full`.
   */
  startRun(revision: number, config: Config = this.#store.state.config): Promise<void> {
    return this.#inTurn(() => this.#startRun(revision, config));
  }

  async #startRun(revision: number, config: Config): Promise<void> {
    this.#refuseStale(revision);
    const { source } = this.#store.state;
    if (source === null) {
      throw new ServerError("no-table", "A run needs a table; this project has none yet. Drop a file first.");
    }
    this.#refuseWhileRunning("starting another run");
    await this.#stopInspecting();
    const [last] = this.#store.state.runs;
    const isSame = last?.source === source.id && runKey(resolveConfig(last.config)) === runKey(resolveConfig(config));
    const id = isSame ? last.id : await this.#store.takeId();
    await this.#save((state) => ({ ...state, revision: state.revision + 1, config }));
    const task: Task = {
      kind: "run",
      table: this.#placeOf(source),
      config,
      out: this.#paths.run(id),
      view: this.#paths.view(id),
    };
    await this.#start("run", task, async (result) => {
      if (result.kind !== "run") return;
      await this.#save((state) => {
        const before = state.runs.find((run) => run.id === id);
        const run = { id, source: source.id, revision: (before?.revision ?? 0) + 1, config, ...result.summary };
        return { ...state, runs: [run, ...state.runs.filter((each) => each.id !== id)] };
      });
      this.#job = this.#job && { ...this.#job, run: id };
    });
    this.#adviseNext();
  }

  /** Stop the running job; resolves when it has stopped. */
  async cancel(): Promise<void> {
    const running = this.#running;
    running?.stop.abort();
    await running?.ended;
  }

  /** @throws {ServerError} `no-run`. */
  removeRun(id: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#runOf(id);
      this.#refuseWhileRunning("removing a run");
      await this.#save((state) => ({ ...state, runs: state.runs.filter((run) => run.id !== id) }));
      await rm(this.#paths.run(id), { recursive: true, force: true });
      await rm(this.#paths.view(id), { force: true });
    });
  }

  /** Everything goes: table, runs, settings. */
  wipe(): Promise<void> {
    return this.#inTurn(async () => {
      await this.cancel();
      await wipe(this.#paths);
      this.#job = null;
      await this.#save(({ revision }) => ({ ...emptyState, revision: revision + 1 }));
    });
  }

  /** @throws {ServerError} `not-found`. */
  async inspection(number: number): Promise<string> {
    if (number !== this.#store.state.inspection) throw notFound(`The inspection ${number}`);
    return readFile(this.#paths.inspection(number), "utf8");
  }

  /** @throws {ServerError} `not-found`. */
  async advice(number: number): Promise<string> {
    if (number !== this.#store.state.advice) throw notFound(`The advice ${number}`);
    return readFile(this.#paths.advice(number), "utf8");
  }

  /** What the views draw of a run. */
  async runView(id: string): Promise<string> {
    return readFile(this.#paths.view(this.#runOf(id).id), "utf8");
  }

  /** @throws {ServerError} `no-run`, `not-found`. */
  async runFile(id: string, name: string): Promise<{ readonly bytes: number; open(): NodeJS.ReadableStream }> {
    const run = this.#runOf(id);
    if (!run.files.some((file) => file.name === name)) throw notFound(`The file ${name} of run ${id}`);
    const path = join(this.#paths.run(id), name);
    const { size } = await stat(path);
    return { bytes: size, open: () => createReadStream(path) };
  }

  /** Stop what is going on and let go of the folder. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#running?.stop.abort();
    await this.#options.engine.close();
    await this.#running?.ended;
  }

  /** Look at a table; when that ends well it is the project's. */
  async #inspect(source: SavedSource, config: Config, orWithout: boolean): Promise<void> {
    const number = Number(await this.#store.takeId());
    const task: Task = {
      kind: "inspect",
      table: this.#placeOf(source),
      config,
      out: this.#paths.inspection(number),
      orWithout,
    };
    const isNew = source.id !== this.#store.state.source?.id;
    await this.#start(
      "inspect",
      task,
      async (result) => {
        if (result.kind !== "inspect") return;
        const before = this.#store.state;
        const { config } = result;
        const found = { source, config, inspection: number, advice: null };
        await this.#save((state) => ({ ...state, revision: state.revision + 1, ...found }));
        if (before.advice !== null) await rm(this.#paths.advice(before.advice), { force: true });
        if (before.inspection !== null) await rm(this.#paths.inspection(before.inspection), { force: true });
        if (isNew && before.source !== null) {
          await rm(this.#paths.upload(before.source.id), { recursive: true, force: true });
        }
      },
      async () => {
        if (isNew) await rm(this.#paths.upload(source.id), { recursive: true, force: true });
      },
    );
    this.#adviseNext();
  }

  /** Advise when the job that has just been started has ended. */
  #adviseNext(): void {
    if (!this.#options.advises) return;
    const before = this.#job?.id;
    void this.#running?.ended.then(() => this.#inTurn(() => this.#advise(before))).catch(() => {});
  }

  /** Once a table has been looked at and nothing else is going on: what to do about it. It gives way to whatever comes. */
  async #advise(after: string | undefined): Promise<void> {
    const { source, config, advice } = this.#store.state;
    if (this.#job?.id !== after || this.#job?.state !== "done" || this.#isClosed) return;
    if (source === null || advice !== null) return;
    const number = Number(await this.#store.takeId());
    const task: Task = { kind: "advise", table: this.#placeOf(source), config, out: this.#paths.advice(number) };
    await this.#start("advise", task, () => this.#save((state) => ({ ...state, advice: number })));
  }

  async #start(
    kind: Job["kind"],
    task: Task,
    onDone: (result: TaskResult) => Promise<void>,
    onFailed: () => Promise<void> = async () => {},
  ): Promise<void> {
    const id = await this.#store.takeId();
    const stop = new AbortController();
    this.#job = { id, kind, state: "running", what: "starting", fraction: null, problem: null, run: null };
    await this.#saveJob();
    const ended = this.#options.engine
      .perform(task, stop.signal, ({ what, fraction }) => {
        if (this.#job?.id !== id || stop.signal.aborted) return;
        this.#job = { ...this.#job, what, fraction };
        this.#tell("progress");
      })
      .then(onDone)
      .then(
        () => this.#end(id, "done", null),
        async (error: unknown) => {
          await onFailed();
          await this.#end(id, codeOf(error) === "aborted" ? "cancelled" : "failed", error);
        },
      )
      .finally(() => {
        if (this.#running?.stop === stop) this.#running = null;
        this.#tell("state");
      });
    this.#running = { stop, ended };
    this.#tell("state");
  }

  async #end(id: string, state: Job["state"], error: unknown): Promise<void> {
    if (this.#job?.id !== id) return;
    const problem =
      error === null ? null : { code: codeOf(error), message: error instanceof Error ? error.message : String(error) };
    this.#job = { ...this.#job, state, fraction: null, problem };
    await this.#saveJob().catch(() => {});
  }

  /** Looking and advising give way to whatever comes after them. */
  async #stopInspecting(): Promise<void> {
    if (this.#job?.kind !== "run") await this.cancel();
  }

  /** Requests that change the project, one after the other. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#changing.then(work);
    this.#changing = done.catch(() => {});
    return done;
  }

  #refuseWhileRunning(what: string): void {
    if (this.#running === null || this.#job?.kind !== "run") return;
    throw new ServerError("busy", `A run is under way in this project. Cancel it or wait for it before ${what}.`);
  }

  #refuseStale(revision: number): void {
    if (revision === this.#store.state.revision) return;
    throw new ServerError(
      "changed-elsewhere",
      "This project was changed in another tab, and nothing of this change was kept. You now see how it stands; make your change again if you still want it.",
    );
  }

  #save(change: (state: SavedState) => SavedState): Promise<void> {
    return this.#store.change(change);
  }

  async #saveJob(): Promise<void> {
    await writeBeside(this.#paths.job, `${JSON.stringify(this.#job)}\n`);
    this.#tell("state");
  }

  #tell(event: ProjectEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #placeOf(source: SavedSource): TablePlace {
    return { path: this.#fileOf(source), shown: source.name, id: source.id };
  }

  #fileOf({ id, file }: SavedSource): string {
    return join(this.#paths.upload(id), file);
  }

  #runOf(id: string): SavedRun {
    const run = this.#store.state.runs.find((each) => each.id === id);
    if (run === undefined)
      throw new ServerError("no-run", `There is no run ${id} in this project. Choose one of those listed.`);
    return run;
  }

  #listed(run: SavedRun): Run {
    const { source } = this.#store.state;
    const table = source?.id === run.source ? this.#fileOf(source) : "customers.csv";
    return { ...run, command: replayCommand(table, join(this.#paths.run(run.id), "config.yaml"), this.#options.cwd) };
  }
}

function codeOf(error: unknown): string {
  return error instanceof TaskFailure || error instanceof ServerError ? error.code : "internal";
}

function notFound(what: string): ServerError {
  return new ServerError("not-found", `${what} is not in this project any more. Reload the page to see what is.`);
}

import { stat } from "node:fs/promises";
import { platform, release } from "node:os";
import { join } from "node:path";
import {
  type CustomerTable,
  inspect,
  keepAnother,
  renameSegments,
  type Segmentation,
  withoutPersonas,
} from "@coterie/segment";
import { reportData } from "@coterie/studio";
import { type Config, type ResolvedConfig, resolveConfig } from "@coterie/wire";
import { comparisonKey, descriptionKey, readingKey } from "../project/config-keys.js";
import { writeBeside } from "../project/write-beside.js";
import { readTable } from "../stages/open-table.js";
import { compareTable, describeSegments } from "../stages/pipeline.js";
import { isWithheld, runFiles, runManifest } from "../stages/run-files.js";
import { writeRunFolder } from "../stages/run-folder.js";
import type { StageRun } from "../stages/stage-run.js";
import type { AdviseTask, InspectTask, RunSummary, RunTask, TablePlace, Task, TaskResult } from "./engine.js";
import { inspectTable } from "./inspect-table.js";

type Compared = Awaited<ReturnType<typeof compareTable>>;

interface Kept<T> {
  readonly key: string;
  readonly value: T;
}

/**
 * Does tasks one at a time and keeps the last table and the last comparison at hand, so that picking another K or renaming a segment
 * does not fit everything again. What it keeps never changes a result.
 */
export class Workbench {
  #table: Kept<CustomerTable> | null = null;
  #compared: Kept<Compared> | null = null;
  #described: Kept<Segmentation> | null = null;

  async perform(task: Task, run: StageRun): Promise<TaskResult> {
    if (task.kind === "inspect") return this.#inspect(task, run);
    return task.kind === "advise" ? this.#advise(task, run) : this.#run(task, run);
  }

  async #advise(task: AdviseTask, run: StageRun): Promise<TaskResult> {
    const config = resolveConfig(task.config);
    const { prepare: mode, minCell, columns, weights, seed } = config;
    const advice = await inspect(await this.#read(task.table, config, run), {
      mode,
      minCell,
      columns,
      weights,
      seed,
      signal: run.signal,
      onProgress: run.report,
    });
    run.signal.throwIfAborted();
    await writeBeside(task.out, JSON.stringify(advice));
    return { kind: "advise" };
  }

  async #inspect(task: InspectTask, run: StageRun): Promise<TaskResult> {
    const { config, table } = await this.#fitting(task, run);
    run.report("looking at the columns", null);
    const inspection = inspectTable(table, resolveConfig(config));
    run.signal.throwIfAborted();
    await writeBeside(task.out, JSON.stringify(inspection));
    return { kind: "inspect", config };
  }

  /** The table by the configuration asked for, or by none where that does not fit it. */
  async #fitting(
    { table, config, orWithout }: InspectTask,
    run: StageRun,
  ): Promise<{ readonly config: Config; readonly table: CustomerTable }> {
    try {
      return { config, table: await this.#read(table, resolveConfig(config), run) };
    } catch (error) {
      if (!orWithout || run.signal.aborted || Object.keys(config).length === 0) throw error;
      return { config: {}, table: await this.#read(table, resolveConfig({}), run) };
    }
  }

  async #read(place: TablePlace, config: ResolvedConfig, run: StageRun): Promise<CustomerTable> {
    const key = `${place.id} ${readingKey(config)}`;
    if (this.#table?.key === key) return this.#table.value;
    this.#table = null;
    this.#compared = null;
    const value = await readTable(place.path, config, run, place.shown);
    this.#table = { key, value };
    return value;
  }

  async #run(task: RunTask, run: StageRun): Promise<TaskResult> {
    const startedMs = performance.now();
    const startedAt = new Date();
    const config = resolveConfig(task.config);
    const table = await this.#read(task.table, config, run);
    const compared = await this.#compare(task.table, table, config, run);
    run.signal.throwIfAborted();
    const described = await this.#describe(task.table, compared, config, run);
    const provenance = { ...described.provenance, config: { ...config } };
    const model = renameSegments({ ...described, provenance }, config.names ?? {});
    run.signal.throwIfAborted();
    run.report("writing", null);
    const files = runFiles(model, table, config);
    const shown = isWithheld(model, config) ? withoutPersonas(model) : model;
    await writeRunFolder(
      task.out,
      files,
      runManifest(model, table),
      () =>
        `${JSON.stringify(
          {
            formatVersion: 1,
            startedAt: startedAt.toISOString(),
            elapsedMs: Math.round(performance.now() - startedMs),
            customers: task.table.shown,
            threads: run.threads,
            memoryBytes: run.memoryBytes,
            node: process.version,
            platform: `${platform()} ${release()} ${process.arch}`,
          },
          null,
          2,
        )}\n`,
    );
    await writeBeside(task.view, JSON.stringify(reportData(shown)));
    return { kind: "run", summary: await summaryOf(model, config, task.out, Object.keys(files)) };
  }

  async #compare(place: TablePlace, table: CustomerTable, config: ResolvedConfig, run: StageRun): Promise<Compared> {
    const key = `${place.id} ${comparisonKey(config)}`;
    const canKeep = config.keep === undefined || config.k.includes(config.keep);
    if (this.#compared?.key === key && canKeep) {
      const { value } = this.#compared;
      return { ...value, comparison: keepAnother(value.comparison, config.keep) };
    }
    this.#compared = null;
    this.#described = null;
    const value = await compareTable(table, config, run);
    this.#compared = { key, value };
    return value;
  }

  /** The segments under the names they are given without a person. */
  async #describe(place: TablePlace, compared: Compared, config: ResolvedConfig, run: StageRun): Promise<Segmentation> {
    const key = `${place.id} ${descriptionKey(config)}`;
    if (this.#described?.key === key) return this.#described.value;
    const { names: _, ...unnamed } = config;
    const value = await describeSegments(compared, unnamed, run);
    this.#described = { key, value };
    return value;
  }
}

async function summaryOf(
  model: Segmentation,
  config: ResolvedConfig,
  folder: string,
  names: readonly string[],
): Promise<RunSummary> {
  const listed = [...names, "manifest.json"];
  const sizes = await Promise.all(listed.map(async (name) => (await stat(join(folder, name))).size));
  return {
    k: model.k,
    ks: [...config.k],
    customers: model.rows.segmented,
    verdict: model.comparison.verdict,
    segments: model.segments.map(({ id, name, size, share }) => ({ id, name, size, share })),
    files: listed.map((name, i) => ({ name, bytes: sizes[i]! })),
  };
}

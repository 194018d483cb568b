import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk, DuckDBInstance } from "@duckdb/node-api";
import { throwIfAborted } from "../throw-if-aborted.js";
import { literal, literalList } from "./quote.js";

/** A value of a small query's result. */
export type Cell = string | number | boolean | null;

/** What a scratch database may use. */
export interface ScratchOptions {
  readonly threads: number;
  readonly memoryBytes: number;
  readonly signal: AbortSignal | null;
}

/**
 * A private temporary folder with an in-memory DuckDB that spills into it. Extension loading and the network are shut, the time
 * zone is UTC. `close` removes everything; it must be called however the work ends.
 */
export class Scratch {
  readonly dir: string;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #signal: AbortSignal | null;
  readonly #interrupt: () => void;

  private constructor(dir: string, instance: DuckDBInstance, connection: DuckDBConnection, signal: AbortSignal | null) {
    this.dir = dir;
    this.#instance = instance;
    this.#connection = connection;
    this.#signal = signal;
    this.#interrupt = () => connection.interrupt();
    signal?.addEventListener("abort", this.#interrupt);
  }

  static async open(options: ScratchOptions): Promise<Scratch> {
    // Loaded only now: tables of plain numbers do without.
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const dir = mkdtempSync(path.join(os.tmpdir(), "coterie-"));
    const remove = () => rmSync(dir, { recursive: true, force: true });
    process.on("exit", remove);
    try {
      const instance = await DuckDBInstance.create(":memory:", {
        threads: String(options.threads),
        memory_limit: `${Math.max(256, Math.floor(options.memoryBytes / 1e6))}MB`,
        temp_directory: path.join(dir, "spill"),
        autoinstall_known_extensions: "false",
        autoload_known_extensions: "false",
        allow_community_extensions: "false",
        preserve_insertion_order: "true",
      });
      const scratch = new Scratch(dir, instance, await instance.connect(), options.signal);
      scratch.#removeOnExit = remove;
      await scratch.run("SET TimeZone = 'UTC'");
      return scratch;
    } catch (error) {
      process.off("exit", remove);
      remove();
      throw error;
    }
  }

  #removeOnExit: () => void = () => {};

  /** Shut every file but these (and the folder itself), and the settings with them. */
  async lock(files: readonly string[]): Promise<void> {
    await this.run(`SET allowed_paths = [${literalList(files)}]`);
    await this.run(`SET allowed_directories = [${literal(this.dir + path.sep)}]`);
    await this.run("SET enable_external_access = false");
    await this.run("SET lock_configuration = true");
  }

  /** Run a statement for its effect. */
  async run(sql: string): Promise<void> {
    await this.#guard(() => this.#connection.run(sql));
  }

  /** All rows of a small result; whole numbers past 2^53 are never asked for. */
  async rows(sql: string): Promise<Cell[][]> {
    const reader = await this.#guard(() => this.#connection.runAndReadAll(sql));
    return reader
      .getRowsJS()
      .map((row) => row.map((value) => (typeof value === "bigint" ? Number(value) : (value as Cell))));
  }

  /** The chunks of a large result, in order. */
  async *chunks(sql: string): AsyncGenerator<DuckDBDataChunk> {
    const result = await this.#guard(() => this.#connection.stream(sql));
    for (;;) {
      const chunk = await this.#guard(() => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk;
    }
  }

  /** Appends rows to a table; close it before reading them. */
  async appender(table: string): Promise<DuckDBAppender> {
    return this.#guard(() => this.#connection.createAppender(table));
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    this.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      this.throwIfAborted();
      throw error;
    }
  }

  throwIfAborted(): void {
    throwIfAborted(this.#signal);
  }

  close(): void {
    this.#signal?.removeEventListener("abort", this.#interrupt);
    process.off("exit", this.#removeOnExit);
    this.#connection.closeSync();
    this.#instance.closeSync();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

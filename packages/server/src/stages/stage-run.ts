/** How a stage is run and watched: nothing here changes its result. */
export interface StageRun {
  readonly threads: number;
  /** What would need more is refused before the work. */
  readonly memoryBytes: number;
  readonly signal: AbortSignal;
  /** Where `-` reads from; the process's own where absent. */
  readonly stdin?: NodeJS.ReadableStream;
  /** @param fraction Share of this step that is done, 0..1, or null where unknown. */
  readonly report: (what: string, fraction: number | null) => void;
}

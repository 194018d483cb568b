/** A stream the command writes text to. */
export interface TextOutput {
  /** Resolves when more may be written; rejects with code EPIPE when the reader has gone. */
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
  /** Width in characters; 80 where unknown. */
  readonly columns: number;
}

/** Everything a command may touch besides files: injected, so that tests run commands in process. */
export interface Effects {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly stdin: NodeJS.ReadableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Milliseconds of a clock that only moves forward. */
  readonly now: () => number;
  /** Wall clock, for run-log.json alone. */
  readonly date: () => Date;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

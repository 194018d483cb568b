/** What the shell is told. Schedulers may retry on `internal` and must not on `gate`. */
export const ExitCode = { fine: 0, internal: 1, input: 2, gate: 3, interrupted: 130 } as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

const refusals = new Set([
  "CliError",
  "ServerError",
  "TablesError",
  "SegmentError",
  "KMeansError",
  "SynthError",
  "SqlError",
  "WireError",
]);

/** Exit code and message for what a command threw. A refusal carries its own words; anything else is our failure. */
export function explainFailure(error: unknown): { readonly code: ExitCode; readonly message: string } {
  const { name, message, code } = asError(error);
  if (name === "AbortError" || code === "aborted") {
    return { code: ExitCode.interrupted, message: "Interrupted. Nothing was written." };
  }
  if (code === "EPIPE") return { code: ExitCode.fine, message: "" };
  if (refusals.has(name) && code !== "worker-failed") return { code: ExitCode.input, message };
  return {
    code: ExitCode.internal,
    message: `Internal failure: ${message}. This is a defect of coterie, not of your data: run again with --debug and report the trace.`,
  };
}

function asError(error: unknown): { name: string; message: string; code: string | undefined } {
  if (!(error instanceof Error)) return { name: "", message: String(error), code: undefined };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { name: error.name, message: error.message, code };
}

import { coterie } from "./coterie.js";
import type { TextOutput } from "./effects.js";
import { ExitCode } from "./exit-code.js";

/** Run the command line on this process's arguments and streams, and leave with its exit code. */
export async function main(): Promise<void> {
  const interrupt = new AbortController();
  const onSignal = (): void => {
    if (interrupt.signal.aborted) process.exit(ExitCode.interrupted);
    interrupt.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(ExitCode.fine);
    });
  }
  process.exitCode = await coterie(process.argv.slice(2), {
    stdout: textOutput(process.stdout),
    stderr: textOutput(process.stderr),
    stdin: process.stdin,
    env: process.env,
    cwd: process.cwd(),
    now: () => performance.now(),
    date: () => new Date(),
    signal: interrupt.signal,
  });
  for (const stream of [process.stdout, process.stderr])
    await textOutput(stream)
      .write("")
      .catch(() => {});
  // Not left to come to its end by itself: a heap that is taken apart page by page takes 30 ms after a million customers.
  process.exit();
}

function textOutput(stream: NodeJS.WriteStream): TextOutput {
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    isTTY: stream.isTTY ?? false,
    columns: stream.columns ?? 80,
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { coterie } from "../src/coterie.js";
import type { Effects, ExitCode, TextOutput } from "../src/index.js";

/** What a command printed and left the shell with. */
export interface CliResult {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, gone afterwards. */
export function scratchFolder(keep: (gone: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), "coterie-cli-"));
  keep(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Run a command in this process, in `cwd`, as a terminal-less shell would. */
export async function runCli(
  args: readonly string[],
  cwd: string,
  overrides: Partial<Effects> = {},
): Promise<CliResult> {
  const stdout = collector();
  const stderr = collector();
  const code = await coterie(args, {
    stdout: stdout.output,
    stderr: stderr.output,
    stdin: Readable.from([]),
    env: {},
    cwd,
    now: () => 0,
    date: () => new Date(0),
    signal: new AbortController().signal,
    ...overrides,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function collector(): { readonly output: TextOutput; readonly text: () => string } {
  const parts: string[] = [];
  const write = async (text: string): Promise<void> => void parts.push(text);
  return { output: { write, isTTY: false, columns: 100 }, text: () => parts.join("") };
}

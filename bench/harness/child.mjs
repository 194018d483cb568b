import { spawnSync } from "node:child_process";
import { BenchError } from "./bench-error.mjs";
import { root } from "./places.mjs";

/**
 * Run one program to its end. It has the machine to itself as far as this process goes, and its peak memory is its own.
 *
 * @param {readonly string[]} command Program and arguments.
 * @param {Readonly<Record<string, string>>} [environment] Added to this process's own.
 * @returns {{ stdout: string, wallSeconds: number }}
 * @throws {BenchError} `failed`, with the last lines the program wrote to standard error.
 */
export function run([program, ...args], environment = {}) {
  const startMs = performance.now();
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32" && program === "npm",
  });
  const wallSeconds = (performance.now() - startMs) / 1000;
  if (status !== 0) {
    const why = error?.message ?? (stderr.trim().split("\n").slice(-8).join("\n") || `exit ${status ?? signal}`);
    throw new BenchError("failed", `${[program, ...args].join(" ")} failed:\n${why}`, { cause: error });
  }
  return { stdout, wallSeconds };
}

/**
 * Run a program that prints one JSON object.
 *
 * @param {readonly string[]} command
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Record<string, unknown> & { wallSeconds: number }}
 */
export function runForJson(command, environment) {
  const { stdout, wallSeconds } = run(command, environment);
  try {
    return { ...JSON.parse(stdout), wallSeconds };
  } catch (cause) {
    throw new BenchError("failed", `${command.join(" ")} did not print one JSON object:\n${stdout.slice(0, 400)}`, {
      cause,
    });
  }
}
